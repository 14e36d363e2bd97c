package io.payloom.transaction.decision;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one person may decide alone.
 *
 * @param aloneUpTo by currency, the largest amount in minor units that one person's word ends as succeeded; in a currency
 *     that is not named it always takes two
 */
@ConfigurationProperties("payloom.decision")
@Validated
record DecisionProperties(@DefaultValue Map<String, @PositiveOrZero Long> aloneUpTo) {

    boolean takesTwo(String currency, long value) {
        return value > aloneUpTo.getOrDefault(currency, 0L);
    }
}
