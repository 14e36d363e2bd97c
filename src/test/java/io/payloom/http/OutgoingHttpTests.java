package io.payloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.local.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingHttpTests {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int LIMIT = 10_000;

    private final OutgoingHttp http = new OutgoingHttp(SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(1), LIMIT);

    @AfterEach
    void close() throws IOException {
        http.close();
    }

    @Test
    void saysNotSentWhenNobodyListens() {
        assertThat(post(Ports.free())).isInstanceOf(HttpOutcome.NotSent.class);
    }

    @Test
    void keepsToTheDeadlineWhenTheAnswerDripsByteByByte() throws IOException {
        try (Misbehaving server = new Misbehaving(out -> {
            for (byte one : "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) {
                out.write(one);
                pause();
            }
        })) {
            assertThat(post(server.port()))
                    .isEqualTo(new HttpOutcome.Unanswered("no answer within " + DEADLINE.toMillis() + " ms"));
        }
    }

    @Test
    void givesUpOnHeadersThatNeverEnd() throws IOException {
        try (Misbehaving server = new Misbehaving(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-More: more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(post(server.port())).isEqualTo(new HttpOutcome.Unanswered("MessageConstraintException"));
        }
    }

    /** Issue 13, item 19: what is not kept is not read either, in whatever way an answer is endless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 34359738368\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                ""
            })
    void cutsTheConnectionOfAnEndlessAnswer(String head) throws IOException {
        String piece =
                switch (head) {
                    case "" -> "HTTP/1.1 100 Continue\r\n\r\n";
                    case "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" ->
                        "1;" + "x".repeat(4000) + "\r\nx\r\n";
                    default -> "x".repeat(4000);
                };
        AtomicLong written = new AtomicLong();
        CountDownLatch cut = new CountDownLatch(1);
        try (Misbehaving server = new Misbehaving(out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    out.write(piece.getBytes(StandardCharsets.US_ASCII));
                    written.addAndGet(piece.length());
                }
            } catch (IOException connectionGone) {
                cut.countDown();
                throw connectionGone;
            }
        })) {
            HttpOutcome outcome = post(server.port());

            assertThat(outcome).isInstanceOf(HttpOutcome.Unanswered.class);
            assertThat(outcome)
                    .isNotEqualTo(new HttpOutcome.Unanswered("no answer within " + DEADLINE.toMillis() + " ms"));
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).as("the rest is the kernel's buffers").isLessThan(20_000_000);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: "})
    void takesAnAnswerUpToTheLimitAndNoneThatIsLonger(String header) throws IOException {
        for (int length : new int[] {LIMIT, LIMIT + 1}) {
            String head =
                    "HTTP/1.1 200 OK\r\nConnection: close\r\n" + (header.isEmpty() ? "" : header + length + "\r\n");
            try (Misbehaving server = new Misbehaving(out -> {
                out.write((head + "\r\n" + "x".repeat(length)).getBytes(StandardCharsets.US_ASCII));
                out.close();
            })) {
                assertThat(post(server.port()))
                        .isInstanceOf(length > LIMIT ? HttpOutcome.Unanswered.class : HttpOutcome.Answered.class);
            }
        }
    }

    /** Issue 13, item 19. */
    @Test
    void cutsTheConnectionWhenTheTimeIsUp() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (Misbehaving server = new Misbehaving(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                while (true) {
                    out.write('x');
                    pause();
                }
            } catch (IOException connectionGone) {
                cut.countDown();
                throw connectionGone;
            }
        })) {
            post(server.port());

            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void neverRepeatsARequestThatWasRefusedForNow() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (Misbehaving server = new Misbehaving(out -> {
            requests.incrementAndGet();
            out.write("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        })) {
            HttpOutcome outcome = post(server.port());

            assertThat(outcome)
                    .isInstanceOfSatisfying(HttpOutcome.Answered.class, answered -> assertThat(answered.status())
                            .isEqualTo(503));
            assertThat(requests).hasValue(1);
        }
    }

    private HttpOutcome post(int port) {
        return http.post(URI.create("http://127.0.0.1:" + port + "/pay"), Map.of(), new byte[] {'x'}, DEADLINE);
    }

    private static void pause() throws IOException {
        try {
            Thread.currentThread().join(Duration.ofMillis(150));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    /** Accepts connections and answers each as it is told, without listening. */
    private static final class Misbehaving implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Misbehaving(Answer answer) throws IOException {
            Thread.startVirtualThread(() -> {
                while (!socket.isClosed()) {
                    try (Socket connection = socket.accept();
                            OutputStream out = connection.getOutputStream()) {
                        connection.getInputStream().readNBytes(10);
                        answer.write(out);
                        out.flush();
                        connection.getInputStream().readNBytes(10_000);
                    } catch (IOException gone) {
                        // the next one, or the end
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private interface Answer {
        void write(OutputStream out) throws IOException;
    }
}
