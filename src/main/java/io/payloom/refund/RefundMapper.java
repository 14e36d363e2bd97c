package io.payloom.refund;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface RefundMapper {

    /** Throws DuplicateKeyException when the merchant has used this number before. */
    void insert(@Param("refundNo") String refundNo, @Param("request") NewRefund request, @Param("now") Instant now);

    Refund byNo(String refundNo);

    /** Reads the row and keeps it locked until the transaction ends. */
    Refund lock(String refundNo);

    Optional<Refund> byRefundNo(@Param("merchantId") String merchantId, @Param("refundNo") String refundNo);

    Optional<Refund> byMerchantRefundNo(
            @Param("merchantId") String merchantId, @Param("merchantRefundNo") String merchantRefundNo);

    List<Refund> list(
            @Param("merchantId") String merchantId,
            @Param("orderNo") @Nullable String orderNo,
            @Param("beforeRefundNo") @Nullable String beforeRefundNo,
            @Param("limit") int limit);

    /** All refunds of a payment, oldest first. */
    List<Refund> of(String orderNo);

    List<Refund> finalAmong(@Param("refundNos") Collection<String> refundNos);

    int move(
            @Param("row") Refund row,
            @Param("next") RefundState next,
            @Param("outcome") Outcome outcome,
            @Param("now") Instant now,
            @Param("finalAt") @Nullable Instant finalAt);

    /** 0 when it was known already. */
    int insertReturn(
            @Param("refundNo") String refundNo,
            @Param("transactionNo") String transactionNo,
            @Param("amount") long amount,
            @Param("now") Instant now);

    /** What went back by it, where that is not its amount. */
    void showPaid(@Param("refundNo") String refundNo, @Param("value") long value);

    /** Gives the row the version of a journal line that moves nothing. */
    int remark(@Param("row") Refund row, @Param("now") Instant now);
}
