package io.payloom.simulator;

import io.payloom.simulator.FrontDoor.Admitted;
import io.payloom.simulator.SimulatorProperties.Bank;
import io.payloom.simulator.SimulatorProperties.Timings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be asked of the banks; every answer is read from the ledger at the time of the simulator's clock. */
@Component
class Banks {

    private final Map<String, Bank> banks = new LinkedHashMap<>();
    private final Timings timings;
    private final Ledger ledger;
    private final PayerAddress payers;
    private final Clock clock;

    Banks(SimulatorProperties properties, Ledger ledger, PayerAddress payers, Clock clock) {
        properties.banks().forEach(bank -> banks.put(bank.code(), bank));
        this.timings = properties.timings();
        this.ledger = ledger;
        this.payers = payers;
        this.clock = clock;
    }

    Optional<Bank> find(String code) {
        return Optional.ofNullable(banks.get(code));
    }

    Collection<Bank> all() {
        return banks.values();
    }

    /** An order of another merchant number is not found. */
    BankAnswer query(Admitted caller, String orderNo) {
        Instant now = clock.instant();
        BankOrder order = advance(new OrderKey(caller.bank().code(), orderNo));
        return order != null && order.foundAt(now, caller.mid()) ? told(order) : notFound(orderNo);
    }

    /** Closes what still waits for its payer; anything else is answered as it stands. */
    BankAnswer close(Admitted caller, String orderNo) {
        Instant now = clock.instant();
        BankOrder order = ledger.change(new OrderKey(caller.bank().code(), orderNo), known -> {
            BankOrder present = known == null ? null : known.at(now, timings.surpriseDelay());
            return present != null && present.foundAt(now, caller.mid()) && waitsForPayer(present)
                    ? present.closed(now, timings.surpriseDelay())
                    : present;
        });
        return order != null && order.foundAt(now, caller.mid()) ? told(order) : notFound(orderNo);
    }

    /** The payer pays an open order now; empty if there is none or it is no longer open. */
    Optional<BankOrder> payerPays(OrderKey key) {
        Instant now = clock.instant();
        boolean[] paid = {false};
        BankOrder order = ledger.change(key, known -> {
            BankOrder present = known == null ? null : known.at(now, timings.surpriseDelay());
            paid[0] = present != null && present.standing().state() == OrderState.WAITING_PAYER;
            return present != null && paid[0] ? present.succeeded(now) : present;
        });
        return paid[0] ? Optional.ofNullable(order) : Optional.empty();
    }

    /** The money of a payout or a refund comes back now; empty if there is none that can. */
    Optional<BankOrder> comesBack(OrderKey key) {
        Instant now = clock.instant();
        boolean[] came = {false};
        BankOrder order = ledger.change(key, known -> {
            BankOrder present = known == null ? null : known.at(now, timings.surpriseDelay());
            came[0] = present != null && present.mayComeBack();
            return present != null && came[0] ? present.returned(now) : present;
        });
        return came[0] ? Optional.ofNullable(order) : Optional.empty();
    }

    /** Lets happen to the order what is due by now. */
    @Nullable
    BankOrder advance(OrderKey key) {
        return ledger.change(key, known -> known == null ? null : known.at(clock.instant(), timings.surpriseDelay()));
    }

    private static boolean waitsForPayer(BankOrder order) {
        return order.standing().state() == OrderState.WAITING_PAYER;
    }

    /** What the bank says of the order now. */
    BankAnswer told(BankOrder order) {
        BankAnswer answer = BankAnswer.of(order, clock.instant());
        return order.terms().byRedirect() && waitsForPayer(order) ? answer.redirecting(payers.of(order.key())) : answer;
    }

    private BankAnswer notFound(String orderNo) {
        return BankAnswer.without(orderNo, BankCode.ORDER_NOT_FOUND, clock.instant());
    }
}
