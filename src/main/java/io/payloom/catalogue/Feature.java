package io.payloom.catalogue;

import java.util.List;

/**
 * A condition on one element of the order, such as "not for this merchant" or "debit only".
 *
 * @param effect what follows when the comparison holds
 * @param values one for the comparisons with one value, else any number; a missing element holds for no comparison but
 *     the negative ones
 */
public record Feature(OrderElement element, Comparison comparison, List<String> values, Effect effect) {

    public Feature {
        values = List.copyOf(values);
    }

    /** How the element is compared with the values. */
    public enum Comparison {
        EQUALS,
        NOT_EQUALS,
        GREATER,
        LESS,
        IN,
        NOT_IN,
        /** The element's text contains one of the values. */
        CONTAINS,
        NOT_CONTAINS;

        public boolean takesOneValue() {
            return this == EQUALS || this == NOT_EQUALS || this == GREATER || this == LESS;
        }
    }

    /** What a comparison that holds says about the channel. */
    public enum Effect {
        /** The channel does not take the order. */
        FORBID,
        /** The channel takes only such orders. */
        REQUIRE
    }
}
