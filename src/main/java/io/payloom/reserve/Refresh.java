package io.payloom.reserve;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ReserveRules;
import io.payloom.channel.BalanceAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the banks for their balances, each account by one instance at a time, and tells when one is low. */
@Component
class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);
    private static final String LOW = "RESERVE_LOW";
    private static final String UNKNOWN = "BALANCE_UNKNOWN";
    private static final int FAILURES_THAT_PERSIST = 5;
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Catalogues catalogues;
    private final Channels channels;
    private final ReserveMapper mapper;
    private final Doubts doubts;
    private final Transfers transfers;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    Refresh(
            Catalogues catalogues,
            Channels channels,
            ReserveMapper mapper,
            Doubts doubts,
            Transfers transfers,
            Alerts alerts,
            Database database,
            Clock clock) {
        this.catalogues = catalogues;
        this.channels = channels;
        this.mapper = mapper;
        this.doubts = doubts;
        this.transfers = transfers;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** Asks for every balance that is due, all at once; the next round waits for the slowest bank, a call deadline at most. */
    void refresh() {
        settleForgotten();
        Set<String> waiting = mapper.notDue(clock.instant());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Channel channel : catalogues.current().channels()) {
                ReserveRules rules = channel.reserve();
                if (rules != null) {
                    channel.accounts().stream()
                            .filter(account -> !waiting.contains(account.code() + ":" + rules.currency()))
                            .forEach(account -> threads.execute(() -> tryTo(channel, account, rules)));
                }
            }
        }
    }

    /** No payout goes by the balance of what the catalogue does not have any more. */
    private void settleForgotten() {
        Set<String> kept = catalogues.current().channels().stream()
                .filter(channel -> channel.reserve() != null)
                .flatMap(channel -> channel.accounts().stream())
                .map(Account::code)
                .collect(toSet());
        for (String kind : List.of(LOW, UNKNOWN, Doubts.ALERT)) {
            alerts.open(kind).stream()
                    .map(Alerts.Alert::dedupKey)
                    .filter(account -> !kept.contains(account))
                    .forEach(account ->
                            alerts.settle(kind, account, "payloom", "the catalogue has no reserve there any more"));
        }
    }

    private void tryTo(Channel channel, Account account, ReserveRules rules) {
        try {
            refresh(channel, account, rules);
        } catch (ChannelBusy | PermitsUnreachable later) {
            mapper.askAt(account.code(), rules.currency(), clock.instant().plus(SOON));
        } catch (RuntimeException unasked) {
            LOG.warn("The balance of {} is asked for later: {}", account.code(), unasked.toString());
        }
    }

    private void refresh(Channel channel, Account account, ReserveRules rules) {
        Instant before = clock.instant();
        if (mapper.balance(account.code(), rules.currency()) == null) {
            mapper.open(account.code(), rules.currency(), before);
        }
        if (mapper.claim(account.code(), rules.currency(), before, before.plus(rules.refresh())) != 1) {
            return;
        }
        switch (channels.balance(channel.code(), account.code(), rules.currency())) {
            case BalanceAnswer.Known known ->
                write(account.code(), rules, known.balance().value(), before);
            case BalanceAnswer.Unknown unknown -> failed(account.code(), rules.currency(), unknown.reason());
        }
    }

    void write(String account, ReserveRules rules, long balance, Instant asOf) {
        database.inTransaction(() -> {
            Reserves.Balance before = mapper.lock(account, rules.currency());
            mapper.write(account, rules.currency(), balance, asOf);
            doubts.weigh(account, rules.currency(), balance);
            Reserves.Balance now = requireNonNull(mapper.balance(account, rules.currency()));
            Scarcity was = mapper.scarcity(account, rules.currency());
            Scarcity is = Scarcity.of(now, rules);
            mapper.mark(account, rules.currency(), is);
            if (!is.low() && was.low()) {
                alerts.settle(LOW, account, "payloom", "there is enough again");
            } else if (is.isWorseThan(was) || is.low() && hasTransferArrived(before, now)) {
                low(now, rules);
            } else if (is.low()) {
                String last = mapper.lastTransferNo(account, rules.currency());
                String asked = last == null ? "" : " The last transfer that was asked for is " + last + ".";
                alerts.goesOn(LOW, account, null, words(now, rules) + asked, ACKNOWLEDGED_FOR);
            }
        });
        alerts.settle(UNKNOWN, account, "payloom", "the bank has said it again");
    }

    /** Money came, and was not enough. Half of what was asked for tells it from what payouts and returns move meanwhile. */
    private boolean hasTransferArrived(Reserves.Balance before, Reserves.Balance now) {
        Long asked = mapper.lastTransfer(now.account(), now.currency());
        return asked != null
                && before.balance() != null
                && now.balance() != null
                && now.balance() - before.balance() >= asked / 2;
    }

    private void low(Reserves.Balance now, ReserveRules rules) {
        String account = now.account();
        String asked = transfer(now, rules)
                .map(transferNo -> " Transfer " + transferNo + " is asked for.")
                .orElse("");
        alerts.raise(LOW, account, null, words(now, rules) + asked);
    }

    private static String words(Reserves.Balance now, ReserveRules rules) {
        return "Account " + now.account() + " has " + now.available() + " minor units of " + rules.currency()
                + " left for payouts, less than " + rules.lowBalance()
                + (now.queued() == 0 ? "" : " and the " + now.queued() + " that orders wait for")
                + ": put money on it.";
    }

    /** Up to what the account should have, beyond what orders wait for here. */
    private Optional<String> transfer(Reserves.Balance low, ReserveRules rules) {
        if (rules.topUpTo() == null) {
            return Optional.empty();
        }
        long wanted = mapper.wantedHere(low.account(), low.currency());
        long missing = rules.topUpTo() + wanted - low.available();
        return missing > 0 ? transfers.ask(low.account(), low.currency(), missing) : Optional.empty();
    }

    private void failed(String account, String currency, String reason) {
        int failures = database.inTransaction(() -> {
            mapper.failed(account, currency); // nobody else counts before it was read
            return mapper.failures(account, currency);
        });
        if (failures >= FAILURES_THAT_PERSIST) {
            alerts.goesOn(
                    UNKNOWN,
                    account,
                    null,
                    "The bank has not said the balance of " + account + " " + failures + " times in a row, last: "
                            + reason + ". Payouts go by the last one it said.",
                    ACKNOWLEDGED_FOR);
        }
    }
}
