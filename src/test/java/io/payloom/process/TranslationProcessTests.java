package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.ExplainedCode;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A code that nobody knows holds its orders, not others; once it has a meaning they all go on, without a query. */
@OnRunningPayloom
class TranslationProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNKNOWN = "7Z99";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();

    @Test
    void ordersThatWaitForTheMeaningOfACodeGoOnAtOnceWhenSomebodySaysIt() {
        try (EditedCatalogue edited = EditedCatalogue.with(
                payloom, CatalogueEditing.every("pay", terms -> terms.put("querySchedule", "1h")))) {
            List<String> orders = IntStream.range(0, 20)
                    .mapToObj(one -> merchant.post(
                                    "/v1/payments", Orders.aCardPayment(Orders.number(), 60_007, Cards.next(), null))
                            .orderNo())
                    .toList();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                    .allSatisfy(orderNo -> assertThat(answerCode(orderNo)).isEqualTo(UNKNOWN)));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                    .allSatisfy(orderNo -> assertThat(state(orderNo)).isEqualTo("PROCESSING")));
            assertThat(payloom.bean(Alerts.class).ofKind("UNTRANSLATED_CODE"))
                    .filteredOn(alert -> alert.text().contains(UNKNOWN))
                    .hasSizeBetween(1, 2);

            try (ExplainedCode explained = ExplainedCode.as(payloom, "pay", UNKNOWN, "FAILED", "CARD_REFUSED")) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                        .allSatisfy(orderNo -> assertThat(state(orderNo)).isEqualTo("FAILED")));
                assertThat(queries(orders)).as("nobody had to be asked").isZero();
                assertThat(orders)
                        .allSatisfy(orderNo ->
                                assertThat(journalOfTransaction(orderNo)).last().isEqualTo("PROCESSING>FAILED"));
            }
        }
    }

    private String state(String orderNo) {
        return merchant.get("/v1/payments/" + orderNo).state();
    }

    private int queries(List<String> orders) {
        return orders.stream()
                .mapToInt(orderNo -> payloom.database()
                        .queryForObject(
                                "select query_count from bank_transaction where order_no = ?", Integer.class, orderNo))
                .sum();
    }

    private String answerCode(String orderNo) {
        return String.join(
                "",
                payloom.database()
                        .queryForList(
                                "select coalesce(answer_code, '') from bank_transaction where order_no = ?",
                                String.class,
                                orderNo));
    }

    private List<String> journalOfTransaction(String orderNo) {
        return payloom.journal(payloom.database()
                .queryForObject(
                        "select transaction_no from bank_transaction where order_no = ?", String.class, orderNo));
    }
}
