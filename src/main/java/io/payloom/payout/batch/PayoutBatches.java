package io.payloom.payout.batch;

import io.payloom.api.Violation;
import io.payloom.database.Database;
import io.payloom.database.ManyRows;
import io.payloom.payout.NewPayout;
import io.payloom.payout.Payouts;
import io.payloom.payout.request.CreatePayout;
import io.payloom.payout.request.PayoutRequests;
import io.payloom.payout.warning.Likenesses;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The merchant's side of files of payouts: accept, look up, list. */
@Component
class PayoutBatches {

    private static final int AT_ONCE = 500;

    private final BatchMapper mapper;
    private final BatchCheck check;
    private final PayoutRequests requests;
    private final Payouts payouts;
    private final Likenesses likenesses;
    private final Vault vault;
    private final ManyRows rows;
    private final Database database;
    private final Clock clock;

    PayoutBatches(
            BatchMapper mapper,
            BatchCheck check,
            PayoutRequests requests,
            Payouts payouts,
            Likenesses likenesses,
            Vault vault,
            ManyRows rows,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.check = check;
        this.requests = requests;
        this.payouts = payouts;
        this.likenesses = likenesses;
        this.vault = vault;
        this.rows = rows;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Accepts a file once: all its payouts in one transaction, or, if the merchant wants that, its good lines. Their
     * processes begin by and by.
     *
     * @return the batch, also for the same file again, or why there is none
     */
    Acceptance accept(String merchantId, String merchantBatchNo, BatchFile file, boolean partial) {
        String fingerprint = fingerprint(merchantId, merchantBatchNo, file, partial);
        try {
            return repeated(merchantId, merchantBatchNo, fingerprint)
                    .orElseGet(() -> fresh(merchantId, merchantBatchNo, fingerprint, file, partial));
        } catch (DuplicateKeyException numberTakenMeanwhile) {
            return repeated(merchantId, merchantBatchNo, fingerprint)
                    .orElseGet(() -> fresh(merchantId, merchantBatchNo, fingerprint, file, partial));
        }
    }

    private Optional<Acceptance> repeated(String merchantId, String merchantBatchNo, String fingerprint) {
        return mapper.byMerchantNo(merchantId, merchantBatchNo)
                .map(known -> known.fingerprint().equals(fingerprint)
                        ? new Acceptance.Accepted(known, true)
                        : new Acceptance.NumberTaken(known.batchNo()));
    }

    private Acceptance fresh(
            String merchantId, String merchantBatchNo, String fingerprint, BatchFile file, boolean partial) {
        Instant now = clock.instant();
        BatchCheck.Findings found = check.check(merchantId, file, now);
        int rejected = found.faults().size();
        if (rejected > 0 && (!partial || rejected == found.lines())) {
            return new Acceptance.Invalid(found.inLines());
        }
        PayoutBatch batch = new PayoutBatch(
                BatchKind.BATCH.nextNumber(),
                merchantId,
                merchantBatchNo,
                fingerprint,
                partial,
                found.lines() - rejected,
                rejected,
                now);
        database.inTransaction(() -> write(batch, file, found));
        return new Acceptance.Accepted(batch, false);
    }

    private void write(PayoutBatch batch, BatchFile file, BatchCheck.Findings found) {
        mapper.insert(batch);
        Map<Integer, List<Violation>> faults = found.faults();
        Likenesses.Seen seen = likenesses.see(batch.merchantId(), found.likenesses());
        List<NewPayout> some = new ArrayList<>();
        file.forEach(line -> {
            CreatePayout request = line.request();
            if (request != null && !faults.containsKey(line.number())) {
                NewPayout.Origin origin = NewPayout.Origin.line(batch.batchNo(), line.number());
                some.add(requests.newPayout(batch.merchantId(), request, origin));
            }
            if (some.size() == AT_ONCE) {
                payouts.write(some, seen, batch.createdAt());
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            payouts.write(some, seen, batch.createdAt());
        }
        rows.write(
                BatchMapper.class,
                each -> faults.forEach((line, wrong) ->
                        errors(line, wrong).forEach(error -> each.insertError(batch.batchNo(), error))));
    }

    private static List<BatchMapper.LineError> errors(int line, List<Violation> some) {
        List<BatchMapper.LineError> errors = new ArrayList<>();
        for (Violation one : some) {
            errors.add(new BatchMapper.LineError(
                    line, errors.size(), one.pointer() == null ? "" : one.pointer(), one.code(), one.detail()));
        }
        return errors;
    }

    private String fingerprint(String merchantId, String merchantBatchNo, BatchFile file, boolean partial) {
        String head =
                "payout-batch/1|" + merchantId + "|" + merchantBatchNo + "|" + file.writtenAs() + "|" + partial + "|";
        return vault.keyedHash((head + vault.keyedHash(file.content())).getBytes(StandardCharsets.UTF_8));
    }

    Optional<PayoutBatch> byNo(String merchantId, String batchNo) {
        return mapper.byNo(merchantId, batchNo);
    }

    Optional<PayoutBatch> byMerchantNo(String merchantId, String merchantBatchNo) {
        return mapper.byMerchantNo(merchantId, merchantBatchNo);
    }

    /** Newest first. */
    List<PayoutBatch> list(String merchantId, @Nullable String beforeBatchNo, int limit) {
        return mapper.list(merchantId, beforeBatchNo, limit);
    }

    /** What became of a file. */
    sealed interface Acceptance {

        /** The batch, newly accepted or found again. */
        record Accepted(PayoutBatch batch, boolean repeated) implements Acceptance {}

        /** The number belongs to another file of this merchant. */
        record NumberTaken(String batchNo) implements Acceptance {}

        /** Nothing was accepted, because of this. */
        record Invalid(List<Violation> faults) implements Acceptance {}
    }
}
