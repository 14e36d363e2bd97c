package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.channel.SendTooLate;
import io.payloom.channel.Submission;
import io.payloom.channel.UnknownAccount;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.RunSuperseded;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.asking.QueriesExhausted;
import io.payloom.transaction.sending.Submitter;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bank transactions on the real database, with banks over HTTP, without the engine between. */
@OnRunningPayloom
class TransactionModuleTests {

    private static final String RUN = PreparedTransactions.RUN;
    private static final String CHANNEL = PreparedTransactions.CHANNEL;
    private static final int COPIES = 20;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankFacts facts = payloom.bean(BankFacts.class);

    @Test
    void sendsOnceHoweverManyWorkersHoldTheJob() throws Exception {
        BankTransaction created = aTransactionOver(80_000);

        List<TransactionStep> standings = atOnce(() -> steps.submit(created.transactionNo(), RUN, RUN));

        assertThat(standings).hasSize(COPIES);
        assertThat(payloom.banks().entry(created.bankOrderNo()).path("payCalls").asInt())
                .isEqualTo(1);
        assertThat(payloom.journal(created.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>SUCCEEDED");
    }

    /** Issue 13, item 29: a channel whose numbers somebody holds up holds up no other. */
    @Test
    void drawingANumberWaitsForNoOtherChannel() throws Exception {
        payloom.moveClock(Duration.ofHours(25)); // numbers of another day, so that all have to fetch
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<String> held = payloom.bean(Database.class).inTransaction(() -> {
                payloom.database()
                        .queryForList("select channel from bank_order_sequence where channel = ? for update", CHANNEL);
                payloom.database()
                        .update(
                                "insert into bank_order_sequence (channel, day, next_value) select ?, day, 1 from (select"
                                        + " ? day union select ? union select ?) days on duplicate key update channel = channel",
                                CHANNEL,
                                day(-1),
                                day(0),
                                day(1));
                Future<String> waiting = thread.submit(() -> transactions.drawBankOrderNo(CHANNEL));
                await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());

                try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                    assertThat(other.submit(() -> transactions.drawBankOrderNo("unionlink-payout")))
                            .succeedsWithin(Duration.ofSeconds(5));
                }
                return waiting;
            });
            assertThat(held).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private LocalDate day(int ahead) {
        return LocalDate.ofInstant(payloom.clock().instant(), ZoneOffset.UTC).plusDays(ahead);
    }

    @Test
    void appliesTheSameFactOnce() throws Exception {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN, RUN);
        BankFact paid = new BankFact(created.transactionNo(), BankFact.Source.CALLBACK, answered("0000", 80_022));

        atOnce(() -> facts.apply(paid));

        assertThat(payloom.journal(created.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>PROCESSING", "PROCESSING>SUCCEEDED");
    }

    @Test
    void preparesOneTransactionPerAttempt() throws Exception {
        String orderNo = prepared.aRoutedOrder(80_100);

        List<BankTransaction> copies = atOnce(() -> prepared.of(orderNo, 80_100));

        assertThat(copies)
                .extracting(BankTransaction::transactionNo)
                .containsOnly(copies.getFirst().transactionNo());
    }

    @Test
    void aBankThatKnowsOfASendThatWasTakenBackIsBelieved() {
        BankTransaction created = aTransactionOver(80_400);

        BankTransaction after =
                facts.apply(new BankFact(created.transactionNo(), BankFact.Source.CALLBACK, answered("0000", 80_400)));

        assertThat(after.state()).isEqualTo(TransactionState.SUCCEEDED);
        assertThat(steps.submit(created.transactionNo(), RUN, RUN).outcome())
                .isEqualTo(TransactionStep.Outcome.SUCCEEDED);
        assertThat(payloom.banks().entry(created.bankOrderNo()).isMissingNode()).isTrue();
    }

    @Test
    void aSuccessWithoutAnAmountIsNotBelieved() {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN, RUN);

        BankTransaction after = facts.apply(new BankFact(
                created.transactionNo(),
                BankFact.Source.CALLBACK,
                new BankAnswer.Answered("0000", null, null, null, null, null, null)));

        assertThat(after.state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void notFoundIsFinalOnlyFromTheAgeThatTheCatalogueSays() {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN, RUN);
        BankFact notFound = new BankFact(created.transactionNo(), BankFact.Source.QUERY, new BankAnswer.NotFound(null));

        payloom.moveClock(Duration.ofMinutes(9));
        TransactionState young = facts.apply(notFound).state();
        payloom.moveClock(Duration.ofMinutes(2));
        TransactionState old = facts.apply(notFound).state();

        assertThat(young).isEqualTo(TransactionState.PROCESSING);
        assertThat(old).isEqualTo(TransactionState.FAILED);
    }

    @Test
    void aStaleRunIsRefusedAndNothingIsSent() {
        BankTransaction created = aTransactionOver(80_200);

        assertThatThrownBy(() -> steps.submit(created.transactionNo(), "4503599627370499", "4503599627370499"))
                .isInstanceOf(RunSuperseded.class);

        assertThat(payloom.banks().entry(created.bankOrderNo()).isMissingNode()).isTrue();
    }

    @Test
    void aBusyChannelIsNotAnUnreachableOne() throws Exception {
        BankTransaction slow = aTransactionOver(80_317);
        BankTransaction held = aTransactionOver(80_300);
        int permits = payloom.bean(Channels.class).find(CHANNEL).orElseThrow().maxConcurrency();
        permit(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TransactionStep> occupying = threads.submit(() -> steps.submit(slow.transactionNo(), RUN, RUN));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !payloom.banks().entry(slow.bankOrderNo()).isMissingNode());

            IntStream.range(0, 5)
                    .forEach(attempt -> assertThatThrownBy(() -> steps.submit(held.transactionNo(), RUN, RUN))
                            .isInstanceOf(ChannelBusy.class));

            assertThat(occupying.get().outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
            assertThat(steps.submit(held.transactionNo(), RUN, RUN).outcome())
                    .isEqualTo(TransactionStep.Outcome.SUCCEEDED);
        } finally {
            permit(permits);
        }
    }

    @Test
    void aBankSeesTheMerchantNumberOfTheAccount() {
        BankTransaction created = aTransactionOver(80_500);

        steps.submit(created.transactionNo(), RUN, RUN);

        String mid = payloom.bean(Channels.class).find(CHANNEL).orElseThrow().accounts().stream()
                .filter(account -> account.code().equals(created.account()))
                .findFirst()
                .orElseThrow()
                .mid();
        assertThat(payloom.banks().entry(created.bankOrderNo()).path("mid").asText())
                .isEqualTo(mid);
    }

    @Test
    void noOtherAccountAsksInPlaceOfOneThatIsGone() {
        BankTransaction created = aTransactionOver(80_522);
        steps.submit(created.transactionNo(), RUN, RUN);
        set(created, "account", "gone");

        assertThatThrownBy(() -> prepared.query(created))
                .isInstanceOf(UnknownAccount.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> payloom.bean(Channels.class).close(CHANNEL, "gone", created.bankOrderNo()))
                .isInstanceOf(UnknownAccount.class);

        set(created, "account", CHANNEL);
        assertThat(prepared.query(created).outcome()).isEqualTo(TransactionStep.Outcome.WAITING);
    }

    @Test
    void aChannelThatOtherInstancesUseUpIsBusy() {
        BankTransaction held = aTransactionOver(80_600);
        steps.submit(aTransactionOver(80_601).transactionNo(), RUN, RUN);
        waitUntilNoPermitIsKept();
        Timestamp later = Timestamp.from(payloom.clock().instant().plusSeconds(3_600));
        payloom.database()
                .update(
                        "update channel_permit set holder = 'other', expires_at = ? where channel_code = ?",
                        later,
                        CHANNEL);
        try {
            assertThatThrownBy(() -> steps.submit(held.transactionNo(), RUN, RUN))
                    .isInstanceOf(ChannelBusy.class);
        } finally {
            payloom.database()
                    .update(
                            "update channel_permit set holder = null, expires_at = null where channel_code = ?",
                            CHANNEL);
        }

        assertThat(payloom.banks().entry(held.bankOrderNo()).isMissingNode()).isTrue();
        assertThat(steps.submit(held.transactionNo(), RUN, RUN).outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
    }

    @Test
    void aSendWithoutAPermitBecauseOfTheDatabaseIsTakenBack() {
        BankTransaction held = aTransactionOver(80_700);
        waitUntilNoPermitIsKept();
        payloom.database().execute("rename table channel_permit to channel_permit_away");
        try {
            assertThatThrownBy(() -> steps.submit(held.transactionNo(), RUN, RUN))
                    .isInstanceOf(PermitsUnreachable.class);
        } finally {
            payloom.database().execute("rename table channel_permit_away to channel_permit");
        }

        assertThat(payloom.journal(held.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>CREATED");
        assertThat(steps.submit(held.transactionNo(), RUN, RUN).outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
    }

    @Test
    void aSenderThatWasHeldUpWhileItGotItsPermitDoesNotSend() {
        BankTransaction created = aTransactionOver(80_800);
        Channels channels = payloom.bean(Channels.class);
        Submission submission = new Submission(
                created.bankOrderNo(), created.amount(), "card", "credit", null, null, "http://127.0.0.1/none", null);

        assertThatThrownBy(() -> channels.submit(CHANNEL, CHANNEL, submission, () -> false))
                .isInstanceOf(SendTooLate.class);

        assertThat(payloom.banks().entry(created.bankOrderNo()).isMissingNode()).isTrue();
        await().untilAsserted(
                        () -> // calls about others' orders may be open; a permit that is kept outlasts the wait
                        assertThat(channels.openCalls()).doesNotContainKey(CHANNEL));
        set(created, "state", "SUBMITTING");
        assertThat(facts.leaveToQuery(created.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
        assertThat(payloom.journal(created.transactionNo())).containsExactly(">CREATED", "SUBMITTING>PROCESSING");
    }

    @Test
    void theWaitForTheDatabaseDoesNotMakeASendLate() throws Exception {
        BankTransaction created = aTransactionOver(80_850);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TransactionStep> waiting = payloom.bean(Database.class).inTransaction(() -> {
                payloom.bean(TransactionMapper.class).lock(created.transactionNo());
                Future<TransactionStep> submission =
                        threads.submit(() -> steps.submit(created.transactionNo(), RUN, RUN));
                await().pollDelay(Submitter.FRESH.plusSeconds(1))
                        .atMost(Submitter.FRESH.multipliedBy(20))
                        .until(() -> true);
                return submission;
            });

            assertThat(waiting.get().outcome()).isEqualTo(TransactionStep.Outcome.SUCCEEDED);
        }
        assertThat(payloom.journal(created.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>SUCCEEDED");
    }

    /** Issue 14: what was read before is not looked at again under its lock. */
    @Test
    void nothingIsSentThatHasChangedSinceItWasRead() {
        BankTransaction read = aTransactionOver(80_860);
        transactions.requestClose(read.orderNo());

        boolean begun = payloom.bean(Database.class).inTransaction(() -> payloom.bean(TransactionMoves.class)
                .beginSend(read, TransactionEvent.SEND, RUN, payloom.clock().instant()));

        assertThat(begun).isFalse();
        assertThat(payloom.journal(read.transactionNo())).containsExactly(">CREATED");
        assertThat(steps.submit(read.transactionNo(), RUN, RUN).outcome()).isEqualTo(TransactionStep.Outcome.CLOSED);
    }

    @Test
    void aQueryThatRunsAgainAfterThePlanMovedOnDoesNotAskAgain() {
        BankTransaction waiting = aTransactionOver(80_022);
        steps.submit(waiting.transactionNo(), RUN, RUN);
        Instant first = transactions.byNo(waiting.transactionNo()).progress().nextQueryAt();
        TransactionStep once = steps.query(waiting.transactionNo(), RUN, first);

        TransactionStep again = steps.query(waiting.transactionNo(), RUN, first);
        int afterTheCopy = transactions.byNo(waiting.transactionNo()).progress().queryCount();
        TransactionStep next = steps.query(waiting.transactionNo(), RUN, once.nextQueryAt());

        assertThat(once.nextQueryAt()).isAfter(first);
        assertThat(again).isEqualTo(once);
        assertThat(afterTheCopy).isEqualTo(1);
        assertThat(next.nextQueryAt()).isAfter(once.nextQueryAt());
        assertThat(transactions.byNo(waiting.transactionNo()).progress().queryCount())
                .isEqualTo(2);
    }

    @Test
    void aRetryAfterTheLastPlannedQueryAsksHoweverOldItsWaitIs() {
        BankTransaction stuck = aTransactionOver(80_022);
        steps.submit(stuck.transactionNo(), RUN, RUN);
        Instant first = transactions.byNo(stuck.transactionNo()).progress().nextQueryAt();
        set(stuck, "query_count", "50");

        for (int retries = 1; retries <= 2; retries++) {
            assertThatThrownBy(() -> steps.query(stuck.transactionNo(), RUN, first))
                    .isInstanceOf(QueriesExhausted.class);
        }

        assertThat(transactions.byNo(stuck.transactionNo()).progress().queryCount())
                .isEqualTo(52);
    }

    @Test
    void countsWhatIsNotFinalByChannel() {
        int before = transactions.unfinishedByChannel().getOrDefault(CHANNEL, 0);

        BankTransaction waiting = aTransactionOver(80_022);
        steps.submit(waiting.transactionNo(), RUN, RUN);
        BankTransaction created = aTransactionOver(80_900);
        assertThat(transactions.unfinishedByChannel()).containsEntry(CHANNEL, before + 2);

        steps.submit(created.transactionNo(), RUN, RUN);
        assertThat(transactions.unfinishedByChannel()).containsEntry(CHANNEL, before + 1);
    }

    private void set(BankTransaction transaction, String column, String value) {
        payloom.database()
                .update(
                        "update bank_transaction set " + column + " = ? where transaction_no = ?",
                        value,
                        transaction.transactionNo());
    }

    private static <T> List<T> atOnce(Callable<T> act) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> copy : threads.invokeAll(Collections.nCopies(COPIES, act))) {
                results.add(copy.get());
            }
        }
        return results;
    }

    private static BankAnswer.Answered answered(String code, long fen) {
        return new BankAnswer.Answered(code, null, null, Money.cny(fen), null, null, null);
    }

    private BankTransaction aTransactionOver(long fen) {
        return prepared.over(fen);
    }

    /** Else one of them is given back while its table is away, and the next test's channel stays short of it for half a minute. */
    private void waitUntilNoPermitIsKept() {
        payloom.moveClock(Duration.ofSeconds(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> payloom.database()
                                .queryForObject(
                                        "select count(*) from channel_permit where holder is not null and channel_code = ?",
                                        Integer.class,
                                        CHANNEL)
                        == 0);
    }

    private void permit(int most) {
        payloom.database().update("update channel set max_concurrency = ? where code = ?", most, CHANNEL);
        payloom.bean(Snapshots.class).changed("channels");
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        payloom.bean(Channels.class).find(CHANNEL).orElseThrow().maxConcurrency() == most);
    }
}
