package io.payloom.payout;

import io.payloom.database.ManyRows;
import io.payloom.lifecycle.AcceptOnce;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.warning.CardLike;
import io.payloom.payout.warning.DuplicateCheck;
import io.payloom.payout.warning.Likenesses;
import io.payloom.payout.warning.PayoutWarning;
import io.payloom.vault.PayeeVault;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The merchant's side of payouts: accept, retry the unpaid rest, look up, list. */
@Component
public class Payouts {

    private final PayoutMapper mapper;
    private final PayeeVault payees;
    private final Retries retries;
    private final Likenesses likenesses;
    private final PayoutMoves moves;
    private final Journal journal;
    private final Runs runs;
    private final ManyRows rows;
    private final AcceptOnce once;
    private final Clock clock;

    Payouts(
            PayoutMapper mapper,
            PayeeVault payees,
            Retries retries,
            Likenesses likenesses,
            PayoutMoves moves,
            Journal journal,
            Runs runs,
            ManyRows rows,
            AcceptOnce once,
            Clock clock) {
        this.mapper = mapper;
        this.payees = payees;
        this.retries = retries;
        this.likenesses = likenesses;
        this.moves = moves;
        this.journal = journal;
        this.runs = runs;
        this.rows = rows;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Accepts a payout once: payee, order, journal line and start message are one transaction.
     *
     * @return the payout, also for a repeat of the same request, or why there is none
     */
    public Acceptance accept(NewPayout request) {
        return once.acceptUnknown(
                () -> accepted(request),
                () -> repeated(request.merchantId(), request.merchantOrderNo(), request.fingerprint()));
    }

    private Acceptance accepted(NewPayout request) {
        return new Acceptance.Accepted(mapper.lock(begun(request)), false);
    }

    private String begun(NewPayout request) {
        String likeness = likenesses.of(request, clock.instant());
        DuplicateCheck duplicateCheck =
                likenesses.see(request.merchantId(), List.of(likeness)).check(likeness, request);
        String orderNo = write(request, duplicateCheck);
        if (duplicateCheck.confirmation() == null) {
            runs.open(orderNo, PayoutKind.PAYOUT);
        }
        return orderNo;
    }

    /**
     * Accepts a payout that carries a refund; joins the caller's transaction.
     *
     * @return its number
     */
    public String accept(PayoutOfRefund request) {
        return begun(request.asPayout());
    }

    /** What people should look at before a payout carries a refund; null for nothing. */
    public @Nullable List<PayoutWarning> warnings(PayoutOfRefund request) {
        NewPayout payout = request.asPayout();
        return PayoutWarning.of(
                likenesses.first(likenesses.of(payout, clock.instant())), CardLike.isWrong(payout.payee()));
    }

    /** What people should look at who sent a refund by this payout; null for nothing. */
    public @Nullable List<PayoutWarning> warnings(String orderNo) {
        return PayoutWarning.of(mapper.byNo(orderNo));
    }

    /**
     * Writes payee, payout and journal line; joins the caller's transaction. What its merchant has to confirm is held, and
     * started by nobody before.
     */
    private String write(NewPayout request, DuplicateCheck duplicateCheck) {
        PayoutMapper.Row row = row(request, payees.store(request.merchantId(), request.payee()), duplicateCheck, true);
        mapper.insert(row, clock.instant());
        journal.append(accepted(row));
        holdUnconfirmed(row);
        return row.orderNo();
    }

    /**
     * Writes many of one merchant, whose processes are started later; joins the caller's transaction.
     *
     * @param seen what looks like them; these are added
     */
    public void write(List<NewPayout> requests, Likenesses.Seen seen, Instant now) {
        List<String> tokens = payees.store(
                requests.getFirst().merchantId(),
                requests.stream().map(NewPayout::payee).toList());
        List<PayoutMapper.Row> all = new ArrayList<>();
        for (int index = 0; index < requests.size(); index++) {
            String likeness = likenesses.of(requests.get(index), now);
            PayoutMapper.Row row =
                    row(requests.get(index), tokens.get(index), seen.check(likeness, requests.get(index)), false);
            seen.add(likeness, row.orderNo());
            all.add(row);
        }
        rows.write(PayoutMapper.class, each -> all.forEach(row -> each.insert(row, now)));
        journal.append(all.stream().map(Payouts::accepted).toList());
        all.forEach(this::holdUnconfirmed);
    }

    private static PayoutMapper.Row row(
            NewPayout request, String payeeToken, DuplicateCheck duplicateCheck, boolean started) {
        return new PayoutMapper.Row(
                PayoutKind.PAYOUT.nextNumber(),
                request,
                payeeToken,
                request.payee().maskedAccount(),
                request.payee().maskedName(),
                request.payee().cnaps() != null,
                started || duplicateCheck.confirmation() != null,
                duplicateCheck,
                CardLike.isWrong(request.payee()));
    }

    private void holdUnconfirmed(PayoutMapper.Row row) {
        String other = row.duplicateCheck().other();
        if (row.duplicateCheck().confirmation() != null) {
            Outcome awaits = new Outcome(
                    "AWAITS_CONFIRMATION",
                    "The same amount goes to the same account on the same day by " + other
                            + "; confirm it or close it");
            moves.move(mapper.lock(row.orderNo()), PayoutEvent.HOLD, "payloom", "looks like " + other, awaits);
        }
    }

    private static Journal.Entry accepted(PayoutMapper.Row row) {
        NewPayout request = row.request();
        return Journal.Entry.first(row.orderNo(), PayoutState.ACCEPTED, "ACCEPT", actor(request), detail(request));
    }

    private static String actor(NewPayout request) {
        String refundNo = request.origin().refundNo();
        return refundNo == null ? "merchant " + request.merchantId() : "refund " + refundNo;
    }

    private static String detail(NewPayout request) {
        NewPayout.Origin origin = request.origin();
        if (origin.retryOf() != null) {
            return request.amount() + ", the rest of " + origin.retryOf();
        }
        if (origin.refundNo() != null) {
            return request.amount() + ", instead of " + origin.refundNo();
        }
        return origin.batchNo() == null
                ? request.amount().toString()
                : request.amount() + ", line " + origin.lineNo() + " of " + origin.batchNo();
    }

    /**
     * Accepts a payout of the rest that a final one left unpaid, to the same payee.
     *
     * @return the new payout, also for a repeat of the same request, or why there is none
     */
    public Acceptance retry(RetryRequest request) {
        return once.acceptUnknown(
                () -> retried(request),
                () -> repeated(request.merchantId(), request.merchantOrderNo(), request.fingerprint()));
    }

    private Acceptance retried(RetryRequest request) {
        Payout failed = mapper.byOrderNo(request.merchantId(), request.orderNo())
                .map(found -> retries.lock(found.orderNo()))
                .orElse(null);
        if (failed == null) {
            return new Acceptance.Unknown();
        }
        if (failed.refundNo() != null) {
            return new Acceptance.OfRefund(failed.refundNo());
        }
        if (!failed.state().isFinal()) {
            return new Acceptance.NotEnded(failed.state());
        }
        long rest = retries.rest(failed);
        return rest == 0 ? new Acceptance.NothingLeft() : accepted(rest(request, failed, rest));
    }

    private NewPayout rest(RetryRequest request, Payout failed, long rest) {
        return new NewPayout(
                request.merchantId(),
                request.merchantOrderNo(),
                failed.money(rest),
                payees.reveal(failed.payeeToken(), failed.merchantId()),
                failed.mode(),
                null,
                failed.purpose(),
                failed.notifyUrl(),
                NewPayout.Origin.restOf(failed.orderNo()),
                request.fingerprint());
    }

    private Optional<Acceptance> repeated(String merchantId, String merchantOrderNo, String fingerprint) {
        return mapper.byMerchantOrderNo(merchantId, merchantOrderNo)
                .map(existing -> existing.fingerprint().equals(fingerprint)
                        ? new Acceptance.Accepted(existing, true)
                        : new Acceptance.NumberTaken(existing.orderNo()));
    }

    /** Empty also when the payout belongs to another merchant. */
    public Optional<Payout> byOrderNo(String merchantId, String orderNo) {
        return mapper.byOrderNo(merchantId, orderNo);
    }

    /** Whoever's it is; for operators. */
    public Optional<Payout> find(String orderNo) {
        return Optional.ofNullable(mapper.byNo(orderNo));
    }

    /** Those that pay what it left unpaid, oldest first. */
    public List<Payout> retriesOf(String orderNo) {
        return mapper.retriesOf(orderNo);
    }

    public Optional<Payout> byMerchantOrderNo(String merchantId, String merchantOrderNo) {
        return mapper.byMerchantOrderNo(merchantId, merchantOrderNo);
    }

    /**
     * Newest first.
     *
     * @param beforeOrderNo where the page before ended
     */
    public List<Payout> list(String merchantId, @Nullable String beforeOrderNo, int limit) {
        return mapper.list(merchantId, beforeOrderNo, limit);
    }

    /** Of the given payouts, those that are final; one query for all waiters. */
    public List<Payout> finalAmong(Collection<String> orderNos) {
        return orderNos.isEmpty() ? List.of() : mapper.settledAmong(orderNos);
    }

    /**
     * A merchant's validated request to pay what a payout left unpaid.
     *
     * @param orderNo of the payout that left it
     * @param merchantOrderNo of the new one
     */
    public record RetryRequest(String merchantId, String orderNo, String merchantOrderNo, String fingerprint) {}

    /** What became of a request to accept. */
    public sealed interface Acceptance {

        /** The payout, newly accepted or found again. */
        record Accepted(Payout payout, boolean repeated) implements Acceptance {}

        /** The number belongs to another request of this merchant. */
        record NumberTaken(String orderNo) implements Acceptance {}

        /** This merchant has no such payout. */
        record Unknown() implements Acceptance {}

        /** It may still be paid. */
        record NotEnded(PayoutState state) implements Acceptance {}

        /** It carries a refund: what it left unpaid is looked after there. */
        record OfRefund(String refundNo) implements Acceptance {}

        /** All of it was paid, or tried again already. */
        record NothingLeft() implements Acceptance {}
    }
}
