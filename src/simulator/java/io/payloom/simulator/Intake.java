package io.payloom.simulator;

import io.payloom.simulator.FrontDoor.Admitted;
import io.payloom.simulator.SimulatorProperties.Timings;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes in what is to be booked, of every kind, and lets a behaviour say what becomes of it. */
@Component
class Intake {

    private final Banks banks;
    private final Ledger ledger;
    private final RefundRules rules;
    private final Balances balances;
    private final ForcedBehaviours forced;
    private final Timings timings;
    private final Clock clock;

    Intake(
            Banks banks,
            Ledger ledger,
            RefundRules rules,
            Balances balances,
            ForcedBehaviours forced,
            SimulatorProperties properties,
            Clock clock) {
        this.banks = banks;
        this.ledger = ledger;
        this.rules = rules;
        this.balances = balances;
        this.forced = forced;
        this.timings = properties.timings();
        this.clock = clock;
    }

    /**
     * Books the order, once; a number that is known already gets its present state and a plain reply, unless something
     * else was sent under it, or another merchant number sent it.
     */
    Served take(Admitted caller, Instruction asked) {
        OrderKey key = new OrderKey(caller.bank().code(), asked.orderNo());
        Balances.Key account =
                new Balances.Key(key.bank(), caller.mid(), asked.terms().currency());
        boolean paysOut = asked.terms().payee() != null;
        Reply[] reply = {Reply.PLAIN};
        BankOrder order =
                ledger.change(key, paysOut ? account.lock() : asked.terms().originalAt(key.bank()), known -> {
                    if (known != null) {
                        return known.at(clock.instant(), timings.surpriseDelay())
                                .calledAgain();
                    }
                    Optional<BankCode> objection =
                            rules.objection(asked.terms(), asked.terms().originalAt(key.bank()), caller.mid());
                    if (objection.isPresent()) {
                        return refused(key, caller.mid(), asked, objection.get());
                    }
                    if (paysOut && asked.terms().amount() > balances.of(account)) {
                        return refused(key, caller.mid(), asked, BankCode.INSUFFICIENT_FUNDS);
                    }
                    Behaviour behaviour = behaviourFor(caller, key, asked.terms());
                    reply[0] = behaviour.reply();
                    return behaviour == Behaviour.NEVER_RECEIVED ? null : opened(key, caller.mid(), asked, behaviour);
                });
        if (order == null) {
            return new Served(key, without(asked, BankCode.ORDER_NOT_FOUND), Reply.CUT);
        }
        boolean same = order.terms().sameAs(asked.terms()) && order.arrival().isOf(caller.mid());
        return new Served(key, same ? banks.told(order) : without(asked, BankCode.ORDER_DIFFERS), reply[0]);
    }

    private Behaviour behaviourFor(Admitted caller, OrderKey key, Terms terms) {
        return forced.take(key, terms).orElseGet(() -> caller.bank().behaviourFor(terms.suffix()));
    }

    private BankOrder opened(OrderKey key, String mid, Instruction asked, Behaviour behaviour) {
        int turn = ledger.nextTurn(behaviour, asked.terms().party());
        Opening opening = new Opening(clock.instant(), timings, asked.terms(), turn);
        return booked(key, mid, asked, behaviour, behaviour.courseFrom(opening));
    }

    /** Stands in the books as failed, so that the number answers the same for ever. */
    private BankOrder refused(OrderKey key, String mid, Instruction asked, BankCode why) {
        Opening opening = new Opening(clock.instant(), timings, asked.terms(), 0);
        return booked(key, mid, asked, Behaviour.SUCCESS, opening.fails(why));
    }

    private BankOrder booked(OrderKey key, String mid, Instruction asked, Behaviour behaviour, Course course) {
        Instant now = clock.instant();
        Arrival arrival = new Arrival(
                ledger.nextReference(key.bank()), mid, behaviour, now, course.visibleAt(), asked.expiresAt());
        return BankOrder.opened(key, asked.terms(), arrival, course, asked.callbackUrl());
    }

    private BankAnswer without(Instruction asked, BankCode code) {
        return BankAnswer.without(asked.orderNo(), code, clock.instant());
    }
}
