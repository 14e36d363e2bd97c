package io.payloom.payout;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows a payout with its parts to its merchant. */
@Component
public class PayoutViews {

    private final BankTransactions transactions;
    private final Shortages shortages;
    private final PayoutMapper mapper;

    PayoutViews(BankTransactions transactions, Shortages shortages, PayoutMapper mapper) {
        this.transactions = transactions;
        this.shortages = shortages;
        this.mapper = mapper;
    }

    public PayoutAnswer withParts(Payout payout) {
        List<BankTransaction> known = transactions.attempts(payout.orderNo());
        List<BankTransaction> parts = shortages.current(known);
        Set<BankTransaction> held =
                known.isEmpty() || !payout.waits() ? Set.of() : Set.copyOf(shortages.lacking(known));
        Set<String> returned = payout.returnedValue() == 0 ? Set.of() : mapper.returnedTransactions(payout.orderNo());
        return PayoutAnswer.of(
                payout,
                parts.stream()
                        .map(part -> held.contains(part) ? held(part) : part(part, returned))
                        .toList());
    }

    private static PayoutAnswer.Part held(BankTransaction part) {
        return new PayoutAnswer.Part(part.transactionNo(), part.amount(), null, "HELD", null);
    }

    private static PayoutAnswer.Part part(BankTransaction part, Set<String> returned) {
        String state =
                switch (part.state()) {
                    case SUCCEEDED -> returned.contains(part.transactionNo()) ? "RETURNED" : "SUCCEEDED";
                    case FAILED, CLOSED -> "FAILED";
                    case CREATED, SUBMITTING, PROCESSING -> "PROCESSING";
                };
        return new PayoutAnswer.Part(
                part.transactionNo(),
                part.amount(),
                part.state() == TransactionState.SUCCEEDED ? part.paid() : null,
                state,
                result(part));
    }

    private static PayoutAnswer.@org.jspecify.annotations.Nullable Result result(BankTransaction part) {
        return part.state() == TransactionState.FAILED
                        && part.answer().unifiedCode() != null
                        && part.answer().resultMessage() != null
                ? new PayoutAnswer.Result(
                        part.answer().unifiedCode(), part.answer().resultMessage())
                : null;
    }
}
