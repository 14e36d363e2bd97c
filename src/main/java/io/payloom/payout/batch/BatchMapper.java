package io.payloom.payout.batch;

import io.payloom.payout.Payout;
import io.payloom.payout.PayoutState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface BatchMapper {

    /** Throws DuplicateKeyException when the merchant has used this number before. */
    void insert(PayoutBatch batch);

    void insertError(@Param("batchNo") String batchNo, @Param("error") LineError error);

    Optional<PayoutBatch> byNo(@Param("merchantId") String merchantId, @Param("batchNo") String batchNo);

    Optional<PayoutBatch> byMerchantNo(
            @Param("merchantId") String merchantId, @Param("merchantBatchNo") String merchantBatchNo);

    List<PayoutBatch> list(
            @Param("merchantId") String merchantId,
            @Param("beforeBatchNo") @Nullable String beforeBatchNo,
            @Param("limit") int limit);

    /** Those of the numbers that the merchant has used for payouts. */
    Set<String> used(@Param("merchantId") String merchantId, @Param("numbers") Collection<String> numbers);

    /** How far its payouts are. */
    List<Tally> tallies(String batchNo);

    /** In the order of the file. */
    List<Payout> lines(@Param("batchNo") String batchNo, @Param("afterLine") int afterLine, @Param("limit") int limit);

    List<LineError> errors(String batchNo);

    /** Whether lines wait to be started. */
    boolean isAnyDue(Instant now);

    /** Keeps other instances out until the transaction ends. */
    int lockTurn();

    /** Lines of batches whose processes are on their way to the banks; those that an older version started for later are not. */
    int underWay(Instant now);

    /** Lines whose time has come, first by that; other instances get others. */
    List<String> lockUnstarted(@Param("most") int most, @Param("now") Instant now);

    void started(@Param("orderNos") Collection<String> orderNos, @Param("now") Instant now);

    /** Payouts of a batch in one state and currency. */
    record Tally(PayoutState state, String currency, int number, long amount, long paid, long returned) {}

    /** One thing that was wrong with a line. */
    record LineError(int lineNo, int position, String pointer, String code, String detail) {}
}
