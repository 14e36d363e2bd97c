package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.TransactionEvent;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.asking.Inquiries;
import org.springframework.stereotype.Component;

/** Books what a bank reports over another amount of a transaction that had ended without money, as two people want it. */
@Component
public class LateBookings {

    private final BankTransactions transactions;
    private final Inquiries inquiries;
    private final BankFacts facts;

    LateBookings(BankTransactions transactions, Inquiries inquiries, BankFacts facts) {
        this.transactions = transactions;
        this.inquiries = inquiries;
        this.facts = facts;
    }

    /**
     * Asks the bank over what it reports success; must stand outside a transaction.
     *
     * @throws DecisionUnclear when it reports nothing now that could be booked
     * @throws io.payloom.channel.ChannelBusy when it cannot be asked now
     */
    public Money reported(String transactionNo, String operator) {
        BankTransaction ended = transactions.byNo(transactionNo);
        if (!endedWithoutMoney(ended)) {
            throw new DecisionUnclear("The decision cannot be \"succeeded\" here: " + transactionNo + " is "
                    + ended.state() + ", and only what had failed or was closed can be booked late");
        }
        Inquiries.Reply reply = inquiries.ask(ended, BankFact.Source.ASKED, operator);
        Judgement.Heard heard = reply.judgement().heard();
        if (!reply.judgement().isOverOtherAmount() || heard == null || heard.amountValue() == null) {
            throw new DecisionUnclear("The bank was asked and does not report success of " + transactionNo
                    + " over another amount; it says: " + reply.judgement().lastAnswer());
        }
        if (!ended.amount().currency().equals(heard.amountCurrency()) || heard.amountValue() <= 0) {
            throw new DecisionUnclear("The bank reports an amount of " + transactionNo + " that cannot be booked: "
                    + reply.judgement().lastAnswer() + ". Have it corrected there");
        }
        return new Money(heard.amountValue(), ended.amount().currency());
    }

    /**
     * Takes it to succeeded over what its bank reports; joins the caller's transaction. The late success and the difference
     * become money cases of their own.
     */
    public void book(String transactionNo, Money reported, String persons, String words) {
        BankTransaction locked = transactions.lock(transactionNo);
        if (!endedWithoutMoney(locked)) {
            throw new DecisionUnclear(transactionNo + " is " + locked.state() + " by now");
        }
        facts.decide(
                locked,
                TransactionEvent.LATE_SUCCESS,
                persons,
                Judgement.decided(TransactionEvent.LATE_SUCCESS, words + "; booked over " + reported, reported));
    }

    private static boolean endedWithoutMoney(BankTransaction transaction) {
        return transaction.state() == TransactionState.FAILED || transaction.state() == TransactionState.CLOSED;
    }
}
