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
    private final ForcedBehaviours forced;
    private final PayerAddress payers;
    private final Clock clock;

    Banks(SimulatorProperties properties, Ledger ledger, ForcedBehaviours forced, PayerAddress payers, Clock clock) {
        properties.banks().forEach(bank -> banks.put(bank.code(), bank));
        this.timings = properties.timings();
        this.ledger = ledger;
        this.forced = forced;
        this.payers = payers;
        this.clock = clock;
    }

    Optional<Bank> find(String code) {
        return Optional.ofNullable(banks.get(code));
    }

    Collection<Bank> all() {
        return banks.values();
    }

    /**
     * Books the order, once; a number that is known already gets its present state and a plain reply, unless it was sent
     * under another merchant number.
     */
    Paid pay(Admitted caller, String orderNo, PayRequest request) {
        Bank bank = caller.bank();
        OrderKey key = new OrderKey(bank.code(), orderNo);
        Terms terms = Terms.of(request);
        Reply[] reply = {Reply.PLAIN};
        BankOrder order = ledger.change(key, known -> {
            if (known != null) {
                return known.at(clock.instant(), timings.surpriseDelay()).calledAgain();
            }
            Behaviour behaviour = forced.take(key, terms).orElseGet(() -> bank.behaviourFor(terms.suffix()));
            reply[0] = behaviour.reply();
            return behaviour == Behaviour.NEVER_RECEIVED ? null : opened(key, caller.mid(), terms, behaviour, request);
        });
        if (order == null) {
            return new Paid(key, BankAnswer.without(orderNo, BankCode.ORDER_NOT_FOUND, clock.instant()), Reply.CUT);
        }
        boolean same = order.terms().equals(terms) && order.arrival().isOf(caller.mid());
        return new Paid(key, same ? told(order) : differs(orderNo), reply[0]);
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

    /** Lets happen to the order what is due by now. */
    @Nullable
    BankOrder advance(OrderKey key) {
        return ledger.change(key, known -> known == null ? null : known.at(clock.instant(), timings.surpriseDelay()));
    }

    private BankOrder opened(OrderKey key, String mid, Terms terms, Behaviour behaviour, PayRequest request) {
        Instant now = clock.instant();
        int turn = ledger.nextTurn(behaviour, terms.party());
        Course course = behaviour.courseFrom(new Opening(now, timings, terms.waitsForPayer(), turn));
        Arrival arrival = new Arrival(
                ledger.nextReference(key.bank()), mid, behaviour, now, course.visibleAt(), request.expiresAt());
        return BankOrder.opened(key, terms, arrival, course, request.callbackUrl());
    }

    private static boolean waitsForPayer(BankOrder order) {
        return order.standing().state() == OrderState.WAITING_PAYER;
    }

    private BankAnswer told(BankOrder order) {
        BankAnswer answer = BankAnswer.of(order, clock.instant());
        return order.terms().byRedirect() && waitsForPayer(order) ? answer.redirecting(payers.of(order.key())) : answer;
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
