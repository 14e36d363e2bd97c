package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.support.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that no HTTP client would send. */
class RawHttpTests extends PaymentApiFixture {

    @Autowired
    MeterRegistry meters;

    @AfterEach
    void nothingWasAccepted() {
        verify(payments, never()).accept(any());
    }

    @Test
    void announcedGigabyteIsRefusedUnread() throws IOException {
        String answer =
                send("POST /v1/payments HTTP/1.1\r\nHost: x\r\n" + known() + "Content-Length: 1000000000\r\n\r\n{");

        assertProblem(answer, 413, "BODY_TOO_LARGE");
        assertThat(answer).contains("Connection: close");
    }

    @Test
    void endlessChunksAreCutOff() throws IOException {
        StringBuilder request = new StringBuilder(
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\n" + known() + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 80; i++) {
            request.append("400\r\n").append("x".repeat(1024)).append("\r\n");
        }

        assertProblem(send(request.toString()), 413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
            })
    void brokenBodyIsAProblem(String request) throws IOException {
        String answer = send(request.replace("Host: x\r\n", "Host: x\r\n" + known()));

        assertProblem(answer, 400, "BAD_REQUEST");
        assertThat(answer).contains("\"instance\":\"/v1/payments\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/payments?a=<b> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments/%2e%2e%2f HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments\\x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "G@T /v1/payments HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/9.9\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void malformedHttpIsAProblem(String request) throws IOException {
        assertProblem(send(request), 400, "BAD_REQUEST");
    }

    @Test
    void oversizedHeadersAreAProblem() throws IOException {
        String answer = send("GET /v1/payments HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");

        assertProblem(answer, 400, "BAD_REQUEST");
    }

    /** Issue 13, item 18. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /v1/payments",
                "TRACE /",
                "TRACE /nothing",
                "CONNECT /",
                "CONNECT x:80",
                "CONNECT /v1/payments"
            })
    void refusesTraceAndConnectInWords(String line) throws IOException {
        String answer = send(line + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer).contains("Allow: ");
    }

    /** Issue 13, item 18. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\n\r\n",
                "GET /;a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments;%=% HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments?a=%z HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS /v1/payments HTTP/1.1\r\nHost: x\r\nOrigin: :x\r\nAccess-Control-Request-Method: PUT\r\n\r\n"
            })
    void whatTheServerDoesNotKnowIsTheCallersFault(String request) throws IOException {
        assertProblem(send(request), 400, "BAD_REQUEST");
    }

    @Test
    void refusesUnknownMethods() throws IOException {
        assertThat(send("BREW /v1/payments HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("application/problem+json", "SIGNATURE_MISSING");
    }

    /** Issue 13, item 16: all that the header tells is told before a byte of the body is read. */
    @ParameterizedTest
    @CsvSource({
        "'', SIGNATURE_MISSING",
        "Authorization: nonsense, SIGNATURE_MALFORMED",
        "'Authorization: PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"1\",nonce=\"12345678\",signature=\"AA==\"', TIMESTAMP_OUT_OF_WINDOW",
        "'Authorization: PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"NOW\",nonce=\"12345678\",signature=\"AA==\"', SIGNATURE_INVALID"
    })
    void aWorthlessHeaderIsRefusedBeforeTheBody(String header, String code) {
        String lines = header.isEmpty() ? "" : header.replace("NOW", now()) + "\r\n";

        String answer = http().sendPart(
                        "POST /v1/payout-batches HTTP/1.1\r\nHost: x\r\n" + lines + "Content-Length: 8000000\r\n\r\n");

        assertProblem(answer, 401, code);
        assertThat(answer).contains("Connection: close");
    }

    /** Issue 13, item 16: many who withhold their last byte fill no more than they may, and keep no order out. */
    @Test
    void withheldBodiesHaveABoundAndKeepNobodyOut() throws IOException {
        String head = "POST /v1/payout-batches HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n" + known() + "\r\n";
        List<Socket> attackers = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                attackers.add(new Socket("127.0.0.1", port));
                attackers
                        .getLast()
                        .getOutputStream()
                        .write((head + "x".repeat(120_000)).getBytes(StandardCharsets.US_ASCII));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> buffered() > 250_000);

            assertProblem(http().sendPart(head + "x".repeat(500_000)), 503, "UNAVAILABLE");
            assertThat(buffered()).isLessThanOrEqualTo(1 << 19);
            assertThat(client.get("/v1/payments").status()).isEqualTo(200);
            assertThat(client.post("/v1/payments", aQrPayment()).status()).isEqualTo(201);
        } finally {
            for (Socket attacker : attackers) {
                attacker.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> buffered() == 0);
        clearInvocations(payments);
    }

    /** The header of a request that is not worthless before its body is read. */
    private String known() {
        return "Authorization: PAYLOOM-HMAC-SHA256 keyId=\"" + merchantId + "-1\",timestamp=\"" + now()
                + "\",nonce=\"12345678\",signature=\"AA==\"\r\n";
    }

    private double buffered() {
        return meters.get("payloom.bodies.buffered.bytes").gauge().value();
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private RawHttp http() {
        return new RawHttp(port);
    }

    private static void assertProblem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"code\":\"" + code + "\"", "\"requestId\":\"")
                .doesNotContain("Tomcat", "<html", "Exception", "\tat ");
    }

    private String send(String request) {
        return http().send(request);
    }
}
