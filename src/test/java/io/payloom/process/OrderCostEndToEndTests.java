package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.StatementRecorder;
import io.payloom.support.StatementRecorder.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Issue 14: what one paid card order asks of the database. Of several orders the cheapest counts, for a step that runs twice
 * only adds; what the relay and others do for many orders at once is left out.
 */
@OnRunningPayloom
class OrderCostEndToEndTests {

    private static final int ORDERS = 3;
    private static final long MOST_STATEMENTS = 49;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RunningPayloom PAYLOOM = RunningPayloom.get();
    private static final MerchantEndpoint MERCHANT = new MerchantEndpoint();
    private static List<List<Recorded>> orders = List.of();

    @BeforeAll
    static void pay() {
        payOnce(); // counters of the day and blocks of numbers are there after the first
        orders = IntStream.range(0, ORDERS).mapToObj(order -> payOnce()).toList();
    }

    @AfterAll
    static void close() {
        MERCHANT.close();
    }

    @Test
    void readsItsTransactionFourTimesAtMost() {
        assertThat(least(statement -> statement.reads("bank_transaction")))
                .as(list())
                .isBetween(1L, 4L);
    }

    @Test
    void readsItsPaymentThreeTimesAtMost() {
        assertThat(least(statement -> statement.reads("payment"))).as(list()).isBetween(1L, 3L);
    }

    @Test
    void asksForTheKeyOfItsRunWhereAStepMoves() {
        assertThat(least(statement -> statement.reads("process_run")))
                .as(list())
                .isBetween(1L, 4L);
    }

    /** Besides those of the relay, of the vault and for permits, which do not name an order. */
    @Test
    void needsSoManyStatementsAndCommits() {
        long least = orders.stream()
                .mapToLong(order -> order.size() + commits(order))
                .min()
                .orElseThrow();

        assertThat(least).as(list()).isBetween(1L, MOST_STATEMENTS);
    }

    private static long commits(List<Recorded> order) {
        return order.stream()
                .filter(Recorded::stoodInTransaction)
                .map(Recorded::transaction)
                .distinct()
                .count();
    }

    private static long least(Predicate<Recorded> counted) {
        return orders.stream()
                .mapToLong(order -> order.stream().filter(counted).count())
                .min()
                .orElseThrow();
    }

    private static List<Recorded> payOnce() {
        StatementRecorder recorder = PAYLOOM.bean(StatementRecorder.class);
        recorder.start();
        String orderNo = PAYLOOM.merchant()
                .post("/v1/payments", Orders.aCardPayment(12_00, MERCHANT.url()))
                .orderNo();
        await().atMost(PATIENCE).until(() -> numbers("select state from notification where order_no = ?", orderNo)
                .equals(List.of("DELIVERED")));
        return recorder.stop(numbersOf(orderNo));
    }

    private static List<String> numbersOf(String orderNo) {
        List<String> numbers = new ArrayList<>(List.of(orderNo));
        numbers.addAll(numbers("select transaction_no from bank_transaction where order_no = ?", orderNo));
        numbers.addAll(numbers("select notification_no from notification where order_no = ?", orderNo));
        return numbers;
    }

    /** Not by a mapper, so it is not counted. */
    private static List<String> numbers(String sql, String orderNo) {
        return PAYLOOM.database().queryForList(sql, String.class, orderNo);
    }

    private static String list() {
        StringBuilder list = new StringBuilder();
        long transaction = 0;
        for (Recorded statement : orders.getFirst()) {
            list.append(statement.transaction() == transaction ? "\n   " : "\n-- ")
                    .append(statement.id())
                    .append(": ")
                    .append(statement.sql(), 0, Math.min(80, statement.sql().length()));
            transaction = statement.transaction();
        }
        return list.toString();
    }
}
