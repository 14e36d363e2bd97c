package io.payloom.transaction.sending;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.Channels;
import io.payloom.channel.PayoutSubmission;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Makes ready what is sent to the bank for a transaction of any operation. */
@Component
class Dispatch {

    private final SubmissionForm form;
    private final BankTransactions transactions;
    private final Channels channels;

    Dispatch(SubmissionForm form, BankTransactions transactions, Channels channels) {
        this.form = form;
        this.transactions = transactions;
        this.channels = channels;
    }

    Sending of(BankTransaction transaction) {
        return switch (transaction.operation()) {
            case PAY -> {
                Submission order = form.fill(transaction);
                yield inTime -> channels.submit(transaction.channel(), transaction.account(), order, inTime);
            }
            case REFUND -> {
                BankTransaction original = transactions.byNo(
                        Objects.requireNonNull(transaction.identity().originalNo()));
                if (transaction.instruction().asVoid()) {
                    VoidSubmission undoing = form.fillVoid(transaction, original);
                    yield inTime -> channels.voidPayment(transaction.channel(), transaction.account(), undoing, inTime);
                }
                RefundSubmission refund = form.fillRefund(transaction, original);
                yield inTime -> channels.refund(transaction.channel(), transaction.account(), refund, inTime);
            }
            case PAYOUT -> {
                PayoutSubmission payout = form.fillPayout(transaction);
                yield inTime -> channels.payout(transaction.channel(), transaction.account(), payout, inTime);
            }
        };
    }

    /** One call to a bank, ready to be made once; throws as {@link Channels#submit} does, and then nothing was sent. */
    interface Sending {
        BankAnswer send(BooleanSupplier inTime);
    }
}
