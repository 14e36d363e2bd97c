package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import io.payloom.database.Database;

/** What banks and people say of transactions, for tests of other modules; each word is applied as the application does it. */
public class BankOfHolds {

    private final BankFacts facts;
    private final TransactionMapper mapper;
    private final Database database;

    BankOfHolds(BankFacts facts, TransactionMapper mapper, Database database) {
        this.facts = facts;
        this.mapper = mapper;
        this.database = database;
    }

    public void pays(String transactionNo) {
        says(transactionNo, "0000");
    }

    /** For want of our own money. */
    public void hasTooLittle(String transactionNo) {
        says(transactionNo, "2001");
    }

    public void sendsBack(String transactionNo) {
        says(transactionNo, "6001");
    }

    /** Two people do, of what they had said to have failed. */
    public void isSaidToBePaid(String transactionNo) {
        database.inTransaction(() -> {
            BankTransaction locked = mapper.lock(transactionNo);
            if (locked.state() == TransactionState.FAILED) {
                facts.decide(
                        locked,
                        TransactionEvent.LATE_SUCCESS,
                        "amy and ben",
                        Judgement.decided(TransactionEvent.LATE_SUCCESS, "paid", null));
            }
        });
    }

    private void says(String transactionNo, String code) {
        BankAnswer answer = new BankAnswer.Answered(
                code, null, null, mapper.byNo(transactionNo).amount(), null, null, null);
        facts.apply(new BankFact(transactionNo, BankFact.Source.CALLBACK, answer));
    }
}
