package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.database.Snapshots;
import io.payloom.kernel.Money;
import io.payloom.kernel.Numbers;
import io.payloom.kernel.OrderKind;
import io.payloom.lifecycle.RunSuperseded;
import io.payloom.support.Cards;
import io.payloom.support.RunningPayloom;
import io.payloom.vault.CardVault;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bank transactions on the real database, with banks over HTTP, without the engine between. */
class TransactionModuleTests {

    private static final String RUN = "4503599627370497";
    private static final String CHANNEL = "northbank-card";
    private static final int COPIES = 20;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankFacts facts = payloom.bean(BankFacts.class);

    @Test
    void sendsOnceHoweverManyWorkersHoldTheJob() throws Exception {
        BankTransaction created = aTransactionOver(80_000);

        List<Standing> standings = atOnce(() -> steps.submit(created.transactionNo(), RUN));

        assertThat(standings).hasSize(COPIES);
        assertThat(payloom.banks().entry(created.bankOrderNo()).path("payCalls").asInt())
                .isEqualTo(1);
        assertThat(payloom.journal(created.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>SUCCEEDED");
    }

    @Test
    void appliesTheSameFactOnce() throws Exception {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN);
        BankFact paid = new BankFact(created.transactionNo(), BankFact.Source.CALLBACK, answered("0000", 80_022));

        atOnce(() -> facts.apply(paid));

        assertThat(payloom.journal(created.transactionNo()))
                .containsExactly(">CREATED", "CREATED>SUBMITTING", "SUBMITTING>PROCESSING", "PROCESSING>SUCCEEDED");
    }

    @Test
    void preparesOneTransactionPerAttempt() throws Exception {
        String orderNo = aRoutedOrder(80_100);

        List<BankTransaction> prepared = atOnce(() -> prepare(orderNo, 80_100));

        assertThat(prepared)
                .extracting(BankTransaction::transactionNo)
                .containsOnly(prepared.getFirst().transactionNo());
    }

    @Test
    void aBankThatKnowsOfASendThatWasTakenBackIsBelieved() {
        BankTransaction created = aTransactionOver(80_400);

        BankTransaction after =
                facts.apply(new BankFact(created.transactionNo(), BankFact.Source.CALLBACK, answered("0000", 80_400)));

        assertThat(after.state()).isEqualTo(TransactionState.SUCCEEDED);
        assertThat(steps.submit(created.transactionNo(), RUN).outcome()).isEqualTo(Standing.Outcome.SUCCEEDED);
        assertThat(payloom.banks().entry(created.bankOrderNo()).isMissingNode()).isTrue();
    }

    @Test
    void aSuccessWithoutAnAmountIsNotBelieved() {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN);

        BankTransaction after = facts.apply(new BankFact(
                created.transactionNo(),
                BankFact.Source.CALLBACK,
                new BankAnswer.Answered("0000", null, null, null, null, null, new byte[0])));

        assertThat(after.state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void notFoundIsFinalOnlyFromTheAgeThatTheCatalogueSays() {
        BankTransaction created = aTransactionOver(80_022);
        steps.submit(created.transactionNo(), RUN);
        BankFact notFound =
                new BankFact(created.transactionNo(), BankFact.Source.QUERY, new BankAnswer.NotFound(new byte[0]));

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

        assertThatThrownBy(() -> steps.submit(created.transactionNo(), "4503599627370499"))
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
            Future<Standing> occupying = threads.submit(() -> steps.submit(slow.transactionNo(), RUN));
            await().until(() -> !payloom.banks().entry(slow.bankOrderNo()).isMissingNode());

            IntStream.range(0, 5).forEach(attempt -> assertThatThrownBy(() -> steps.submit(held.transactionNo(), RUN))
                    .isInstanceOf(ChannelBusy.class));

            assertThat(occupying.get().outcome()).isEqualTo(Standing.Outcome.SUCCEEDED);
            assertThat(steps.submit(held.transactionNo(), RUN).outcome()).isEqualTo(Standing.Outcome.SUCCEEDED);
        } finally {
            permit(permits);
        }
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
        return new BankAnswer.Answered(code, null, null, Money.cny(fen), null, null, new byte[0]);
    }

    private BankTransaction aTransactionOver(long fen) {
        return prepare(aRoutedOrder(fen), fen);
    }

    private BankTransaction prepare(String orderNo, long fen) {
        String bankOrderNo = transactions.drawBankOrderNo(CHANNEL);
        return transactions.prepare(
                new NewTransaction(orderNo, 1, "M-SAMPLE", CHANNEL, Money.cny(fen), "card", "credit", aCard(), null),
                bankOrderNo);
    }

    private String aCard() {
        return payloom.bean(CardVault.class).store("M-SAMPLE", new CardVault.Card(Cards.next(), "2035-12", null));
    }

    /** A payment that no process instance drives but the one that the test plays. */
    private String aRoutedOrder(long fen) {
        String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);
        Timestamp now = Timestamp.from(payloom.clock().instant());
        payloom.database()
                .update(
                        "insert into payment (order_no, merchant_id, merchant_order_no, fingerprint, amount_value,"
                                + " amount_currency, method, type, state, version, created_at, updated_at)"
                                + " values (?, 'M-SAMPLE', ?, '', ?, 'CNY', 'card', 'credit', 'ROUTED', 2, ?, ?)",
                        orderNo,
                        orderNo,
                        fen,
                        now,
                        now);
        payloom.database()
                .update(
                        "insert into process_run (subject_no, process, run_no, run_key, claimed_at, due_at, finished_at)"
                                + " values (?, 'PAYMENT', 1, ?, ?, ?, ?)",
                        orderNo,
                        RUN,
                        now,
                        now,
                        now);
        return orderNo;
    }

    private void permit(int most) {
        payloom.database().update("update channel set max_concurrency = ? where code = ?", most, CHANNEL);
        payloom.bean(Snapshots.class).changed("channels");
        await().until(() ->
                payloom.bean(Channels.class).find(CHANNEL).orElseThrow().maxConcurrency() == most);
    }
}
