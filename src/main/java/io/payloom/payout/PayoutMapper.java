package io.payloom.payout;

import io.payloom.payout.warning.DuplicateCheck;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface PayoutMapper {

    /** Throws DuplicateKeyException when the merchant has used this number before. */
    void insert(@Param("row") Row row, @Param("now") Instant now);

    /** @param started whether its process is asked for at once, and not only when its turn has come */
    int confirm(@Param("orderNo") String orderNo, @Param("started") boolean started);

    /** It is over before its process was asked for. */
    void neverStart(String orderNo);

    Payout byNo(String orderNo);

    /** Reads the row and keeps it locked until the transaction ends. */
    Payout lock(String orderNo);

    Optional<Payout> byOrderNo(@Param("merchantId") String merchantId, @Param("orderNo") String orderNo);

    Optional<Payout> byMerchantOrderNo(
            @Param("merchantId") String merchantId, @Param("merchantOrderNo") String merchantOrderNo);

    List<Payout> list(
            @Param("merchantId") String merchantId,
            @Param("beforeOrderNo") @Nullable String beforeOrderNo,
            @Param("limit") int limit);

    /** Payouts that were made to pay this one's rest, oldest first. */
    List<Payout> retriesOf(String orderNo);

    List<Payout> settledAmong(@Param("orderNos") Collection<String> orderNos);

    Set<String> finalAmong(@Param("orderNos") Collection<String> orderNos);

    int move(
            @Param("row") Payout row,
            @Param("next") PayoutState next,
            @Param("outcome") Outcome outcome,
            @Param("released") boolean released,
            @Param("now") Instant now,
            @Param("finalAt") @Nullable Instant finalAt);

    /** Says why it stands as it does, without a move. */
    void explain(@Param("orderNo") String orderNo, @Param("outcome") Outcome outcome);

    void showPaid(@Param("orderNo") String orderNo, @Param("paid") PaidTotals paid);

    /** Gives the row the version of a journal line that moves nothing. */
    int remark(@Param("row") Payout row, @Param("now") Instant now);

    /** 0 when it was known already. */
    int insertReturn(
            @Param("transactionNo") String transactionNo,
            @Param("orderNo") String orderNo,
            @Param("amount") long amount,
            @Param("now") Instant now);

    long returned(String orderNo);

    Set<String> returnedTransactions(String orderNo);

    /** A payout to be written, its payee encrypted and masked. */
    record Row(
            String orderNo,
            NewPayout request,
            String payeeToken,
            String payeeAccount,
            String payeeName,
            boolean cnaps,
            boolean started,
            DuplicateCheck duplicateCheck,
            boolean checkDigitWrong) {}
}
