package io.payloom.transaction.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.alert.Alerts;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PreparedTransactions;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.TransactionSteps;
import io.payloom.transaction.decision.OperatorDecisions;
import io.payloom.transaction.decision.OperatorWord;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What is asked beside the processes: the stuck daily, the failed at T+1, and what a stuck one shows meanwhile. */
@OnRunningPayloom
class FollowUpQueriesModuleTests {

    private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);
    private final FollowUpQueries followUps = payloom.bean(FollowUpQueries.class);

    @Test
    void whatFailedIsAskedOnceMoreInTheMorningOfTheNextWorkingDay() {
        BankTransaction declined = submitted(91_001);

        ZonedDateTime watchAt =
                transactions.byNo(declined.transactionNo()).progress().watchAt().atZone(BANK);
        assertThat(watchAt.toInstant()).isAfter(payloom.clock().instant());
        assertThat(watchAt.getHour()).isEqualTo(10);
        assertThat(watchAt.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        due(declined);
        lookUntil(() -> assertThat(transactions.byNo(declined.transactionNo()))
                .returns(TransactionState.FAILED, BankTransaction::state)
                .returns(null, it -> it.progress().watchAt()));
    }

    @Test
    void moneyThatIsFoundAtTPlusOneIsTakenAndOpensACase() {
        BankTransaction booked = submitted(91_008);
        payloom.database()
                .update(
                        "update bank_transaction set state = 'FAILED', final_at = ?, next_query_at = null"
                                + " where transaction_no = ?",
                        Timestamp.from(payloom.clock().instant()),
                        booked.transactionNo());

        due(booked);
        lookUntil(() ->
                assertThat(transactions.byNo(booked.transactionNo()).state()).isEqualTo(TransactionState.SUCCEEDED));

        assertThat(payloom.bean(MoneyCases.class).of(booked.orderNo())).hasSize(1);
    }

    /** Others are watched, too, and each look takes some of them. */
    private void lookUntil(ThrowingRunnable itIsSo) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            followUps.look();
            itIsSo.run();
        });
    }

    @Test
    void whatIsStuckRaisesAnAlertGrowsOldInTheMetricsAndIsAskedDaily() {
        BankTransaction stuck = submitted(91_022);
        payloom.database()
                .update("update bank_transaction set query_count = 50 where transaction_no = ?", stuck.transactionNo());

        assertThatThrownBy(() -> prepared.query(stuck))
                .isInstanceOf(QueriesExhausted.class)
                .hasMessageStartingWith("A result is unknown. Payment " + stuck.orderNo())
                .hasMessageContaining(stuck.bankOrderNo())
                .hasMessageContaining("Retry in Operate asks it once more");

        assertThat(payloom.bean(Alerts.class).about(stuck.orderNo()))
                .extracting(Alerts.Alert::kind)
                .containsExactly("RESULT_UNKNOWN");
        Instant watchAt = transactions.byNo(stuck.transactionNo()).progress().watchAt();
        assertThat(Duration.between(payloom.clock().instant(), watchAt))
                .isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1));

        double before = oldest();
        payloom.moveClock(Duration.ofDays(1).plusMinutes(1));
        lookUntil(() -> assertThat(transactions.byNo(stuck.transactionNo()))
                .returns(TransactionState.PROCESSING, BankTransaction::state)
                .satisfies(waiting -> assertThat(waiting.progress().watchAt())
                        .isAfter(payloom.clock().instant())));
        assertThat(oldest()).isGreaterThan(before);
    }

    @Test
    void queriesThatFailChangeNothingButTheNextDateAndAreToldOfWhenTheyPersist() {
        BankTransaction silent = submitted(91_022);

        for (int failure = 0; failure < BankFacts.FAILURES_THAT_PERSIST; failure++) {
            payloom.banks().whileDown(() -> prepared.query(silent));
        }

        BankTransaction after = transactions.byNo(silent.transactionNo());
        assertThat(after)
                .returns(TransactionState.PROCESSING, BankTransaction::state)
                .returns(BankFacts.FAILURES_THAT_PERSIST, it -> it.progress().failedQueries())
                .satisfies(
                        waiting -> assertThat(waiting.progress().nextQueryAt()).isNotNull());
        assertThat(payloom.bean(Alerts.class).ofKind("QUERIES_FAILING"))
                .anySatisfy(alert -> assertThat(alert.dedupKey()).isEqualTo(PreparedTransactions.CHANNEL));
        prepared.query(silent);
        assertThat(transactions.byNo(silent.transactionNo()).progress().failedQueries())
                .isZero();
    }

    /** Issue 13, item 12. */
    @Test
    void failingQueriesComeBackAfterAnAcknowledgementAndCloseWhenTheBankAnswers() {
        BankTransaction first = submitted(91_022);
        BankTransaction second = submitted(91_022);
        failing(first, BankFacts.FAILURES_THAT_PERSIST);
        failing(second, BankFacts.FAILURES_THAT_PERSIST);
        assertThat(failingQueries()).satisfies(alert -> {
            assertThat(alert.subjectNo()).isEqualTo(second.orderNo());
            assertThat(alert.text()).contains("payment " + second.orderNo()).contains(second.transactionNo());
        });
        payloom.bean(Alerts.class).acknowledge(failingQueries().id(), "li-lei", "asking the bank");

        failing(first, 1);

        assertThat(failingQueries()).satisfies(alert -> {
            assertThat(alert.acknowledgedAt()).isNull();
            assertThat(alert.subjectNo()).isEqualTo(first.orderNo());
            assertThat(alert.text()).contains(first.transactionNo()).contains("6 failed in a row");
        });
        FailingQueries failing = payloom.bean(FailingQueries.class);
        prepared.query(first);
        failing.settle();
        assertThat(failingQueries().acknowledgedAt())
                .as("the other one goes on failing")
                .isNull();
        payloom.database()
                .update(
                        "update bank_transaction set failed_queries = 0 where transaction_no <> ?",
                        second.transactionNo()); // left behind by other tests
        prepared.query(second);
        failing.settle();
        assertThat(failingQueries().acknowledgedAt()).isNotNull();
    }

    /** Issue 13, item 12. */
    @Test
    void anAcknowledgedStuckOrderComesBackWithTheNextDaysFruitlessQueryAndClosesWithTheResult() {
        BankTransaction stuck = submitted(91_022);
        payloom.database()
                .update("update bank_transaction set query_count = 50 where transaction_no = ?", stuck.transactionNo());
        assertThatThrownBy(() -> prepared.query(stuck)).isInstanceOf(QueriesExhausted.class);
        Alerts alerts = payloom.bean(Alerts.class);
        alerts.acknowledge(alerts.about(stuck.orderNo()).getFirst().id(), "li-lei", "asking the bank");
        assertThatThrownBy(() -> prepared.query(stuck)).isInstanceOf(QueriesExhausted.class);
        assertThat(unknownResult(stuck).acknowledgedAt())
                .as("just acknowledged")
                .isNotNull();

        payloom.moveClock(Duration.ofDays(1).plusMinutes(1));
        Inquiries inquiries = payloom.bean(Inquiries.class);
        inquiries.ask(transactions.byNo(stuck.transactionNo()), BankFact.Source.WATCH, "watch");

        assertThat(unknownResult(stuck).acknowledgedAt()).isNull();
        payloom.bean(OperatorDecisions.class)
                .decide(
                        stuck.orderNo(),
                        stuck.transactionNo(),
                        new OperatorWord(OperatorWord.Word.KEEP_WAITING, "li-lei", "the bank looks for it"));
        assertThat(unknownResult(stuck).acknowledgedAt()).as("a person waits").isNotNull();
    }

    private Alerts.Alert unknownResult(BankTransaction stuck) {
        return payloom.bean(Alerts.class).about(stuck.orderNo()).stream()
                .filter(alert -> alert.kind().equals("RESULT_UNKNOWN"))
                .findFirst()
                .orElseThrow();
    }

    private void failing(BankTransaction silent, int times) {
        for (int failure = 0; failure < times; failure++) {
            payloom.banks().whileDown(() -> prepared.query(silent));
        }
    }

    private Alerts.Alert failingQueries() {
        return payloom.bean(Alerts.class).ofKind("QUERIES_FAILING").stream()
                .filter(alert -> alert.dedupKey().equals(PreparedTransactions.CHANNEL))
                .findFirst()
                .orElseThrow();
    }

    private double oldest() {
        payloom.bean(UnknownGauges.class).refresh();
        return payloom.bean(MeterRegistry.class)
                .get("payloom.transactions.unknown.oldest")
                .tag("channel", PreparedTransactions.CHANNEL)
                .gauge()
                .value();
    }

    private void due(BankTransaction transaction) {
        payloom.database()
                .update(
                        "update bank_transaction set watch_at = ? where transaction_no = ?",
                        Timestamp.from(payloom.clock().instant()),
                        transaction.transactionNo());
    }

    private BankTransaction submitted(long fen) {
        BankTransaction created = prepared.over(fen);
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        return created;
    }
}
