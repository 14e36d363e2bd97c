package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import java.time.Instant;

/**
 * What one person wants to become of a refund or a money case, and another one has to confirm.
 *
 * @param subjectNo of the refund or the case
 * @param amountValue minor units that it lets out or books
 * @param whySecond why one person's word is not enough
 */
public record WordProposal(
        String subjectNo,
        String word,
        String operator,
        String reason,
        long amountValue,
        String amountCurrency,
        String whySecond,
        Instant proposedAt) {

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** Who stands for it when the second has agreed. */
    public String both(String second) {
        return operator + " and " + second;
    }

    /** What was said, for the journal. */
    public String words(String secondReason) {
        return word + " as proposed by " + operator + " (" + reason + "): " + secondReason;
    }

    /** For the person who looks at it next. */
    public String forPeople() {
        return operator + " decided '" + word + "' over " + amount() + ". " + whySecond
                + " Another person has to confirm it in the operators' API.";
    }
}
