package io.payloom.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface PaymentMapper {

    /** Throws DuplicateKeyException when the merchant has used this number before. */
    void insert(@Param("row") PaymentRow accepted);

    /** Reads the row and keeps it locked until the transaction ends. */
    PaymentRow lock(String orderNo);

    Optional<PaymentRow> byNo(String orderNo);

    Optional<PaymentRow> byOrderNo(@Param("merchantId") String merchantId, @Param("orderNo") String orderNo);

    Optional<PaymentRow> byMerchantOrderNo(
            @Param("merchantId") String merchantId, @Param("merchantOrderNo") String merchantOrderNo);

    List<PaymentRow> list(
            @Param("merchantId") String merchantId,
            @Param("beforeOrderNo") @Nullable String beforeOrderNo,
            @Param("limit") int limit);

    List<PaymentRow> settledAmong(@Param("orderNos") Collection<String> orderNos);

    Set<String> finalAmong(@Param("orderNos") Collection<String> orderNos);

    /** One row, unless it has another state or version than it had before. */
    int move(@Param("row") PaymentRow before, @Param("moved") PaymentRow moved);

    /** Gives the row the version of a journal line that moves nothing. */
    int remark(@Param("row") PaymentRow row, @Param("now") Instant now);

    /** What has come in for it, where that is not its amount. */
    void showPaid(@Param("orderNo") String orderNo, @Param("value") long value);

    void showRefunded(@Param("orderNo") String orderNo, @Param("value") long value);

    void showPayerAction(
            @Param("orderNo") String orderNo, @Param("type") String type, @Param("content") String content);
}
