package io.payloom.payment;

import io.payloom.database.Database;
import io.payloom.lifecycle.AcceptOnce;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.transaction.BankTransactions;
import io.payloom.vault.CardVault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The merchant's side of payments: accept, look up, list, close. */
@Component
public class Payments {

    private final PaymentMapper mapper;
    private final PaymentMoves moves;
    private final PaymentAnnouncements announcements;
    private final BankTransactions transactions;
    private final CardVault cards;
    private final Journal journal;
    private final Runs runs;
    private final AcceptOnce once;
    private final Database database;
    private final Clock clock;

    Payments(
            PaymentMapper mapper,
            PaymentMoves moves,
            PaymentAnnouncements announcements,
            BankTransactions transactions,
            CardVault cards,
            Journal journal,
            Runs runs,
            AcceptOnce once,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.announcements = announcements;
        this.transactions = transactions;
        this.cards = cards;
        this.journal = journal;
        this.runs = runs;
        this.once = once;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Accepts a payment once: order, journal line and start message are one transaction.
     *
     * @return the order, also for a repeat of the same request, or the refusal of another request under its number
     */
    public Acceptance accept(NewPayment request) {
        return once.accept(() -> insert(request), () -> repeated(request));
    }

    private Optional<Acceptance> repeated(NewPayment request) {
        return mapper.byMerchantOrderNo(request.merchantId(), request.merchantOrderNo())
                .map(existing -> existing.fingerprint().equals(request.fingerprint())
                        ? new Acceptance.Accepted(existing.toPayment(), true)
                        : new Acceptance.NumberTaken(existing.orderNo()));
    }

    private Acceptance insert(NewPayment request) {
        String orderNo = PaymentKind.PAYMENT.nextNumber();
        NewPayment.Card card = request.card();
        String cardToken = card == null
                ? null
                : cards.store(
                        request.merchantId(), new CardVault.Card(card.number(), card.expiry(), card.holderName()));
        PaymentRow accepted =
                PaymentRow.accepted(orderNo, request, cardToken, clock.instant().truncatedTo(ChronoUnit.MICROS));
        mapper.insert(accepted);
        journal.append(Journal.Entry.first(
                orderNo, PaymentState.ACCEPTED, "ACCEPT", "merchant " + request.merchantId(), null));
        runs.open(orderNo, PaymentKind.PAYMENT);
        return new Acceptance.Accepted(accepted.toPayment(), false);
    }

    /** Empty also when the order belongs to another merchant. */
    public Optional<Payment> byOrderNo(String merchantId, String orderNo) {
        return mapper.byOrderNo(merchantId, orderNo).map(PaymentRow::toPayment);
    }

    /** Whoever's it is; for operators. */
    public Optional<Payment> find(String orderNo) {
        return mapper.byNo(orderNo).map(PaymentRow::toPayment);
    }

    public Optional<Payment> byMerchantOrderNo(String merchantId, String merchantOrderNo) {
        return mapper.byMerchantOrderNo(merchantId, merchantOrderNo).map(PaymentRow::toPayment);
    }

    /** Newest first, those before the given order number when there is one (order numbers sort by time). */
    public List<Payment> list(String merchantId, @Nullable String beforeOrderNo, int limit) {
        return mapper.list(merchantId, beforeOrderNo, limit).stream()
                .map(PaymentRow::toPayment)
                .toList();
    }

    /** Of the given orders, those that are final or have something for the payer to do; one query for all waiters. */
    public List<Payment> settledAmong(Collection<String> orderNos) {
        return orderNos.isEmpty()
                ? List.of()
                : mapper.settledAmong(orderNos).stream()
                        .map(PaymentRow::toPayment)
                        .toList();
    }

    /** Closes the order when it was not yet routed; later it asks the bank to, and the order is CLOSING until it answers. */
    public Closing close(String merchantId, String orderNo) {
        return database.inTransaction(() -> mapper.byOrderNo(merchantId, orderNo)
                .map(found -> {
                    transactions.lockLatest(found.orderNo()); // before the order, as whoever hears from a bank does
                    return close(mapper.lock(found.orderNo()), "merchant " + merchantId);
                })
                .orElseGet(Closing.Unknown::new));
    }

    private Closing close(PaymentRow payment, String actor) {
        return switch (payment.state()) {
            case ACCEPTED -> {
                PaymentRow closed = moves.move(
                        payment,
                        PaymentEvent.CLOSE,
                        actor,
                        null,
                        new Payment.Result("ORDER_CLOSED", "Closed before it was sent to a bank"));
                announcements.announce(closed);
                runs.finish(closed.orderNo());
                yield new Closing.Requested(closed.toPayment());
            }
            case ROUTED, SUBMITTED, PROCESSING -> {
                PaymentRow closing = moves.move(payment, PaymentEvent.REQUEST_CLOSE, actor, null);
                transactions.requestClose(payment.orderNo());
                yield new Closing.Requested(closing.toPayment());
            }
            case CLOSING, CLOSED -> new Closing.Requested(payment.toPayment());
            case SUCCEEDED, FAILED -> new Closing.TooLate(payment.toPayment());
        };
    }

    /** What became of a request to accept. */
    public sealed interface Acceptance {

        /** The order, newly accepted or found again. */
        record Accepted(Payment payment, boolean repeated) implements Acceptance {}

        /** The number belongs to another request of this merchant. */
        record NumberTaken(String orderNo) implements Acceptance {}
    }

    /** What became of a request to close. */
    public sealed interface Closing {

        /** CLOSED, CLOSING, or already CLOSED before. */
        record Requested(Payment payment) implements Closing {}

        /** It has succeeded or failed already. */
        record TooLate(Payment payment) implements Closing {}

        /** There is no such order of this merchant. */
        record Unknown() implements Closing {}
    }
}
