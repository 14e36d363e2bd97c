package io.payloom.payout.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.payloom.payout.Payout;
import io.payloom.payout.warning.PayoutWarning;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param state that of the payout, or REJECTED
 * @param amount minor units, as are the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "line",
    "merchantOrderNo",
    "orderNo",
    "state",
    "amount",
    "paid",
    "returned",
    "currency",
    "code",
    "message",
    "warnings"
})
record BatchResultLine(
        int line,
        @Nullable String merchantOrderNo,
        @Nullable String orderNo,
        String state,
        @Nullable Long amount,
        @Nullable Long paid,
        @Nullable Long returned,
        @Nullable String currency,
        @Nullable String code,
        @Nullable String message,
        @Nullable String warnings) {

    static BatchResultLine of(Payout payout) {
        return new BatchResultLine(
                payout.lineNo() == null ? 0 : payout.lineNo(),
                payout.merchantOrderNo(),
                payout.orderNo(),
                payout.state().name(),
                payout.amountValue(),
                payout.paidValue(),
                payout.returnedValue(),
                payout.amountCurrency(),
                payout.resultCode(),
                payout.resultMessage(),
                PayoutWarning.inOneLine(payout));
    }

    /** Of one line. */
    static BatchResultLine of(List<BatchMapper.LineError> errors) {
        return new BatchResultLine(
                errors.getFirst().lineNo(),
                null,
                null,
                "REJECTED",
                null,
                null,
                null,
                null,
                errors.getFirst().code(),
                errors.stream()
                        .map(error -> (error.pointer() + " " + error.detail()).strip())
                        .collect(Collectors.joining("; ")),
                null);
    }
}
