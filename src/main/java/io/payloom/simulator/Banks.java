package io.payloom.simulator;

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
    private final ForcedBehaviours forced;
    private final Clock clock;

    Banks(SimulatorProperties properties, Ledger ledger, ForcedBehaviours forced, Clock clock) {
        properties.banks().forEach(bank -> banks.put(bank.code(), bank));
        this.timings = properties.timings();
        this.ledger = ledger;
        this.forced = forced;
        this.clock = clock;
    }

    Optional<Bank> find(String code) {
        return Optional.ofNullable(banks.get(code));
    }

    Collection<Bank> all() {
        return banks.values();
    }

    /** Books the order, once; a number that is known already gets its present state and a plain reply. */
    Paid pay(Bank bank, String orderNo, PayRequest request) {
        OrderKey key = new OrderKey(bank.code(), orderNo);
        Terms terms = Terms.of(request);
        Reply[] reply = {Reply.PLAIN};
        BankOrder order = ledger.change(key, known -> {
            if (known != null) {
                return known.at(clock.instant(), timings.surpriseDelay()).calledAgain();
            }
            Behaviour behaviour = forced.take(key, terms).orElseGet(() -> bank.behaviourFor(terms.suffix()));
            reply[0] = behaviour.reply();
            return behaviour == Behaviour.NEVER_RECEIVED ? null : opened(key, terms, behaviour, request);
        });
        if (order == null) {
            return new Paid(key, BankAnswer.without(orderNo, BankCode.ORDER_NOT_FOUND, clock.instant()), Reply.CUT);
        }
        return new Paid(key, order.terms().equals(terms) ? told(order) : differs(orderNo), reply[0]);
    }

    BankAnswer query(Bank bank, String orderNo) {
        Instant now = clock.instant();
        BankOrder order = advance(new OrderKey(bank.code(), orderNo));
        return order != null && order.foundAt(now) ? told(order) : notFound(orderNo);
    }

    /** Closes what still waits for its payer; anything else is answered as it stands. */
    BankAnswer close(Bank bank, String orderNo) {
        Instant now = clock.instant();
        BankOrder order = ledger.change(new OrderKey(bank.code(), orderNo), known -> {
            BankOrder present = known == null ? null : known.at(now, timings.surpriseDelay());
            return present != null && present.foundAt(now) && closable(present)
                    ? present.closed(now, timings.surpriseDelay())
                    : present;
        });
        return order != null && order.foundAt(now) ? told(order) : notFound(orderNo);
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

    /** Lets happen to the order what is due by now. */
    @Nullable
    BankOrder advance(OrderKey key) {
        return ledger.change(key, known -> known == null ? null : known.at(clock.instant(), timings.surpriseDelay()));
    }

    private BankOrder opened(OrderKey key, Terms terms, Behaviour behaviour, PayRequest request) {
        Instant now = clock.instant();
        int turn = ledger.nextTurn(behaviour, terms.party());
        Course course = behaviour.courseFrom(new Opening(now, timings, terms.byQr(), turn));
        Arrival arrival =
                new Arrival(ledger.nextReference(key.bank()), behaviour, now, course.visibleAt(), request.expiresAt());
        return BankOrder.opened(key, terms, arrival, course, request.callbackUrl());
    }

    private static boolean closable(BankOrder order) {
        return order.standing().state() == OrderState.WAITING_PAYER;
    }

    private BankAnswer told(BankOrder order) {
        return BankAnswer.of(order, clock.instant());
    }

    private BankAnswer notFound(String orderNo) {
        return BankAnswer.without(orderNo, BankCode.ORDER_NOT_FOUND, clock.instant());
    }

    private BankAnswer differs(String orderNo) {
        return BankAnswer.without(orderNo, BankCode.ORDER_DIFFERS, clock.instant());
    }

    /** The answer to a pay call, and how it is to be given. */
    record Paid(OrderKey key, BankAnswer answer, Reply reply) {}
}
