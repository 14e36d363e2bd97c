package io.payloom.channel.signedjson;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.CallbackReading;
import io.payloom.channel.Card;
import io.payloom.channel.Payee;
import io.payloom.channel.PayerAction;
import io.payloom.channel.PayoutSubmission;
import io.payloom.channel.RawMessage;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.channel.line.BankLine;
import io.payloom.channel.line.ChannelSecrets;
import io.payloom.kernel.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignedJsonAdapterTests {

    private static final String SECRET = "a-secret";
    private static final Account ACCOUNT = SampleChannel.anAccount("sample-second");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String PAID = "{\"orderNo\":\"8001A\",\"code\":\"0000\",\"message\":\"succeeded\","
            + "\"amount\":1200,\"currency\":\"CNY\",\"bankReference\":\"B-7\",\"time\":\"2026-03-01T10:00:00Z\"}";

    @RegisterExtension
    static final WireMockExtension BANK = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final ChannelSecrets secrets = mock();
    private final SignedJsonAdapter adapter = new SignedJsonAdapter(new BankLine(), secrets, CLOCK);

    @BeforeEach
    void knowTheSecret() {
        when(secrets.of(any())).thenReturn(Optional.of(SECRET));
        when(secrets.recent(any())).thenReturn(Optional.of(SECRET));
    }

    @Test
    void submitsASignedOrderAndReadsTheAnswer() {
        bankAnswers("/pay", signed(PAID));

        assertThat(adapter.submit(channel(), ACCOUNT, aCardPayment()))
                .isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> {
                    assertThat(answered.code()).isEqualTo("0000");
                    assertThat(answered.subCode()).isNull();
                    assertThat(answered.amount()).isEqualTo(Money.cny(1200));
                    assertThat(answered.bankReference()).isEqualTo("B-7");
                    assertThat(answered.exchange().answer()).isEqualTo(PAID.getBytes(UTF_8));
                });
        LoggedRequest sent =
                BANK.findAll(postRequestedFor(urlEqualTo("/banks/sample/pay"))).getFirst();
        assertThat(sent.getHeader("X-Bank-Mid")).isEqualTo("sample-second");
        assertThat(sent.getHeader("X-Bank-Timestamp")).isEqualTo("1772359200");
        assertThat(sent.getHeader("X-Bank-Signature"))
                .isEqualTo(Signature.ofRequest(
                        SECRET, "/banks/sample/pay", "1772359200", sent.getHeader("X-Bank-Nonce"), sent.getBody()));
        BANK.verify(
                postRequestedFor(urlEqualTo("/banks/sample/pay"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                {"orderNo": "8001A", "amount": 1200, "currency": "CNY", "method": "card", "type": "credit",
                                 "card": {"number": "6222021234567890", "expiry": "1230", "holderName": "Zhang San"},
                                 "callbackUrl": "http://127.0.0.1/callbacks/sample"}
                                """)));
    }

    /** Issue 13, item 27. */
    @Test
    void keepsWhatWasSaidWithoutNumbersNamesAndSecrets() {
        bankAnswers("/pay", signed(PAID));
        String paid = kept(adapter.submit(channel(), ACCOUNT, aCardPayment()));
        String paidOut = kept(adapter.payout(channel(), ACCOUNT, aPayout("Salary of November")));

        assertThat(paid).contains("\"number\":\"622202******7890\"", "\"amount\":1200");
        assertThat(paidOut).contains("\"payee\":\"622202*********0128\"", "Salary of November");
        assertThat(paid + paidOut)
                .doesNotContain("6222021234567890", "1230", "Zhang San", "LI LEI", SECRET)
                .doesNotContainIgnoringCase("signature");

        bankAnswers("/query", aResponse().withStatus(500).withBody("<html>broken"));
        assertThat(adapter.query(channel(), ACCOUNT, "8001A"))
                .isInstanceOfSatisfying(BankAnswer.Unknown.class, unknown -> assertThat(
                                unknown.exchange().answer())
                        .as("also what cannot be believed")
                        .isEqualTo("<html>broken".getBytes(UTF_8)));
    }

    private static String kept(BankAnswer answer) {
        return new String(answer.exchange().request(), UTF_8);
    }

    @Test
    void asksForARefundUnderANumberOfItsOwn() {
        bankAnswers("/refund", signed(PAID.replace("8001A", "8001R").replace("1200", "700")));

        assertThat(adapter.refund(channel(), ACCOUNT, aRefund()))
                .isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> {
                    assertThat(answered.code()).isEqualTo("0000");
                    assertThat(answered.amount()).isEqualTo(Money.cny(700));
                });
        BANK.verify(
                postRequestedFor(urlEqualTo("/banks/sample/refund"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                {"orderNo": "8001R", "originalOrderNo": "8001A", "amount": 700, "currency": "CNY",
                                 "description": "One ticket returned",
                                 "callbackUrl": "http://127.0.0.1/callbacks/sample"}
                                """)));
    }

    @Test
    void asksForAVoidWithoutAnAmount() {
        bankAnswers("/void", signed(PAID.replace("8001A", "8001V")));

        assertThat(adapter.voidPayment(channel(), ACCOUNT, aVoid()))
                .isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> assertThat(answered.amount())
                        .isEqualTo(Money.cny(1200)));
        BANK.verify(
                postRequestedFor(urlEqualTo("/banks/sample/void"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                {"orderNo": "8001V", "originalOrderNo": "8001A",
                                 "callbackUrl": "http://127.0.0.1/callbacks/sample"}
                                """)));
    }

    @Test
    void paysOutAndSaysWhatFor() {
        bankAnswers("/pay", signed(PAID));

        adapter.payout(channel(), ACCOUNT, aPayout("Salary of November"));
        adapter.payout(channel(), ACCOUNT, aPayout(null));

        String body =
                """
                {"orderNo": "8001A", "amount": 1200, "currency": "CNY", "method": "bank-transfer", "type": "private",
                 "payee": "6222021234567890128", "payeeName": "LI LEI", "payeeInstitution": "ICBC",
                 "callbackUrl": "http://127.0.0.1/callbacks/sample" %s}
                """;
        BANK.verify(
                1,
                postRequestedFor(urlEqualTo("/banks/sample/pay"))
                        .withRequestBody(equalToJson(body.formatted(", \"purpose\": \"Salary of November\""))));
        BANK.verify(
                1, postRequestedFor(urlEqualTo("/banks/sample/pay")).withRequestBody(equalToJson(body.formatted(""))));
    }

    @Test
    void doesNotTakeAnAnswerAboutThePaymentForOneAboutItsRefund() {
        bankAnswers("/refund", signed(PAID));
        bankAnswers("/void", signed(PAID));

        assertThat(adapter.refund(channel(), ACCOUNT, aRefund())).isInstanceOf(BankAnswer.Unknown.class);
        assertThat(adapter.voidPayment(channel(), ACCOUNT, aVoid())).isInstanceOf(BankAnswer.Unknown.class);
    }

    @Test
    void readsWhatThePayerHasToDo() {
        bankAnswers("/pay", signed("{\"orderNo\":\"8001A\",\"code\":\"1001\",\"qrCode\":\"https://qr/1\"}"));

        assertThat(adapter.submit(channel(), ACCOUNT, aCardPayment()))
                .isInstanceOfSatisfying(BankAnswer.Answered.class, answered -> assertThat(answered.payerAction())
                        .isEqualTo(new PayerAction(PayerAction.QR_CODE, "https://qr/1")));
    }

    @Test
    void takesCode4004ToAQueryAsNotFound() {
        String notFound = "{\"orderNo\":\"8001A\",\"code\":\"4004\"}";
        bankAnswers("/query", signed(notFound));
        bankAnswers("/close", signed(notFound));
        bankAnswers("/pay", signed(notFound));

        assertThat(adapter.query(channel(), ACCOUNT, "8001A")).isInstanceOf(BankAnswer.NotFound.class);
        assertThat(adapter.close(channel(), ACCOUNT, "8001A")).isInstanceOf(BankAnswer.NotFound.class);
        assertThat(adapter.submit(channel(), ACCOUNT, aCardPayment())).isInstanceOf(BankAnswer.Answered.class);
    }

    @Test
    void doesNotBelieveAnAnswerThatIsNotSignedByTheBank() {
        bankAnswers("/query", aResponse().withBody(PAID));
        assertUnknown("signature");

        bankAnswers("/query", signedWith("another secret", PAID));
        assertUnknown("signature");

        bankAnswers("/query", signed(PAID).withBody(PAID.replace("1200", "1")));
        assertUnknown("signature");
    }

    @Test
    void doesNotBelieveAnAnswerAboutAnotherOrder() {
        bankAnswers("/query", signed(PAID.replace("8001A", "8001B")));
        assertUnknown("another order");
    }

    @Test
    void takesEveryOtherStatusThan200AsUnknown() {
        for (int status : new int[] {201, 302, 401, 404, 429, 500, 503}) {
            bankAnswers("/query", signed(PAID).withStatus(status).withHeader("Location", "/elsewhere"));
            assertUnknown("HTTP " + status);
        }
        BANK.verify(7, postRequestedFor(urlEqualTo("/banks/sample/query")));
    }

    @Test
    void takesGarbageAsUnknown() {
        for (String garbage : new String[] {"", "null", "<html>", "{\"orderNo\":", "[1]", PAID + PAID, "\u0000"}) {
            bankAnswers("/query", signed(garbage));
            assertUnknown("cannot be read");
        }
    }

    @Test
    void takesAnAnswerThatIsTooLongAsUnknown() {
        bankAnswers("/query", signed(PAID.replace("succeeded", "x".repeat(BankLine.LONGEST_MESSAGE))));
        assertUnknown("longer than");
    }

    @Test
    void takesACutConnectionAsUnknown() {
        for (Fault fault : Fault.values()) {
            bankAnswers("/query", aResponse().withFault(fault));
            assertThat(adapter.query(channel(), ACCOUNT, "8001A")).isInstanceOf(BankAnswer.Unknown.class);
        }
    }

    @Test
    void takesSilenceAsUnknownWhenTheDeadlineEnds() {
        bankAnswers("/query", signed(PAID).withFixedDelay(60_000));
        long start = System.nanoTime();

        BankAnswer answer = adapter.query(channel(Duration.ofSeconds(1)), ACCOUNT, "8001A");

        assertThat(answer).isInstanceOf(BankAnswer.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(40));
    }

    @Test
    void takesABodyThatDripsAsUnknownWhenTheDeadlineEnds() {
        bankAnswers("/query", signed(PAID).withChunkedDribbleDelay(20, 60_000));
        long start = System.nanoTime();

        assertThat(adapter.query(channel(Duration.ofSeconds(1)), ACCOUNT, "8001A"))
                .isInstanceOf(BankAnswer.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void takesARefusedConnectionAsNotSent() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        Channel nobody =
                SampleChannel.of("sample").at("http://127.0.0.1:" + freePort).channel();

        assertThat(adapter.submit(nobody, ACCOUNT, aCardPayment())).isInstanceOf(BankAnswer.NotSent.class);
    }

    @Test
    void sendsNothingWithoutASecret() {
        when(secrets.of(any())).thenReturn(Optional.empty());
        when(secrets.recent(any())).thenReturn(Optional.empty());

        assertThat(adapter.submit(channel(), ACCOUNT, aCardPayment())).isInstanceOf(BankAnswer.NotSent.class);
        assertThat(adapter.readCallback(channel(), new RawMessage(Map.of(), new byte[0])))
                .isInstanceOf(CallbackReading.Forged.class);
        BANK.verify(0, postRequestedFor(urlEqualTo("/banks/sample/pay")));
    }

    private void assertUnknown(String reason) {
        assertThat(adapter.query(channel(), ACCOUNT, "8001A"))
                .isInstanceOfSatisfying(BankAnswer.Unknown.class, unknown -> assertThat(unknown.reason())
                        .contains(reason));
    }

    private static Channel channel() {
        return channel(Duration.ofSeconds(10));
    }

    private static Channel channel(Duration callDeadline) {
        return SampleChannel.of("sample")
                .at(BANK.baseUrl() + "/banks/sample")
                .callDeadline(callDeadline)
                .channel();
    }

    private static Submission aCardPayment() {
        return new Submission(
                "8001A",
                Money.cny(1200),
                "card",
                "credit",
                new Card("6222021234567890", "1230", "Zhang San"),
                null,
                "http://127.0.0.1/callbacks/sample",
                null);
    }

    private static RefundSubmission aRefund() {
        return new RefundSubmission(
                "8001R", "8001A", Money.cny(700), "One ticket returned", "http://127.0.0.1/callbacks/sample");
    }

    private static PayoutSubmission aPayout(@Nullable String purpose) {
        return new PayoutSubmission(
                "8001A",
                Money.cny(1200),
                "bank-transfer",
                "private",
                new Payee("6222021234567890128", "LI LEI", "private", "ICBC", null),
                purpose,
                "http://127.0.0.1/callbacks/sample");
    }

    private static VoidSubmission aVoid() {
        return new VoidSubmission("8001V", "8001A", "http://127.0.0.1/callbacks/sample");
    }

    private static void bankAnswers(String path, ResponseDefinitionBuilder answer) {
        BANK.stubFor(post("/banks/sample" + path).willReturn(answer));
    }

    private static ResponseDefinitionBuilder signed(String body) {
        return signedWith(SECRET, body);
    }

    private static ResponseDefinitionBuilder signedWith(String secret, String body) {
        return aResponse()
                .withBody(body)
                .withHeader("X-Bank-Timestamp", "1772359200")
                .withHeader("X-Bank-Nonce", "n-1")
                .withHeader("X-Bank-Signature", Signature.ofAnswer(secret, "1772359200", "n-1", body.getBytes(UTF_8)));
    }
}
