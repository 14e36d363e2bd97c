package io.payloom.api;

import io.payloom.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An amount of a request, as it came. */
@Schema(name = "Amount", description = "An amount in minor units, to be asked for")
public record Amount(
        @NotNull(message = "is required")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1_000_000_000_000L, message = "must be at most 1000000000000")
        @Schema(description = "Minor units, such as fen or cents", example = "1200")
        @Nullable
        Long value,

        @NotNull(message = "is required")
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency code of ISO 4217")
        @Schema(description = "ISO 4217", example = "CNY")
        @Nullable
        String currency) {

    /** Whether it names a currency as one is written, which does not exist; what is not written so is another fault. */
    @Schema(hidden = true)
    public boolean isOfUnknownCurrency() {
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            return false;
        }
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits() < 0;
        } catch (IllegalArgumentException unknown) {
            return true;
        }
    }

    /** Of an amount that was checked. */
    public Money money() {
        return new Money(Objects.requireNonNull(value), Objects.requireNonNull(currency));
    }
}
