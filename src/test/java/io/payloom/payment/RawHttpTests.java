package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client would send. */
class RawHttpTests extends PaymentApiFixture {

    @AfterEach
    void nothingWasAccepted() {
        verify(payments, never()).accept(any());
    }

    @Test
    void announcedGigabyteIsRefusedUnread() throws IOException {
        String answer = send("POST /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n{");

        assertProblem(answer, 413, "BODY_TOO_LARGE");
        assertThat(answer).contains("Connection: close");
    }

    @Test
    void endlessChunksAreCutOff() throws IOException {
        StringBuilder request =
                new StringBuilder("POST /v1/payments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
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
        String answer = send(request);

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

    @Test
    void refusesTraceAndUnknownMethods() throws IOException {
        assertThat(send("TRACE /v1/payments HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 405");
        assertThat(send("BREW /v1/payments HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("application/problem+json", "SIGNATURE_MISSING");
    }

    private static void assertProblem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"code\":\"" + code + "\"", "\"requestId\":\"")
                .doesNotContain("Tomcat", "<html", "Exception", "\tat ");
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
