package io.payloom.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Requests that are hardly HTTP. */
final class Oddities {

    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "HEAD", "PATCH", "BREW", "get", "G@T",
            "PRI");
    private static final List<String> TARGETS = List.of(
            "/",
            "*",
            "/v1/payments",
            "/v1/payments/x;a=%zz",
            "/;a=%zz",
            "/;a=%zz/v1/payments",
            "/v1;x/payments",
            "//v1/payments",
            "/v1//payments",
            "/v1/../v1/payments",
            "/v1/%2e%2e/payments",
            "/v1/payments/%zz",
            "/v1/payments/%",
            "/v1/payments/%00",
            "/v1/payments\\x",
            "/v1/payments?a=<b>",
            "/v1/payments?%zz",
            "/v1/payments#x",
            "/ops/v1/catalogue",
            "/ops/;x/v1/orders/1",
            "/ops/v1/orders/%e4%bd%a0",
            "/callbacks/northbank-card",
            "/callbacks/;x",
            "/callbacks/",
            "/error",
            "/v3/api-docs/x",
            "/swagger-ui/%zz",
            "/swagger-ui/..;/x",
            "/actuator/health",
            "http://127.0.0.1/v1/payments",
            "http://[::1/v1",
            "http://u:p@h:99999/v1/payments",
            "127.0.0.1:443",
            "v1/payments",
            "/" + "a".repeat(9000));
    private static final List<String> VERSIONS =
            List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "XTTP/1.1", "");
    private static final List<String> HEADERS = List.of(
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: nonsense",
            "Content-Length: -1",
            "Content-Length: abc",
            "Content-Length: 5",
            "Content-Length: 99999999999999999999",
            "Content-Length: 1\r\nContent-Length: 2",
            "Content-Type: application/*",
            "Content-Type: */*",
            "Content-Type: \u0000",
            "Expect: 100-continue",
            "Expect: nonsense",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAAA",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Authorization: " + "x".repeat(3000),
            "Authorization: Bearer \u00e9",
            "X: " + "y".repeat(9000),
            "X\u0000: y",
            "X : y",
            ": y",
            "X: a\r\n b",
            "Cookie: $Version=1; =; a=\"",
            "Range: bytes=9-1",
            "Accept: ;;",
            "Host: other",
            "Host: a b",
            "Forwarded: for=\"_x");

    private Oddities() {}

    static byte[] draw(Draw draw) {
        if (draw.oneIn(15)) {
            return draw.bytes(400);
        }
        StringBuilder request = new StringBuilder();
        request.append(draw.of(METHODS)).append(' ').append(draw.of(TARGETS));
        String version = draw.of(VERSIONS);
        request.append(version.isEmpty() ? "" : " ").append(version).append("\r\n");
        if (!draw.oneIn(15)) {
            request.append("Host: x\r\n");
        }
        for (int more = draw.below(3); more > 0; more--) {
            request.append(draw.of(HEADERS)).append("\r\n");
        }
        request.append(draw.oneIn(25) ? "" : "\r\n");
        request.append(
                draw.of(List.of("", "", "{}", "2\r\n{}\r\n0\r\n\r\n", "zz\r\n", "ffffffffff\r\n{", "0\r\n\r\n")));
        byte[] wire = request.toString().getBytes(StandardCharsets.ISO_8859_1);
        return draw.oneIn(12) ? Arrays.copyOf(wire, draw.below(wire.length)) : wire;
    }
}
