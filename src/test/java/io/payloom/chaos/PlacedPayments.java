package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.Orders;
import io.payloom.support.SigningMerchant;
import io.payloom.support.SimulatedBanks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/** One payment for each row of a table of {@link PaymentEnd}s, and what merchant, bank and operations see of it. */
final class PlacedPayments {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SigningMerchant merchant;
    private final SimulatedBanks banks;
    private final JdbcTemplate database;
    private final MerchantEndpoint endpoint;
    private final List<Placed> placed = new ArrayList<>();
    private boolean interrupted;

    PlacedPayments(SigningMerchant merchant, SimulatedBanks banks, JdbcTemplate database, MerchantEndpoint endpoint) {
        this.merchant = merchant;
        this.banks = banks;
        this.database = database;
        this.endpoint = endpoint;
    }

    /** What was placed for a row. */
    record Placed(PaymentEnd end, String orderNo, long fen) {}

    PlacedPayments place(List<PaymentEnd> table, long base) {
        Map<String, Integer> suffixes = BehaviourSuffixes.byName();
        Map<String, String> cards = new HashMap<>();
        for (PaymentEnd end : table) {
            if (end.turn() > 1) {
                awaitArrivalOf(placed.getLast());
            }
            long fen = base + suffixes.get(end.behaviour());
            String card = cards.computeIfAbsent(end.behaviour(), behaviour -> Cards.next());
            String request = end.method().equals("card")
                    ? Orders.aCardPayment(Orders.number(), fen, card, endpoint.url())
                    : Orders.aQrPayment(fen, endpoint.url());
            SigningMerchant.Answer answer = merchant.postUntilAnswered("/v1/payments", request);
            assertThat(answer.status()).isEqualTo(201);
            placed.add(new Placed(end, answer.orderNo(), fen));
        }
        return this;
    }

    /** A bank counts the orders of a card as they come. */
    private void awaitArrivalOf(Placed payment) {
        await().atMost(PATIENCE).until(() -> !entries(payment).isEmpty());
    }

    Placed of(String behaviour) {
        return placed.stream()
                .filter(one -> one.end().behaviour().equals(behaviour))
                .findFirst()
                .orElseThrow();
    }

    List<String> orderNos(Predicate<PaymentEnd> which) {
        return placed.stream()
                .filter(one -> which.test(one.end()))
                .map(Placed::orderNo)
                .toList();
    }

    List<String> orderNos() {
        return orderNos(any -> true);
    }

    void areAtTheirEnd() {
        assertThat(inWords(one -> state(one.orderNo())))
                .isEqualTo(inWords(one -> one.end().state()));
    }

    /** From now on, what had ended otherwise at first may have been put right before anybody heard of it. */
    PlacedPayments interrupted() {
        interrupted = true;
        return this;
    }

    /** Whoever has to look was called, and nobody else was. */
    void callPersonsWhereTheyMust() {
        assertThat(placed).allSatisfy(one -> {
            List<String> alerts = alerts(one.orderNo());
            String wanted = one.end().alert();
            if (one.end().isPaid() && interrupted || wanted == null) {
                assertThat(alerts).as(one.end().key()).isSubsetOf(wanted == null ? "none" : wanted);
            } else {
                assertThat(alerts).as(one.end().key()).contains(wanted);
            }
        });
    }

    /** A bank has one success over the same amount where, and only where, the order succeeded; none was sent twice. */
    void agreeWithTheLedger() {
        assertThat(placed).allSatisfy(one -> {
            List<JsonNode> entries = entries(one);
            assertThat(entries).as(one.end().key()).allSatisfy(entry -> assertThat(
                            entry.path("payCalls").asInt())
                    .isEqualTo(1));
            List<Long> booked = entries.stream()
                    .filter(entry -> entry.path("successes").asInt() > 0)
                    .map(entry -> entry.path("bookedAmount").asLong())
                    .toList();
            switch (one.end().state()) {
                case "SUCCEEDED" -> assertThat(booked).as(one.end().key()).containsExactly(one.fen());
                case "PROCESSING" -> assertThat(booked).as(one.end().key()).isNotEqualTo(List.of(one.fen()));
                default -> assertThat(booked).as(one.end().key()).isEmpty();
            }
        });
    }

    /** All but those that a bank never gets. */
    void areKnownToTheirBanks() {
        assertThat(placed)
                .filteredOn(one -> entries(one).isEmpty())
                .extracting(one -> one.end().behaviour())
                .containsExactly("NEVER_RECEIVED");
    }

    void neverReachedABank() {
        assertThat(placed).allSatisfy(one -> assertThat(entries(one)).isEmpty());
    }

    /**
     * The merchant has got each notification, once or again under the same id, newer ones with a higher version. After a
     * kill they may come in another order: each is a delivery of its own.
     */
    void wereToldToTheMerchant() {
        assertThat(placed).allSatisfy(one -> {
            List<String> told = one.end().told();
            List<String> newest = told.isEmpty() ? told : told.subList(told.size() - 1, told.size());
            assertThat(types(one)).as(one.end().key()).isIn(told, interrupted ? newest : told);
            assertThat(told(one).values())
                    .extracting(received -> received.body().at("/data/version").asInt())
                    .as(one.end().key())
                    .doesNotHaveDuplicates();
        });
    }

    List<String> types(Placed payment) {
        return told(payment).values().stream()
                .map(MerchantEndpoint.Received::type)
                .toList();
    }

    /** By webhook id, by their version. */
    private Map<String, MerchantEndpoint.Received> told(Placed payment) {
        Map<String, MerchantEndpoint.Received> told = new LinkedHashMap<>();
        endpoint.acknowledged(payment.orderNo()).stream()
                .sorted(Comparator.comparingInt(
                        one -> one.body().at("/data/version").asInt()))
                .forEach(one -> told.putIfAbsent(one.webhookId(), one));
        return told;
    }

    String state(String orderNo) {
        return merchant.get("/v1/payments/" + orderNo).state();
    }

    private List<String> alerts(String orderNo) {
        return database.queryForList("select kind from alert where subject_no = ?", String.class, orderNo);
    }

    /** Where their first bank transactions stand. */
    Map<String, String> firstStates() {
        return inWords(one -> String.join(
                "",
                database.queryForList(
                        "select state from bank_transaction where attempt = 1 and order_no = ?",
                        String.class,
                        one.orderNo())));
    }

    /** A column of their bank transactions. */
    List<String> column(String name) {
        return database.queryForList(
                "select %s from bank_transaction where order_no in ('%s')"
                        .formatted(name, String.join("','", orderNos())),
                String.class);
    }

    /** What a bank has in its books of any attempt. */
    List<JsonNode> entries(Placed payment) {
        return database
                .queryForList(
                        "select bank_order_no from bank_transaction where order_no = ?",
                        String.class,
                        payment.orderNo())
                .stream()
                .map(banks::entry)
                .filter(entry -> !entry.isMissingNode())
                .toList();
    }

    private <T> Map<String, T> inWords(Function<Placed, T> view) {
        Map<String, T> words = new LinkedHashMap<>();
        placed.forEach(one -> words.put(one.end().key(), view.apply(one)));
        return words;
    }
}
