package io.payloom.transaction;

import static io.payloom.transaction.TransactionState.CREATED;
import static io.payloom.transaction.TransactionState.FAILED;
import static io.payloom.transaction.TransactionState.PROCESSING;
import static io.payloom.transaction.TransactionState.SUBMITTING;
import static io.payloom.transaction.TransactionState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.kernel.Money;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankFact.Source;
import io.payloom.transaction.sending.ChannelUnreachable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is published of bank transactions: each fact once, with the blame where it belongs. */
@OnRunningPayloom
class JudgementsModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankFacts facts = payloom.bean(BankFacts.class);
    private final List<BankTransactionJudged> heard = payloom.hear(BankTransactionJudged.class);

    @Test
    void aSuccessIsPublishedOnceHoweverManySend() throws Exception {
        BankTransaction created = prepared.over(81_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(copy -> threads.submit(() -> submit(created)));
        }

        assertThat(about(created))
                .containsExactly(new BankTransactionJudged(
                        created.transactionNo(),
                        created.orderNo(),
                        Operation.PAY,
                        1,
                        "M-SAMPLE",
                        PreparedTransactions.CHANNEL,
                        PreparedTransactions.CHANNEL,
                        "all",
                        Money.cny(81_000),
                        "card",
                        "credit",
                        created.instruction().cardToken(),
                        SUBMITTING,
                        SUCCEEDED,
                        "SUCCEEDED",
                        false,
                        false));
    }

    @Test
    void aPayersOwnFailureIsNotAgainstTheChannel() {
        BankTransaction created = prepared.over(81_001);

        submit(created);

        assertThat(story(created)).containsExactly("SUBMITTING>FAILED INSUFFICIENT_FUNDS false");
    }

    @Test
    void aFailureOfTheChannelIsAgainstIt() {
        BankTransaction created = prepared.over(81_018);

        submit(created);

        assertThat(story(created)).containsExactly("SUBMITTING>FAILED CHANNEL_FAILURE true");
    }

    @Test
    void anOrderThatIsNotAnsweredIsAgainstTheChannelAndAFailedQueryIsNoNews() {
        BankTransaction created = prepared.over(81_005);

        submit(created);
        prepared.query(created);
        payloom.banks().whileDown(() -> prepared.query(created));

        assertThat(story(created)).containsExactly("SUBMITTING>PROCESSING null true");
    }

    @Test
    void anAnswerThatComesAfterTheSilenceIsNotAgainstTheChannel() {
        BankTransaction created = prepared.over(81_005);
        submit(created);

        facts.apply(new BankFact(created.transactionNo(), Source.QUERY, paid(81_005)));

        assertThat(story(created))
                .containsExactly("SUBMITTING>PROCESSING null true", "PROCESSING>SUCCEEDED SUCCEEDED false");
    }

    @Test
    void aChannelThatCannotBeReachedIsToBlameEachTimeAndAtTheEnd() {
        BankTransaction created = prepared.over(81_100);
        payloom.database()
                .update(
                        "update bank_transaction set account = 'gone' where transaction_no = ?",
                        created.transactionNo());

        IntStream.range(0, 3)
                .forEach(attempt -> assertThatThrownBy(() -> submit(created)).isInstanceOf(ChannelUnreachable.class));
        assertThat(submit(created).outcome()).isEqualTo(TransactionStep.Outcome.REROUTE);

        assertThat(story(created))
                .containsExactly(
                        "SUBMITTING>CREATED null true",
                        "SUBMITTING>CREATED null true",
                        "SUBMITTING>CREATED null true",
                        "CREATED>FAILED CHANNEL_UNREACHABLE true");
        assertThat(about(created)).first().satisfies(first -> assertThat(first.before())
                .isEqualTo(SUBMITTING)
                .isNotEqualTo(CREATED));
    }

    @Test
    void anOrderThatIsClosedBeforeItIsSentIsAFactToo() {
        BankTransaction created = prepared.over(81_300);
        payloom.bean(BankTransactions.class).requestClose(created.orderNo());

        submit(created);

        assertThat(story(created)).containsExactly("CREATED>CLOSED null false");
    }

    @Test
    void aLateSuccessShowsWhereItComesFromAndIsPublishedOnce() {
        BankTransaction created = prepared.over(81_001);
        submit(created);
        BankFact late = new BankFact(created.transactionNo(), Source.CALLBACK, paid(81_001));

        facts.apply(late);
        facts.apply(late);

        assertThat(about(created))
                .last()
                .returns(FAILED, BankTransactionJudged::before)
                .returns(SUCCEEDED, BankTransactionJudged::after);
        assertThat(story(created)).hasSize(2);
    }

    @Test
    void aSilenceThatEndsAfterTheResultIsAgainstTheChannelAllTheSame() {
        BankTransaction created = prepared.over(81_005);
        submit(created);
        facts.apply(new BankFact(created.transactionNo(), Source.CALLBACK, paid(81_005)));

        facts.apply(new BankFact(created.transactionNo(), Source.SUBMIT, new BankAnswer.Unknown("timeout")));

        assertThat(about(created))
                .last()
                .returns(SUCCEEDED, BankTransactionJudged::before)
                .returns(SUCCEEDED, BankTransactionJudged::after)
                .returns(true, BankTransactionJudged::againstChannel);
    }

    @Test
    void neitherABusyChannelNorAHeldUpSenderIsAFact() {
        BankTransaction busy = prepared.over(81_200);
        BankTransaction heldUp = prepared.over(81_200);
        for (BankTransaction begun : List.of(busy, heldUp)) {
            payloom.database()
                    .update(
                            "update bank_transaction set state = 'SUBMITTING' where transaction_no = ?",
                            begun.transactionNo());
        }

        facts.takeBack(busy.transactionNo());
        assertThat(facts.leaveToQuery(heldUp.transactionNo()).state()).isEqualTo(PROCESSING);

        assertThat(about(busy)).isEmpty();
        assertThat(about(heldUp)).isEmpty();
    }

    private TransactionStep submit(BankTransaction transaction) {
        return steps.submit(transaction.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
    }

    private List<BankTransactionJudged> about(BankTransaction transaction) {
        return heard.stream()
                .filter(each -> each.transactionNo().equals(transaction.transactionNo()))
                .toList();
    }

    private List<String> story(BankTransaction transaction) {
        return about(transaction).stream()
                .map(each ->
                        each.before() + ">" + each.after() + " " + each.unifiedCode() + " " + each.againstChannel())
                .toList();
    }

    private static BankAnswer.Answered paid(long fen) {
        return new BankAnswer.Answered("0000", null, null, Money.cny(fen), null, null, null);
    }
}
