package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant.Answer;
import org.junit.jupiter.api.Test;

/** What a merchant says of an order for its routing, on the real database. */
@OnRunningPayloom
class PaymentElementsModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();

    @Test
    void keepsTheElementsAndShowsThemToNobody() {
        String body = withElements(Orders.aCardPayment(82_000, null));

        Answer created = payloom.merchant().post("/v1/payments", body);

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.body().toString()).doesNotContain("U-20391", "ticketing");
        assertThat(payloom.database()
                        .queryForMap(
                                "select terminal_type, business_product, pay_product, member, payer_kind from payment"
                                        + " where order_no = ?",
                                created.orderNo()))
                .containsEntry("terminal_type", "app")
                .containsEntry("business_product", "ticketing")
                .containsEntry("pay_product", "checkout")
                .containsEntry("member", "U-20391")
                .containsEntry("payer_kind", "private");
        assertThat(payloom.bean(PaymentMapper.class)
                        .byOrderNo("M-SAMPLE", created.orderNo())
                        .orElseThrow())
                .returns("app", PaymentRow::terminalType)
                .returns("ticketing", PaymentRow::businessProduct)
                .returns("checkout", PaymentRow::payProduct)
                .returns("U-20391", PaymentRow::member)
                .returns("private", PaymentRow::payerKind);
    }

    @Test
    void theSameOrderWithOtherElementsIsAnotherRequest() {
        String plain = Orders.aCardPayment(82_100, null);
        Answer first = payloom.merchant().post("/v1/payments", plain);

        Answer repeated = payloom.merchant().post("/v1/payments", plain);
        Answer other = payloom.merchant().post("/v1/payments", withElements(plain));

        assertThat(repeated.orderNo()).isEqualTo(first.orderNo());
        assertThat(other.status()).isEqualTo(422);
    }

    private static String withElements(String body) {
        return body.replace(
                "\"method\"",
                "\"terminalType\":\"app\",\"businessProduct\":\"ticketing\",\"payProduct\":\"checkout\","
                        + "\"member\":\"U-20391\",\"payerKind\":\"private\",\"method\"");
    }
}
