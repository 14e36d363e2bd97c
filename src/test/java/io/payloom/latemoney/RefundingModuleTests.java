package io.payloom.latemoney;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Issue 13, item 29: what a channel cannot refund to a merchant, it cannot give back to a late payer either. */
@OnRunningPayloom
class RefundingModuleTests {

    private static final List<String> CHANNELS = List.of("northbank-card", "eastbank-card", "unionlink-card");

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Refunding refunding = payloom.bean(Refunding.class);

    @Test
    void oneRuleSaysWhetherMoneyCanGoBack() {
        BankTransaction captured = aPaymentOf(54_000);
        assertRefusedWhen(captured, refund -> refund.put("enabled", false), "its channel offers no refunds");
        assertRefusedWhen(
                captured,
                refund -> refund.putArray("types").add("debit"),
                "its channel refunds no payments of this kind");
        assertRefusedWhen(captured, refund -> refund.put("minAmount", 54_001), "its channel refunds 540.01 CNY to ");
        assertRefusedWhen(
                captured, refund -> refund.put("maxAmount", 53_999), "its channel refunds 0.01 CNY to 539.99");

        assertThat(refunding.objection(captured)).isNull();
        assertThat(refund(captured)).isEmpty();
    }

    @Test
    void oneRuleSaysWhenItCan() {
        BankTransaction captured = aPaymentOf(54_100);
        assertThat(refunding.maintenanceEnd(captured, null)).isEmpty();
        Instant end = payloom.clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

        try (EditedCatalogue maintained = EditedCatalogue.inMaintenance(payloom, CHANNELS, "refund", end)) {
            assertThat(refunding.maintenanceEnd(captured, null)).contains(end);
        }
    }

    private void assertRefusedWhen(BankTransaction captured, Consumer<ObjectNode> change, String words) {
        Consumer<JsonNode> everywhere = CatalogueEditing.every("refund", change);
        try (EditedCatalogue edited = EditedCatalogue.with(payloom, everywhere)) {
            assertThat(refunding.objection(captured)).as("late money").startsWith(words);
            assertThat(refund(captured)).as("the merchant's own refund").isEqualTo("REFUND_NOT_OFFERED");
        }
    }

    /** Why it was refused; empty when it was not. */
    private String refund(BankTransaction captured) {
        return payloom.merchant()
                .post(
                        "/v1/refunds",
                        Orders.aRefund(captured.orderNo(), captured.amount().value(), null))
                .text("/code");
    }

    private BankTransaction aPaymentOf(long fen) {
        String orderNo = payloom.merchant()
                .post("/v1/payments", Orders.aCardPayment(Orders.number(), fen, Cards.next(), null))
                .orderNo();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        payloom.merchant().get("/v1/payments/" + orderNo).state())
                .isEqualTo("SUCCEEDED"));
        return payloom.bean(BankTransactions.class).latest(orderNo).orElseThrow();
    }
}
