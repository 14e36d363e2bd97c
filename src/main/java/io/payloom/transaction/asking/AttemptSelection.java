package io.payloom.transaction.asking;

import io.payloom.transaction.BankTransaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the transaction of an order that a person means: the one that is named, else the only one in question. */
public final class AttemptSelection {

    private AttemptSelection() {}

    /**
     * @param attempts all transactions of the order
     * @param named null when the person named none
     * @return empty when none is in question, or not the one that is named
     * @throws TransactionUnclear when several are in question and none is named, or one that is not of this order
     */
    public static Optional<BankTransaction> among(
            List<BankTransaction> attempts, @Nullable String named, Predicate<BankTransaction> inQuestion) {
        List<BankTransaction> open = attempts.stream().filter(inQuestion).toList();
        if (named != null) {
            if (attempts.stream().noneMatch(attempt -> attempt.transactionNo().equals(named))) {
                throw TransactionUnclear.notOf(attempts);
            }
            return open.stream()
                    .filter(attempt -> attempt.transactionNo().equals(named))
                    .findFirst();
        }
        if (open.size() > 1) {
            throw TransactionUnclear.amongSeveral(open);
        }
        return open.stream().findFirst();
    }
}
