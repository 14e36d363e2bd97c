package io.payloom.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a bank gives money back. Only what the ledger says counts; ask while it holds the payment's refunds. */
@Component
class RefundRules {

    private final Ledger ledger;
    private final Clock clock;
    private final ZoneId bankZone;

    RefundRules(Ledger ledger, Clock clock, SimulatorProperties properties) {
        this.ledger = ledger;
        this.clock = clock;
        this.bankZone = properties.timeZone();
    }

    /** Why the bank refuses this; empty if it does not, and for whatever is no refund and no void. */
    Optional<BankCode> objection(Terms asked, @Nullable OrderKey original, String mid) {
        if (original == null) {
            return Optional.empty();
        }
        BankOrder payment = ledger.find(original);
        if (payment == null || !payment.isPayment() || !payment.foundAt(clock.instant(), mid)) {
            return Optional.of(BankCode.ORIGINAL_NOT_FOUND);
        }
        if (payment.standing().state() != OrderState.SUCCEEDED) {
            return Optional.of(BankCode.ORIGINAL_NOT_SUCCEEDED);
        }
        return asked.kind() == Kind.VOID ? objectionToVoid(asked, payment) : objectionToRefund(asked, payment);
    }

    private Optional<BankCode> objectionToRefund(Terms asked, BankOrder payment) {
        boolean covered =
                asked.currency().equals(payment.terms().currency()) && asked.amount() <= ledger.leftOf(payment.key());
        return covered ? Optional.empty() : Optional.of(BankCode.REFUND_EXCEEDS_PAYMENT);
    }

    private Optional<BankCode> objectionToVoid(Terms asked, BankOrder payment) {
        long booked = payment.standing().bookedAmount();
        boolean whole = asked.amount() == booked && ledger.leftOf(payment.key()) == booked;
        boolean sameDay = bankDay(payment.standing().changedAt()).equals(bankDay(clock.instant()));
        return whole && sameDay ? Optional.empty() : Optional.of(BankCode.NO_LONGER_VOIDABLE);
    }

    private LocalDate bankDay(Instant instant) {
        return LocalDate.ofInstant(instant, bankZone);
    }
}
