package io.payloom.transaction;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueRule;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What has unfinished transactions stays in the catalogue, and an account with some keeps its merchant number: under
 * another the bank would not find what it has, and "not found" may be taken as never received.
 */
@Component
class AccountsInUse implements CatalogueRule {

    private final TransactionMapper mapper;

    AccountsInUse(TransactionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Fault> objections(CatalogueContent present, CatalogueContent proposed) {
        List<Unfinished> unfinished = mapper.inUse();
        return Stream.of(
                        goneChannels(unfinished, present, proposed),
                        goneInterfaces(unfinished, proposed),
                        accounts(unfinished, present, proposed))
                .flatMap(faults -> faults)
                .toList();
    }

    private static Stream<Fault> goneChannels(
            List<Unfinished> unfinished, CatalogueContent present, CatalogueContent proposed) {
        Map<String, Integer> byChannel = new HashMap<>();
        unfinished.forEach(each -> byChannel.merge(each.channel(), each.transactions(), Integer::sum));
        return present.channels().stream()
                .map(Channel::code)
                .filter(code -> byChannel.containsKey(code) && place(proposed, code) < 0)
                .map(code -> new Fault(
                        "/channels",
                        "channel " + code + " may not be left out: " + unfinished(byChannel.getOrDefault(code, 0))));
    }

    /** What a bank still says of a transaction is understood by the interface of its operation. */
    private static Stream<Fault> goneInterfaces(List<Unfinished> unfinished, CatalogueContent proposed) {
        return unfinished.stream().flatMap(used -> {
            int place = place(proposed, used.channel());
            boolean gone = place >= 0
                    && proposed.channels().get(place).offer(used.operation()).isEmpty();
            return gone
                    ? Stream.of(new Fault(
                            "/channels/" + place + "/interfaces",
                            "interface " + used.operation().name().toLowerCase(Locale.ROOT) + " may not be left out: "
                                    + unfinished(used.transactions())))
                    : Stream.empty();
        });
    }

    private static Stream<Fault> accounts(
            List<Unfinished> unfinished, CatalogueContent present, CatalogueContent proposed) {
        return unfinished.stream().flatMap(used -> {
            int place = place(proposed, used.channel());
            Optional<Account> before = account(present, place(present, used.channel()), used.account());
            return place < 0 || before.isEmpty()
                    ? Stream.empty()
                    : objection(used, place, before.get(), account(proposed, place, used.account())).stream();
        });
    }

    private static Optional<Fault> objection(Unfinished used, int place, Account before, Optional<Account> after) {
        String pointer = "/channels/" + place + "/accounts";
        if (after.isEmpty()) {
            return Optional.of(new Fault(
                    pointer, "account " + used.account() + " may not be left out: " + unfinished(used.transactions())));
        }
        return after.get().mid().equals(before.mid())
                ? Optional.empty()
                : Optional.of(new Fault(
                        pointer,
                        "account " + used.account() + " keeps its mid " + before.mid() + ": "
                                + unfinished(used.transactions())));
    }

    private static String unfinished(int transactions) {
        return (transactions == 1 ? "1 bank transaction is" : transactions + " bank transactions are")
                + " still asked about there. Switch it off, and try again when they are done";
    }

    private static int place(CatalogueContent content, String channelCode) {
        return IntStream.range(0, content.channels().size())
                .filter(place -> content.channels().get(place).code().equals(channelCode))
                .findFirst()
                .orElse(-1);
    }

    private static Optional<Account> account(CatalogueContent content, int place, String accountCode) {
        return place < 0
                ? Optional.empty()
                : content.channels().get(place).accounts().stream()
                        .filter(account -> account.code().equals(accountCode))
                        .findFirst();
    }
}
