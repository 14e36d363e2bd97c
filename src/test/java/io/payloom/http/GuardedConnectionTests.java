package io.payloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets: a connection that was made would wait in the listening socket's queue. */
class GuardedConnectionTests {

    private ServerSocketChannel listening;
    private int port;

    @BeforeEach
    void listen() throws IOException {
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress("::", 0));
        listening.configureBlocking(false);
        port = listening.socket().getLocalPort();
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
                "[0:0:0:0:0:0:0:1]", "localhost", "localhost.", "LOCALHOST", "0.0.0.0", "0", "[::]",
                        "shop.example@127.0.0.1"
            })
    void neverConnectsToThisMachineUnderAnySpelling(String host) throws Exception {
        HttpOutcome outcome = post("http://" + host + ":" + port + "/", false);

        assertThat(listening.accept()).as("connection that reached us").isNull();
        assertThat(outcome).isNotInstanceOf(HttpOutcome.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost"})
    void resolvesLiteralsThroughTheGuardTooSoThatItSaysNotSent(String host) throws Exception {
        assertThat(post("http://" + host + ":" + port + "/", false))
                .isEqualTo(new HttpOutcome.NotSent("AddressRefused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost"})
    void connectsToThisMachineWhereLoopbackIsOpen(String host) throws Exception {
        post("http://" + host + ":" + port + "/", true);

        assertThat(listening.accept()).as("connection that reached us").isNotNull();
    }

    @Test
    void doesNotFollowRedirect() throws Exception {
        AtomicInteger followed = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/target", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/target");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(post("http://127.0.0.1:" + server.getAddress().getPort() + "/", true))
                    .isInstanceOfSatisfying(HttpOutcome.Answered.class, answer -> assertThat(answer.status())
                            .isEqualTo(307));
            assertThat(followed).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void givesUpOnBodyThatNeverEnds() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        });
        server.start();
        try {
            assertThat(post("http://127.0.0.1:" + server.getAddress().getPort() + "/", true))
                    .isInstanceOf(HttpOutcome.Unanswered.class);
        } finally {
            server.stop(0);
        }
    }

    private static HttpOutcome post(String url, boolean allowLoopback) throws IOException {
        AddressGuard guard =
                new AddressGuard(new HttpProperties(allowLoopback, Set.of(443)), SystemDefaultDnsResolver.INSTANCE);
        try (OutgoingHttp http = new OutgoingHttp(guard, Duration.ofSeconds(1), 1000)) {
            return http.post(URI.create(url), Map.of(), new byte[] {'x'}, Duration.ofSeconds(1));
        }
    }
}
