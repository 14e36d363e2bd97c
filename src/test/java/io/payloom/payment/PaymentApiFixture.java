package io.payloom.payment;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.when;

import io.payloom.api.MerchantClient;
import io.payloom.kernel.Money;
import io.payloom.merchant.Merchants;
import io.payloom.merchant.NewMerchant;
import io.payloom.support.ModuleDatabase;
import io.payloom.transaction.asking.Inquiries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The merchant API on a real port and a real database, before a {@link Payments} that remembers nothing. */
@SpringBootTest(
        classes = PaymentApiSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "payloom.merchant.rate.requests-per-second=10000",
            "payloom.merchant.rate.burst=10000",
            "payloom.merchant.bad-signatures.burst=10000",
            "payloom.api.most-buffered=1MB"
        })
@ActiveProfiles("local")
abstract class PaymentApiFixture {

    static final String SECRET = "a-secret-of-more-than-thirty-two-characters";
    static final String CARD_NUMBER = "4111111111111111";

    @Autowired
    Merchants merchants;

    @LocalServerPort
    int port;

    @MockitoBean
    Inquiries inquiries;

    @MockitoBean
    Payments payments;

    MerchantClient client;
    String merchantId;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        ModuleDatabase.register(registry, "api");
    }

    @BeforeEach
    void enrollMerchant() {
        merchantId = "M-" + UUID.randomUUID().toString().substring(0, 18);
        client = enroll(merchantId);
        when(payments.accept(any()))
                .thenAnswer(call -> new Payments.Acceptance.Accepted(accepted(call.getArgument(0)), false));
        when(payments.settledAmong(anyCollection())).thenReturn(List.of());
        when(payments.close(any(), any())).thenReturn(new Payments.Closing.Unknown());
    }

    MerchantClient enroll(String id) {
        merchants.enroll(new NewMerchant(id, "Some shop", null, true));
        merchants.addHmacKey(id, id + "-1", SECRET);
        return new MerchantClient(port, id + "-1", SECRET);
    }

    static Payment accepted(NewPayment request) {
        Instant now = Instant.parse("2026-11-22T10:00:00.123456Z");
        return new Payment(
                PaymentKind.PAYMENT.nextNumber(),
                request.merchantId(),
                request.merchantOrderNo(),
                PaymentState.ACCEPTED,
                1,
                request.amount(),
                null,
                Money.cny(0),
                request.method(),
                request.type(),
                request.card() == null ? null : request.card().masked(),
                request.description(),
                null,
                null,
                now,
                now,
                request.expiresAt(),
                null);
    }

    Payment aPayment() {
        return accepted(new NewPayment(
                merchantId,
                "ORDER-1",
                Money.cny(1200),
                "qr",
                "scan",
                null,
                null,
                new NewPayment.Elements(null, null, null, null, null),
                null,
                null,
                null,
                "f"));
    }

    static Payment moved(Payment payment, PaymentState state, Payment.PayerAction action) {
        return new Payment(
                payment.orderNo(),
                payment.merchantId(),
                payment.merchantOrderNo(),
                state,
                payment.version() + 1,
                payment.amount(),
                state == PaymentState.SUCCEEDED ? payment.amount() : null,
                payment.refunded(),
                payment.method(),
                payment.type(),
                payment.cardMasked(),
                payment.description(),
                action,
                state.isFinal() ? new Payment.Result("SUCCESS", "Paid") : null,
                payment.createdAt(),
                payment.updatedAt(),
                payment.expiresAt(),
                state.isFinal() ? payment.updatedAt() : null);
    }

    static String aCardPayment() {
        return """
                {"merchantOrderNo":"ORDER-1","amount":{"value":1200,"currency":"CNY"},"method":"card","type":"credit",
                 "card":{"number":"%s","expiry":"2099-12","holderName":"LI LEI"},"institution":"ICBC",
                 "description":"Two tickets","notifyUrl":"https://shop.example.com/payloom?x=1"}"""
                .formatted(CARD_NUMBER);
    }

    /** With all that a merchant may say of an order for its routing. */
    static String aPaymentWithElements() {
        return aCardPayment()
                .replace(
                        "\"institution\"",
                        "\"terminalType\":\"app\",\"businessProduct\":\"ticketing\",\"payProduct\":\"checkout\","
                                + "\"member\":\"U-20391\",\"payerKind\":\"private\",\"institution\"");
    }

    static String aNetbankPayment() {
        return """
                {"merchantOrderNo":"ORDER-1","amount":{"value":1200,"currency":"CNY"},"method":"netbank","type":"b2b"}""";
    }

    static String aQrPayment() {
        return """
                {"merchantOrderNo":"ORDER-1","amount":{"value":1200,"currency":"CNY"},"method":"qr","type":"scan"}""";
    }
}
