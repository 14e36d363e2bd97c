package io.payloom.reserve;

import static java.util.Objects.requireNonNull;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Remembers which banks refuse for want of money what they say they have; joins the caller's transaction. */
@Component
class Doubts {

    static final String ALERT = "BALANCE_DOUBTED";

    private final ReserveMapper mapper;
    private final Alerts alerts;
    private final Clock clock;

    Doubts(ReserveMapper mapper, Alerts alerts, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * A bank has refused a payout for want of money.
     *
     * @param sent when the account was chosen for it: what the bank told later it has not refuted
     */
    void refused(Money amount, String account, Instant sent) {
        Reserves.Balance known = mapper.balance(account, amount.currency());
        if (known == null || known.balance() == null || known.asOf() == null || !sent.isAfter(known.asOf())) {
            return;
        }
        Doubt doubt = mapper.doubt(account, amount.currency())
                .refused(amount.value(), known.balance(), known.asOf(), clock.instant());
        mapper.doubted(account, amount.currency(), doubt);
        if (doubt.isRepeated()) {
            alerts.raise(
                    ALERT,
                    account,
                    null,
                    "The bank refuses payouts from " + account + " for want of money, " + doubt.refusals()
                            + " times in a row, and says that it has " + doubt.told() + " minor units of "
                            + amount.currency() + ". Ask it what of that can be paid out. Until " + doubt.doubtedUntil()
                            + " less than " + doubt.refused() + " is taken for sure.");
        }
    }

    /** Puts what is believed in the place of what the bank has just told. */
    void weigh(String account, String currency, long told) {
        Doubt doubt = mapper.doubt(account, currency);
        if (doubt.refused() == null) {
            alerts.settle(ALERT, account, "payloom", "the bank pays what it says it has");
            return;
        }
        Reserves.Balance now = requireNonNull(mapper.balance(account, currency));
        long spokenFor = now.held() + now.confirmed();
        if (doubt.agrees(told, spokenFor)) {
            mapper.doubted(account, currency, Doubt.NONE);
            alerts.settle(ALERT, account, "payloom", "the bank says by now what it has");
            return;
        }
        mapper.believe(
                account,
                currency,
                doubt.believed(told, spokenFor, mapper.oldestWait(account, currency), clock.instant()));
    }
}
