package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.kernel.Money;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankFact.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers that come after something else has happened. */
@OnRunningPayloom
class OvertakenFactsModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankFacts facts = payloom.bean(BankFacts.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);

    @Test
    void aStoredAnswerIsNotTranslatedAgainOnceTheBankHasSaidSomethingElse() {
        BankTransaction waiting = submitted(94_022);
        facts.apply(new BankFact(waiting.transactionNo(), Source.CALLBACK, answered("7Z98", 94_022)));
        assertThat(transactions.byNo(waiting.transactionNo()).answer().untranslated())
                .isTrue();
        facts.apply(new BankFact(waiting.transactionNo(), Source.CALLBACK, answered("0000", 94_022)));

        facts.apply(new BankFact(waiting.transactionNo(), Source.TRANSLATION, answered("2001", 94_022)));

        assertThat(transactions.byNo(waiting.transactionNo()).state()).isEqualTo(TransactionState.SUCCEEDED);
        assertThat(payloom.bean(MoneyCases.class).of(waiting.orderNo())).isEmpty();
    }

    @Test
    void notFoundIsAsOldAsItsQuestionHoweverLateItIsRead() {
        BankTransaction waiting = submitted(94_122);
        Instant askedAt = payloom.clock().instant();
        payloom.moveClock(Duration.ofMinutes(11));

        facts.apply(new BankFact(
                waiting.transactionNo(), Source.QUERY, new BankAnswer.NotFound(null), Source.QUERY.actor(), askedAt));

        assertThat(transactions.byNo(waiting.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void notFoundThatWasAskedBeforeTheSuccessContradictsNothing() {
        BankTransaction waiting = submitted(94_222);
        payloom.moveClock(Duration.ofMinutes(11));
        Instant askedAt = payloom.clock().instant();
        payloom.moveClock(Duration.ofSeconds(1));
        facts.apply(new BankFact(waiting.transactionNo(), Source.CALLBACK, answered("0000", 94_222)));

        facts.apply(new BankFact(
                waiting.transactionNo(), Source.QUERY, new BankAnswer.NotFound(null), Source.QUERY.actor(), askedAt));

        assertThat(payloom.bean(MoneyCases.class).of(waiting.orderNo())).isEmpty();
    }

    @Test
    void anAttemptIsNotSentAnyMoreWhenAnEarlierOneHasSucceededLate() {
        BankTransaction first = submitted(94_001);
        assertThat(transactions.byNo(first.transactionNo()).state()).isEqualTo(TransactionState.FAILED);
        BankTransaction second = transactions.prepare(
                new NewTransaction(
                        first.orderNo(),
                        Operation.PAY,
                        null,
                        2,
                        first.identity().merchantId(),
                        first.channel(),
                        first.account(),
                        first.identity().pool(),
                        first.amount(),
                        first.instruction().method(),
                        first.instruction().type(),
                        first.instruction().cardToken(),
                        null),
                transactions.drawBankOrderNo(first.channel()));

        facts.apply(new BankFact(first.transactionNo(), Source.CALLBACK, answered("0000", 94_001)));
        TransactionStep step = steps.submit(second.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);

        assertThat(step.outcome()).isEqualTo(TransactionStep.Outcome.CLOSED);
        assertThat(payloom.banks().entry(second.bankOrderNo()).isMissingNode()).isTrue();
    }

    private BankTransaction submitted(long fen) {
        BankTransaction created = prepared.over(fen);
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        return created;
    }

    private static BankAnswer.Answered answered(String code, long fen) {
        return new BankAnswer.Answered(code, null, null, Money.cny(fen), null, null, null);
    }
}
