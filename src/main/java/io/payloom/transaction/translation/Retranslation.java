package io.payloom.transaction.translation;

import io.payloom.channel.BankAnswer;
import io.payloom.database.Database;
import io.payloom.resultcode.ResultCodes;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes up what waits for the meaning of a code as soon as somebody has said what it means: the transactions without a
 * result, and what was said of those that had ended.
 */
@Component
public class Retranslation {

    private static final Logger LOG = LoggerFactory.getLogger(Retranslation.class);
    private static final int MOST = 200;

    private final BankTransactions transactions;
    private final WaitingCodeMapper mapper;
    private final UnexplainedAnswers unexplained;
    private final ResultCodes resultCodes;
    private final BankFacts facts;
    private final Database database;

    Retranslation(
            BankTransactions transactions,
            WaitingCodeMapper mapper,
            UnexplainedAnswers unexplained,
            ResultCodes resultCodes,
            BankFacts facts,
            Database database) {
        this.transactions = transactions;
        this.mapper = mapper;
        this.unexplained = unexplained;
        this.resultCodes = resultCodes;
        this.facts = facts;
        this.database = database;
    }

    public void takeUp() {
        mapper.waitingCodes().stream().filter(this::isUnderstood).forEach(this::takeUpUnfinished);
        unexplained.codes().stream().filter(this::isUnderstood).forEach(this::takeUpEnded);
    }

    private boolean isUnderstood(WaitingCode waiting) {
        return resultCodes.find(waiting.question()).isPresent();
    }

    private void takeUpUnfinished(WaitingCode waiting) {
        List<String> some = mapper.waitingFor(waiting, "", MOST);
        while (!some.isEmpty()) {
            some.forEach(transactionNo -> tryTo(transactionNo, () -> translateAgain(transactions.byNo(transactionNo))));
            some = mapper.waitingFor(waiting, some.getLast(), MOST);
        }
    }

    private void takeUpEnded(WaitingCode waiting) {
        List<UnexplainedAnswer> some = unexplained.in(waiting, 0, MOST);
        while (!some.isEmpty() && isUnderstood(waiting)) { // the meaning may be taken back meanwhile
            some.forEach(answer -> tryTo(answer.transactionNo(), () -> explain(answer)));
            some = unexplained.in(waiting, some.getLast().id(), MOST);
        }
    }

    /** One that cannot be translated holds up no other. */
    private static void tryTo(String transactionNo, Runnable translate) {
        try {
            translate.run();
        } catch (RuntimeException stays) {
            LOG.warn("{} stays without a meaning for now: {}", transactionNo, stays.toString());
        }
    }

    private void explain(UnexplainedAnswer answer) {
        database.inTransaction(() -> {
            if (unexplained.takeOut(answer)) {
                unexplained.standsBy(answer, facts.apply(answer.fact()).state());
            }
        });
    }

    private void translateAgain(BankTransaction transaction) {
        String code = transaction.answer().answerCode();
        if (code != null) {
            facts.apply(
                    new BankFact(transaction.transactionNo(), BankFact.Source.TRANSLATION, stored(transaction, code)));
        }
    }

    private static BankAnswer.Answered stored(BankTransaction transaction, String code) {
        BankTransaction.Answer stored = transaction.answer();
        return new BankAnswer.Answered(
                code, stored.answerSubCode(), null, stored.amount(), stored.bankReference(), null, null);
    }
}
