package io.payloom.transaction.translation;

import io.payloom.channel.BankAnswer;
import io.payloom.kernel.Money;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * What a bank said of a transaction that had ended, in a code that nobody had explained.
 *
 * @param endedAs how the transaction stood when it was said
 */
record UnexplainedAnswer(
        long id,
        String transactionNo,
        TransactionState endedAs,
        String code,
        @Nullable String subCode,
        @Nullable Long amountValue,
        @Nullable String amountCurrency,
        @Nullable String bankReference) {

    BankFact fact() {
        Money amount = amountValue == null || amountCurrency == null ? null : new Money(amountValue, amountCurrency);
        return new BankFact(
                transactionNo,
                BankFact.Source.EXPLANATION,
                new BankAnswer.Answered(code, subCode, null, amount, bankReference, null, null));
    }
}
