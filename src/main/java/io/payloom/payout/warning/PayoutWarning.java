package io.payloom.payout.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.payout.Payout;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What its merchant should look at, although the payout is accepted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PayoutWarning", description = "What you should look at, although the payout is accepted")
public record PayoutWarning(
        @Schema(
                example = "POSSIBLE_DUPLICATE",
                allowableValues = {"POSSIBLE_DUPLICATE", "CHECK_DIGIT_WRONG"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String code,

        @Schema(example = "Looks like another payout of the same day", requiredMode = Schema.RequiredMode.REQUIRED)
        String message,

        @Schema(description = "The other payout", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") @Nullable
        String orderNo) {

    /** Null for none, so that an answer says nothing of them. */
    public static @Nullable List<PayoutWarning> of(Payout payout) {
        return of(payout.possibleDuplicateOf(), payout.checkDigitWrong());
    }

    public static @Nullable List<PayoutWarning> of(@Nullable String other, boolean checkDigitWrong) {
        List<PayoutWarning> warnings = new ArrayList<>();
        if (other != null) {
            warnings.add(new PayoutWarning(
                    "POSSIBLE_DUPLICATE",
                    "The same amount goes to the same account on the same day by " + other,
                    other));
        }
        if (checkDigitWrong) {
            warnings.add(new PayoutWarning(
                    "CHECK_DIGIT_WRONG",
                    "The payee's account looks like a card, and its last digit does not fit",
                    null));
        }
        return warnings.isEmpty() ? null : warnings;
    }

    /** As one value of a file: codes, each with the number that it speaks of. */
    public static @Nullable String inOneLine(Payout payout) {
        List<PayoutWarning> warnings = of(payout);
        return warnings == null
                ? null
                : warnings.stream()
                        .map(one -> one.orderNo() == null ? one.code() : one.code() + " " + one.orderNo())
                        .collect(Collectors.joining("; "));
    }
}
