package io.payloom.simulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as the bank's books have it; each line of the ledger is one of these after a change. */
record BankOrder(
        OrderKey key,
        Terms terms,
        Arrival arrival,
        Standing standing,
        int payCalls,
        @Nullable Notice notice) {

    static BankOrder opened(OrderKey key, Terms terms, Arrival arrival, Course course, @Nullable String callbackUrl) {
        BankOrder order = new BankOrder(
                key,
                terms,
                arrival,
                Standing.open(course, arrival.receivedAt()),
                1,
                Notice.to(callbackUrl, course.announcement()));
        return course.state() == OrderState.SUCCEEDED ? order.succeeded(arrival.receivedAt()) : order;
    }

    BankOrder calledAgain() {
        return new BankOrder(key, terms, arrival, standing, payCalls + 1, notice);
    }

    BankOrder succeeded(Instant at) {
        if (standing.successes() > 0) {
            throw new SuccessAlreadyBooked(key);
        }
        Standing paid = standing.succeeded(at, arrival.behaviour().booked(terms));
        return new BankOrder(key, terms, arrival, paid, payCalls, notice == null ? null : notice.due(at));
    }

    /** The money came back; that is announced, whatever the behaviour. */
    BankOrder returned(Instant at) {
        return new BankOrder(
                key, terms, arrival, standing.returned(at), payCalls, notice == null ? null : notice.afresh(at));
    }

    /** Closed now; some payers pay all the same, {@code surprise} later. */
    BankOrder closed(Instant at, Duration surprise) {
        Instant paidAfterAll = arrival.behaviour() == Behaviour.PAID_AFTER_CLOSING ? at.plus(surprise) : null;
        return new BankOrder(key, terms, arrival, standing.closed(at, paidAfterAll), payCalls, notice);
    }

    BankOrder noticed(Notice changed) {
        return new BankOrder(key, terms, arrival, standing, payCalls, changed);
    }

    /** The order with all that time has brought until now: the payer's success, or the end of its validity. */
    BankOrder at(Instant now, Duration surprise) {
        Instant success = standing.succeedsAt();
        Instant expiry = standing.state() == OrderState.WAITING_PAYER ? arrival.expiresAt() : null;
        if (expiry != null && !expiry.isAfter(now) && (success == null || expiry.isBefore(success))) {
            return closed(expiry, surprise).at(now, surprise);
        }
        return success != null && !success.isAfter(now) ? succeeded(success) : this;
    }

    boolean foundAt(Instant now, String mid) {
        return arrival.isOf(mid)
                && (arrival.visibleAt() == null || !arrival.visibleAt().isAfter(now));
    }

    /** Whether time or a callback may still change something. */
    boolean unsettled() {
        return standing.succeedsAt() != null
                || (standing.state() == OrderState.WAITING_PAYER && arrival.expiresAt() != null)
                || (notice != null && notice.dueAt() != null);
    }

    boolean sameBookingAs(BankOrder other) {
        return terms.equals(other.terms) && arrival.equals(other.arrival) && standing.equals(other.standing);
    }

    /** Whether the one booked order becomes the other by coming back. */
    boolean comesBackAs(BankOrder other) {
        return mayComeBack()
                && terms.equals(other.terms)
                && arrival.equals(other.arrival)
                && standing.returned(other.standing.changedAt()).equals(other.standing);
    }

    /** Money that was sent to somebody can come back: that of a payout or a refund. */
    boolean mayComeBack() {
        return standing.state() == OrderState.SUCCEEDED && (terms.kind() == Kind.REFUND || terms.payee() != null);
    }

    /** Whether money was collected by it that can be given back. */
    boolean isPayment() {
        return terms.kind() == Kind.PAY && terms.payee() == null;
    }

    /** The payment that it gives back; null if it gives back nothing. */
    @Nullable
    OrderKey original() {
        return terms.originalAt(key.bank());
    }

    /** What a refund or a void takes of its payment, or may still take. */
    long claim() {
        if (terms.kind() == Kind.PAY) {
            return 0;
        }
        return switch (standing.state()) {
            case PROCESSING, WAITING_PAYER -> terms.amount();
            case SUCCEEDED -> standing.bookedAmount();
            case FAILED, CLOSED -> standing.succeedsAt() == null ? 0 : terms.amount();
            case RETURNED -> 0;
        };
    }

    /** What a payout takes from our account, or may still take. */
    long takenFromBalance() {
        if (terms.payee() == null) {
            return 0;
        }
        return switch (standing.state()) {
            case PROCESSING, WAITING_PAYER -> terms.amount();
            case SUCCEEDED -> standing.bookedAmount();
            case FAILED, CLOSED -> standing.succeedsAt() == null ? 0 : terms.amount();
            case RETURNED -> 0;
        };
    }

    /** The account from which a payout is paid. */
    Balances.Key balance() {
        return new Balances.Key(key.bank(), String.valueOf(arrival.mid()), terms.currency());
    }

    long amountTold() {
        return standing.successes() > 0 ? standing.bookedAmount() : terms.amount();
    }
}
