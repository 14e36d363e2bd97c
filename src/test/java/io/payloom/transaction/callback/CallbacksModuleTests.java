package io.payloom.transaction.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.alert.Alerts;
import io.payloom.support.CallingBank;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PreparedTransactions;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.TransactionSteps;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What banks say on their own: genuine, copied, out of order, forged or broken. */
@OnRunningPayloom
class CallbacksModuleTests {

    private static final String CHANNEL = PreparedTransactions.CHANNEL;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);
    private final CallingBank bank = new CallingBank(payloom.baseUrl(), payloom.clock());

    @Test
    void aForgedOneIsRefusedCountedAndChangesNothing() {
        BankTransaction waiting = submitted(93_022);
        double before = counted("forged");

        assertThat(bank.forge(CHANNEL, waiting.bankOrderNo(), "0000", 93_022)).isEqualTo(401);

        assertThat(counted("forged")).isEqualTo(before + 1);
        assertThat(transactions.byNo(waiting.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void anOversizedOneAndOneForNoChannelAreRefusedAndCounted() {
        double before = counted("oversized");

        assertThat(bank.say(CHANNEL, "{\"orderNo\":\"" + "1".repeat(70_000) + "\"}"))
                .isEqualTo(413);
        assertThat(bank.report("northbank-nothing", "1", "0000", 1)).isEqualTo(404);

        assertThat(counted("oversized")).isEqualTo(before + 1);
    }

    @Test
    void aGenuineOneThatCannotBeReadIsKeptAndAPersonIsTold() {
        double before = counted("malformed");
        long kept = messages();

        assertThat(bank.say(CHANNEL, "{\"neither\":\"this\",\"nor\":\"that\"}")).isEqualTo(400);

        assertThat(counted("malformed")).isEqualTo(before + 1);
        assertThat(messages()).isEqualTo(kept + 1);
        assertThat(payloom.bean(Alerts.class).ofKind("UNREADABLE_CALLBACK"))
                .anySatisfy(alert -> assertThat(alert.dedupKey()).isEqualTo(CHANNEL));
    }

    @Test
    void anyNumberOfCopiesAtOnceIsOneFact() throws Exception {
        BankTransaction waiting = submitted(93_122);
        String body = "{\"orderNo\":\"%s\",\"code\":\"0000\",\"amount\":93122,\"currency\":\"CNY\",\"time\":\"%s\"}"
                .formatted(waiting.bankOrderNo(), payloom.clock().instant());
        long kept = messages();
        List<Callable<Integer>> copies = IntStream.range(0, 20)
                .mapToObj(copy -> (Callable<Integer>) () -> bank.say(CHANNEL, body))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(copies)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(messages()).isEqualTo(kept + 1);
        assertThat(payloom.journal(waiting.transactionNo())).last().isEqualTo("PROCESSING>SUCCEEDED");
        assertThat(counted("copy")).isPositive();
    }

    @Test
    void anOlderOneThatComesLaterIsNoNews() {
        BankTransaction waiting = submitted(93_222);
        assertThat(bank.report(CHANNEL, waiting.bankOrderNo(), "0000", 93_222)).isEqualTo(200);
        int version = transactions.byNo(waiting.transactionNo()).version();

        assertThat(bank.report(CHANNEL, waiting.bankOrderNo(), "1000", 93_222)).isEqualTo(200);

        assertThat(transactions.byNo(waiting.transactionNo()))
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(version, BankTransaction::version);
    }

    @Test
    void aNewResultOverAnotherAmountChangesNothingAndIsWrittenDown() {
        BankTransaction paid = submitted(93_300);
        assertThat(transactions.byNo(paid.transactionNo()).state()).isEqualTo(TransactionState.SUCCEEDED);

        assertThat(bank.report(CHANNEL, paid.bankOrderNo(), "0000", 93_301)).isEqualTo(200);

        assertThat(transactions.byNo(paid.transactionNo()).amount().value()).isEqualTo(93_300);
        assertThat(payloom.bean(Alerts.class).about(paid.orderNo()))
                .extracting(Alerts.Alert::kind)
                .contains("AMOUNT_MISMATCH");
        assertThat(payloom.journal(paid.transactionNo())).last().isEqualTo("SUCCEEDED>SUCCEEDED");
    }

    private BankTransaction submitted(long fen) {
        BankTransaction created = prepared.over(fen);
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        return created;
    }

    private double counted(String result) {
        return payloom.bean(MeterRegistry.class).find("payloom.callbacks").tag("result", result).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private long messages() {
        return payloom.database().queryForObject("select count(*) from bank_message", Long.class);
    }
}
