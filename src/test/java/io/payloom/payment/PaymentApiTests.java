package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.api.MerchantClient;
import io.payloom.api.MerchantClient.Answer;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.dao.DataAccessResourceFailureException;

class PaymentApiTests extends PaymentApiFixture {

    @Autowired
    private Vault vault;

    @LocalManagementPort
    int managementPort;

    @Test
    void createsPaymentAndSignsTheAnswer() {
        Answer answer = client.post("/v1/payments", aCardPayment());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/payments/" + answer.json().path("orderNo").asText());
        assertThat(answer.header("Request-Id")).hasSize(26);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Payloom-Key-Id")).isEqualTo(merchantId + "-1");
        assertThat(answer.isGenuine()).isTrue();
        assertThat(answer.json().path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(answer.json().path("amount").path("value").asLong()).isEqualTo(1200);
        assertThat(answer.json().path("cardMasked").asText()).isEqualTo("411111******1111");
        assertThat(answer.json().path("createdAt").asText()).isEqualTo("2026-11-22T10:00:00.123456Z");
        assertThat(answer.json().has("result")).isFalse();
        assertThat(answer.text()).doesNotContain(CARD_NUMBER, merchantId);
    }

    @Test
    void handsEveryFieldOver() {
        client.post("/v1/payments", aCardPayment());

        NewPayment request = requestHandedOver();
        assertThat(request.merchantId()).isEqualTo(merchantId);
        assertThat(request.merchantOrderNo()).isEqualTo("ORDER-1");
        assertThat(request.amount().value()).isEqualTo(1200);
        assertThat(request.method()).isEqualTo("card");
        assertThat(request.type()).isEqualTo("credit");
        assertThat(request.card()).isEqualTo(new NewPayment.Card(CARD_NUMBER, "2099-12", "LI LEI"));
        assertThat(request.institution()).isEqualTo("ICBC");
        assertThat(request.description()).isEqualTo("Two tickets");
        assertThat(request.notifyUrl()).isEqualTo("https://shop.example.com/payloom?x=1");
    }

    @Test
    void sameRequestWrittenDifferentlyHasTheSameFingerprint() {
        client.post("/v1/payments", aQrPayment());
        client.post(
                "/v1/payments",
                """
                {"type":"scan", "method" : "\\u0071r","amount":{"currency":"CNY","value":1200},
                 "merchantOrderNo":"ORDER-1", "description":null}""");

        List<NewPayment> requests = requestsHandedOver(2);
        assertThat(requests.get(0).fingerprint())
                .hasSize(64)
                .isEqualTo(requests.get(1).fingerprint());
    }

    @Test
    void everyFieldChangesTheFingerprint() {
        Stream.of(
                        aCardPayment(),
                        aCardPayment().replace("ORDER-1", "ORDER-2"),
                        aCardPayment().replace("1200", "1201"),
                        aCardPayment().replace("CNY", "USD"),
                        aCardPayment().replace("credit", "debit"),
                        aCardPayment().replace(CARD_NUMBER, "4012888888881881"),
                        aCardPayment().replace("2099-12", "2099-11"),
                        aCardPayment().replace("LI LEI", "HAN MEI"),
                        aCardPayment().replace("ICBC", "CMB"),
                        aCardPayment().replace("Two", "Three"),
                        aCardPayment().replace("x=1", "x=2"),
                        aQrPayment())
                .forEach(body ->
                        assertThat(client.post("/v1/payments", body).status()).isEqualTo(201));

        assertThat(requestsHandedOver(12).stream().map(NewPayment::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void everyElementChangesTheFingerprint() {
        String all = aPaymentWithElements();
        Stream.of(
                        aCardPayment(),
                        all,
                        all.replace("\"app\"", "\"web\""),
                        all.replace("ticketing", "checkout").replace("\"checkout\",\"member", "\"ticketing\",\"member"),
                        all.replace("ticketing", "tickets"),
                        all.replace("U-20391", "U-20392"),
                        all.replace("private", "public"),
                        all.replace("\"terminalType\":\"app\",", ""),
                        all.replace("\"payProduct\":\"checkout\",", ""),
                        all.replace("card\",\"type", "quickpay\",\"type"))
                .forEach(body ->
                        assertThat(client.post("/v1/payments", body).status()).isEqualTo(201));

        assertThat(requestsHandedOver(10).stream().map(NewPayment::fingerprint)).doesNotHaveDuplicates();
    }

    /** An order of a version that knew no elements may be repeated to this one. */
    @Test
    void aRequestWithoutElementsHasTheFingerprintThatItAlwaysHad() {
        client.post("/v1/payments", aCardPayment());

        String canonical = "9:payment/1|%d:%s|7:ORDER-1|4:1200|3:CNY|4:card|6:credit|16:%s|7:2099-12|6:LI LEI|4:ICBC|"
                        .formatted(merchantId.length(), merchantId, CARD_NUMBER)
                + "11:Two tickets|36:https://shop.example.com/payloom?x=1|-";
        assertThat(requestsHandedOver(1).getFirst().fingerprint())
                .isEqualTo(vault.keyedHash(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void handsOverTheElementsOfTheOrder() {
        client.post("/v1/payments", aPaymentWithElements());
        client.post("/v1/payments", aCardPayment());

        assertThat(requestsHandedOver(2))
                .extracting(NewPayment::elements)
                .containsExactly(
                        new NewPayment.Elements("app", "ticketing", "checkout", "U-20391", "private"),
                        new NewPayment.Elements(null, null, null, null, null));
    }

    @Test
    void acceptsEveryMethodWithEachOfItsTypes() {
        Stream.of(
                        aCardPayment(),
                        aCardPayment().replace("credit", "debit"),
                        aCardPayment().replace("\"card\",\"type", "\"quickpay\",\"type"),
                        aNetbankPayment(),
                        aNetbankPayment().replace("b2b", "b2c"),
                        aQrPayment())
                .forEach(body -> assertThat(client.post("/v1/payments", body).status())
                        .as(body)
                        .isEqualTo(201));
    }

    @Test
    void repeatAnswersLikeTheFirstTimeAndSaysSo() {
        Payment known = moved(aPayment(), PaymentState.SUCCEEDED, null);
        doReturn(new Payments.Acceptance.Accepted(known, true)).when(payments).accept(any());

        Answer answer = client.post("/v1/payments", aQrPayment());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(answer.json().path("orderNo").asText()).isEqualTo(known.orderNo());
        assertThat(answer.json().path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(answer.json().path("result").path("code").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void refusesAnotherRequestUnderAUsedNumber() {
        Payment known = aPayment();
        doReturn(new Payments.Acceptance.NumberTaken(known.orderNo()))
                .when(payments)
                .accept(any());

        Answer answer = client.post("/v1/payments", aQrPayment());

        assertProblem(answer, 422, "MERCHANT_ORDER_NO_REUSED");
        assertThat(answer.json().path("detail").asText()).contains(known.orderNo());
        assertThat(answer.isGenuine()).isTrue();
    }

    @Test
    void repeatOfAnExpiredRequestStillGetsItsOrder() {
        String body = aQrPayment()
                .replace("}}", "}")
                .replace("\"scan\"}", "\"scan\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        assertProblem(client.post("/v1/payments", body), 400, "VALIDATION_FAILED");
        verify(payments, never()).accept(any());

        when(payments.byMerchantOrderNo(merchantId, "ORDER-1")).thenReturn(Optional.of(aPayment()));
        assertThat(client.post("/v1/payments", body).status()).isEqualTo(201);
    }

    @Test
    void findsPaymentByEitherNumber() {
        Payment payment = aPayment();
        when(payments.byOrderNo(merchantId, payment.orderNo())).thenReturn(Optional.of(payment));
        when(payments.byMerchantOrderNo(merchantId, "ORDER-1")).thenReturn(Optional.of(payment));

        Answer byOrderNo = client.get("/v1/payments/" + payment.orderNo());
        Answer byMerchantOrderNo = client.get("/v1/payments?merchantOrderNo=ORDER-1");

        assertThat(byOrderNo.json().path("orderNo").asText()).isEqualTo(payment.orderNo());
        assertThat(byOrderNo.isGenuine()).isTrue();
        assertThat(byMerchantOrderNo.json().at("/items/0/orderNo").asText()).isEqualTo(payment.orderNo());
    }

    @Test
    void anotherMerchantsPaymentIsNotThere() {
        Payment payment = aPayment();
        when(payments.byOrderNo(merchantId, payment.orderNo())).thenReturn(Optional.of(payment));
        when(payments.close(merchantId, payment.orderNo())).thenReturn(new Payments.Closing.Requested(payment));
        MerchantClient other = enroll("M-other");

        assertProblem(other.get("/v1/payments/" + payment.orderNo()), 404, "ORDER_NOT_FOUND");
        assertProblem(other.post("/v1/payments/" + payment.orderNo() + "/close", ""), 404, "ORDER_NOT_FOUND");
        assertThat(other.get("/v1/payments?merchantOrderNo=ORDER-1").json().path("items"))
                .isEmpty();
    }

    @Test
    void pagesThroughTheList() {
        List<Payment> three = List.of(aPayment(), aPayment(), aPayment());
        when(payments.list(eq(merchantId), isNull(), eq(3))).thenReturn(three);
        when(payments.list(merchantId, three.get(1).orderNo(), 3)).thenReturn(three.subList(2, 3));

        Answer first = client.get("/v1/payments?limit=2");
        String cursor = first.json().path("nextCursor").asText();
        Answer second = client.get("/v1/payments?limit=2&cursor=" + cursor);

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(first.json().path("hasMore").asBoolean()).isTrue();
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().path("hasMore").asBoolean()).isFalse();
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=-1", "cursor=x", "cursor=", "cursor=MTpQMQ", "merchantOrderNo="})
    void refusesParametersOutOfRange(String query) {
        Answer answer = client.get("/v1/payments?" + query);

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.json().at("/errors/0/parameter").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=x", "limit=99999999999", "limit=1.5"})
    void refusesParametersOfTheWrongType(String query) {
        assertProblem(client.get("/v1/payments?" + query), 400, "BAD_REQUEST");
    }

    @Test
    void closesPayment() {
        Payment payment = aPayment();
        when(payments.close(merchantId, payment.orderNo()))
                .thenReturn(new Payments.Closing.Requested(moved(payment, PaymentState.CLOSED, null)));

        Answer withoutBody = client.post("/v1/payments/" + payment.orderNo() + "/close", "");
        Answer withEmptyObject = client.post("/v1/payments/" + payment.orderNo() + "/close", "{}");

        assertThat(withoutBody.status()).as(withoutBody.text()).isEqualTo(200);
        assertThat(withoutBody.json().path("state").asText()).isEqualTo("CLOSED");
        assertThat(withEmptyObject.status()).isEqualTo(200);
    }

    @Test
    void refusesToCloseWhatIsFinal() {
        Payment payment = moved(aPayment(), PaymentState.SUCCEEDED, null);
        when(payments.close(merchantId, payment.orderNo())).thenReturn(new Payments.Closing.TooLate(payment));

        assertProblem(client.post("/v1/payments/" + payment.orderNo() + "/close", ""), 409, "ORDER_ALREADY_FINAL");
        assertProblem(client.post("/v1/payments/" + payment.orderNo() + "/close", "{\"why\":1}"), 400, "JSON_INVALID");
    }

    @Test
    void databaseOutageIsRetryable() {
        doThrow(new DataAccessResourceFailureException("no connection to 10.1.2.3"))
                .when(payments)
                .accept(any());

        Answer answer = client.post("/v1/payments", aQrPayment());

        assertProblem(answer, 503, "UNAVAILABLE");
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
        assertThat(answer.text()).doesNotContain("10.1.2.3");
        assertThat(answer.isGenuine()).isTrue();
    }

    @Test
    void defectShowsNothingOfTheInside() {
        doThrow(new IllegalStateException("select secret from somewhere"))
                .when(payments)
                .accept(any());

        Answer answer = client.post("/v1/payments", aCardPayment());

        assertProblem(answer, 500, "INTERNAL_ERROR");
        assertThat(answer.text()).doesNotContain("secret", "IllegalState", CARD_NUMBER);
        assertThat(answer.isGenuine()).isTrue();
    }

    @Test
    void cardNumbersAreNoPartOfAnyText() {
        CreatePayment.CardData card = new CreatePayment.CardData(CARD_NUMBER, "2099-12", "LI LEI");

        assertThat(new CreatePayment(
                                "1", null, "card", "credit", card, null, null, null, null, null, null, null, null, null)
                        .toString())
                .doesNotContain(CARD_NUMBER, "LI LEI");
        assertThat(new NewPayment.Card(CARD_NUMBER, "2099-12", "LI LEI").toString())
                .doesNotContain(CARD_NUMBER, "LI LEI");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void cardNumbersAreInNoLogWhateverItsLevel(CapturedOutput output) {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        List<String> loggers = List.of("org.springframework.web", "io.payloom", "org.apache.coyote");
        loggers.forEach(logger -> logging.setLogLevel(logger, LogLevel.TRACE));
        try {
            client.post("/v1/payments", aCardPayment());
            client.post("/v1/payments", aCardPayment().replace("LI LEI", "LI\\u0000"));
            client.post("/v1/payments", aCardPayment().replace("\"" + CARD_NUMBER + "\"", CARD_NUMBER));
            doThrow(new IllegalStateException("defect")).when(payments).accept(any());
            client.post("/v1/payments", aCardPayment());
        } finally {
            loggers.forEach(logger -> logging.setLogLevel(logger, null));
        }

        assertThat(output.getAll()).contains("CardData[hidden]").doesNotContain(CARD_NUMBER);
    }

    @Test
    void managementStaysApart() throws Exception {
        assertThat(client.get("/actuator/health").status()).isEqualTo(404);
        assertThat(new MerchantClient(managementPort, "none", "none")
                        .get("/actuator/health")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("UP");
    }

    private NewPayment requestHandedOver() {
        return requestsHandedOver(1).getFirst();
    }

    private List<NewPayment> requestsHandedOver(int times) {
        ArgumentCaptor<NewPayment> requests = ArgumentCaptor.forClass(NewPayment.class);
        verify(payments, times(times)).accept(requests.capture());
        return requests.getAllValues();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        Problems.assertProblem(answer, status, code);
    }
}
