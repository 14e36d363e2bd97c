package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.RawHttp;
import io.payloom.support.RunningPayloom;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Issue 13, item 18: whatever a client gets wrong, at whatever address, is never an error of ours. It gets a problem
 * document, and no stack trace stays in the log.
 */
@OnRunningPayloom
class AnyAddressTests {

    private static final String OPERATOR = "Authorization: Bearer " + OperatorClient.TOKEN + "\r\n";
    private static final List<String> METHODS = List.of("GET", "POST", "OPTIONS", "TRACE", "CONNECT", "BREW");
    private static final List<String> ODD_ENDS = List.of(";a=%zz", "/%zz", "?a=%zz", "/%ff", "/a%00b", ";%=%", "/{x}");
    private static final List<String> ODD_HEADERS = List.of(
            "Transfer-Encoding: gzip",
            "Content-Type: application/*",
            "Content-Type: application/json;charset=nonsense",
            "Content-Type: application/x-www-form-urlencoded;charset=nonsense",
            "Accept: x",
            "Expect: wonders",
            "Content-Length: 99999999999999999999",
            "Content-Encoding: gzip",
            "Origin: :x\r\nAccess-Control-Request-Method: POST",
            "X: " + "y".repeat(20_000));

    private final RawHttp http =
            new RawHttp(URI.create(RunningPayloom.get().baseUrl()).getPort());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>(); // others write at the same time
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/payments", "/ops/v1/routes/dry-run", "/callbacks/northbank-card", "/error", "/nothing"
            })
    void answersWithAProblemOrBetter(String address) {
        METHODS.forEach(method -> check(request(method, address, "")));
        ODD_ENDS.forEach(end -> check(request("GET", address + end, "")));
        ODD_HEADERS.forEach(header -> {
            check(request("POST", address, header + "\r\n"));
            check(request("OPTIONS", address, header + "\r\n"));
        });
    }

    private static String request(String method, String target, String header) {
        String length = header.contains("Content-Length") || header.contains("Transfer") ? "" : "Content-Length: 2\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + OPERATOR + header + length
                + "\r\n{}";
    }

    private void check(String request) {
        log.list.clear();
        String answer = http.send(request);
        String about = request.lines().findFirst().orElse("");
        assertThat(RawHttp.statusOf(answer)).as(about).isBetween(200, 499);
        if (RawHttp.statusOf(answer) >= 400) {
            assertThat(answer).as(about).contains("application/problem+json", "\"requestId\":\"", "Request-Id: ");
        }
        assertThat(log.list)
                .as(about)
                .filteredOn(event -> event.getThreadName().startsWith("tomcat"))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
