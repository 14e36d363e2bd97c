package io.payloom.fuzz;

import io.payloom.local.SampleMerchantKeys;
import io.payloom.support.OperatorClient;
import io.payloom.support.RequestSigning;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws requests. Nothing that it draws changes what other tests use: it never sends a version that is in force. */
final class Shots {

    /** A merchant's key, with its secret. */
    record Key(String id, String secret) {}

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json;charset=UTF-8",
            "application/json; charset=GBK",
            "application/json; charset=nonsense",
            "application/*",
            "*/*",
            "text/*",
            "application/json;q=0.5",
            "application/*+json",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/csv",
            "text/csv; charset=UTF-16",
            "application/x-ndjson",
            "application/yaml",
            "application/xml",
            "application/",
            "/",
            "json",
            ";",
            "application/json, text/csv",
            "\u00e9/\u00e9");
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "application/*",
            "text/html",
            "application/xml",
            "application/problem+json",
            "text/csv",
            "nonsense",
            "a/b;q=z",
            "*/json",
            ",",
            "application/json;charset=nonsense",
            "image/png,*/*;q=0.1");
    private static final List<String> PREFERENCES =
            List.of("wait=abc", "wait=0", "wait=1", "wait=99999999999", "respond-async", ",,", "wait", "wait=-1", "\"");
    private static final List<String> PATH_PARTS = List.of(
            "P01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "O01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "B01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "R01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "N01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "1",
            "999999999999",
            "99999999999999999999",
            "-1",
            "0x1f",
            "northbank-card",
            "tealpay-qr",
            "a b",
            "%00",
            "%0a",
            "%zz",
            "%",
            "%2e%2e",
            "%2f",
            "%5c",
            ";a=%zz",
            "x;a=%zz",
            "x;a=1;b",
            "..",
            ".",
            "*",
            "%F0%9F%9A%80",
            "%C0%80",
            "%FF",
            "a+b",
            "'",
            "{x}");

    private final Draw draw;
    private final List<Address> addresses;
    private final List<Key> keys;
    private final String catalogue;
    private final Clock clock;
    private final Map<Address, Bodies> bodies = new LinkedHashMap<>();
    private int drawn;

    Shots(Draw draw, List<Address> addresses, List<Key> keys, String catalogue, Clock clock) {
        this.draw = draw;
        this.addresses = addresses;
        this.keys = keys;
        this.catalogue = catalogue;
        this.clock = clock;
        addresses.forEach(address -> bodies.put(address, new Bodies(draw, address.schemas())));
    }

    Shot next() {
        drawn++;
        return draw.oneIn(12) ? new Shot(drawn, Oddities.draw(draw), null, null) : shot(draw.of(addresses));
    }

    private Shot shot(Address address) {
        boolean straight = draw.oneIn(2);
        String method = straight || !draw.oneIn(12)
                ? address.method()
                : draw.of(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"));
        String path = path(address) + query(address);
        byte[] body = body(address, method);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "127.0.0.1");
        headers.put("Connection", "close");
        String type = contentType(address, straight);
        if (body.length > 0 || draw.oneIn(6)) {
            headers.put("Content-Type", type);
            headers.put("Content-Length", String.valueOf(body.length));
        }
        if (draw.oneIn(6)) {
            headers.put("Accept", draw.of(ACCEPTS));
        }
        if (draw.oneIn(8)) {
            headers.put("Prefer", draw.of(PREFERENCES));
        }
        if (draw.oneIn(5)) {
            headers.put("If-Match", draw.of(List.of("\"0\"", "0", "*", "\"99999999\"", "abc", "\"\"", "W/\"0\"")));
        }
        boolean encoded = draw.oneIn(60);
        if (encoded) {
            headers.put("Content-Encoding", draw.of(List.of("gzip", "identity", "br", "")));
        }
        if (draw.oneIn(15)) {
            headers.put(
                    draw.of(List.of(
                            "X-HTTP-Method-Override",
                            "Range",
                            "If-None-Match",
                            "If-Modified-Since",
                            "Cookie",
                            "Accept-Language",
                            "Accept-Charset",
                            "Origin",
                            "X-Forwarded-Proto",
                            "Expect",
                            "Upgrade")),
                    draw.of(List.of(
                            "DELETE", "bytes=0-1", "\"1\"", "nonsense", "a=b; c", "zz-ZZ-zz;q=9", "null", "h2c")));
        }
        Key key = authorize(address, method, path, body, headers);
        Shot.Described described = address.isForMerchants()
                        && method.equals(address.method())
                        && !headers.containsKey("Expect")
                        && !isUnreadable(path)
                ? new Shot.Described(method, path)
                : null;
        boolean promised = key != null && !encoded && !headers.containsKey("Expect") && !isUnreadable(path);
        return new Shot(drawn, wire(method, path, headers, body), described, promised ? key.secret() : null);
    }

    /** Such an address is refused before anybody can know whose request it is. */
    private static boolean isUnreadable(String path) {
        String bare = path.replaceAll("\\?.*", "");
        return path.matches(".*%(?![0-9A-Fa-f]{2}).*")
                || path.matches(".*[\\[\\]<>\"{}|\\\\^ ].*")
                || bare.matches("(?i).*(%00|%0a|%2f|%5c|\\.\\.|%2e|/\\.|['; ]|%C0|%FF).*");
    }

    private String path(Address address) {
        String path = address.path();
        while (path.contains("{")) {
            int from = path.indexOf('{');
            String part = draw.oneIn(12) ? encoded(draw.oddText()) : draw.of(PATH_PARTS);
            path = path.substring(0, from) + part.replace("{", "%7B") + path.substring(path.indexOf('}', from) + 1);
        }
        return draw.oneIn(40)
                ? path + draw.of(List.of("/", "//", ";a=%zz", "/x", ".json", "%20"))
                : path.replace(" ", "%20");
    }

    private String query(Address address) {
        List<String> pairs = new ArrayList<>();
        for (String name : address.parameters()) {
            if (name.equals("merchantBatchNo") && draw.oneIn(2)) {
                pairs.add(name + "=FUZZ-" + draw.below(3));
            } else if (draw.oneIn(3)) {
                pairs.add(name + "="
                        + draw.of(List.of(
                                "",
                                "1",
                                "0",
                                "101",
                                "-5",
                                "true",
                                "yes",
                                "csv",
                                "FUZZ-1",
                                "open",
                                encoded(draw.oddText()),
                                "%zz")));
            }
        }
        if (draw.oneIn(15)) {
            pairs.add(draw.of(List.of(
                    "surprise=1", "=", "&", "limit", "limit=1&limit=2", "a[]=1", "%00=1", "%zz=%zz", "trace=true")));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.length() > 4000 ? encoded.substring(0, 3999) : encoded;
    }

    private byte[] body(Address address, String method) {
        Bodies source = bodies.get(address);
        if (method.equals("GET") && !draw.oneIn(30)) {
            return new byte[0];
        } else if (address.takesYaml()) {
            return draw.oneIn(3)
                    ? source.yaml(catalogue)
                    : "a: 1\n".repeat(draw.below(3)).getBytes(StandardCharsets.UTF_8);
        } else if (address.takesFiles()) {
            return source.csv();
        } else if (address.body() != null) {
            return source.json(address.body());
        }
        return draw.oneIn(4) ? draw.bytes(200) : new byte[0];
    }

    private String contentType(Address address, boolean straight) {
        if (!straight && draw.oneIn(4)) {
            return draw.of(CONTENT_TYPES);
        } else if (address.takesFiles()) {
            return draw.of(List.of("text/csv", "application/x-ndjson"));
        }
        return address.takesYaml() ? "application/yaml" : "application/json";
    }

    /** The key whose signature the request has and fits, or null when it has none that does. */
    private @Nullable Key authorize(
            Address address, String method, String path, byte[] body, Map<String, String> headers) {
        if (address.isForOperators()) {
            headers.put(
                    "Authorization",
                    draw.oneIn(20)
                            ? draw.of(List.of("Bearer", "Bearer x", "Basic Og==", ""))
                            : "Bearer " + OperatorClient.TOKEN);
            return null;
        }
        if (!address.isForMerchants()) {
            headers.put("X-Signature", draw.oneIn(3) ? draw.of(List.of("", "!", "AA==")) : "0".repeat(64));
            return null;
        }
        Key key = keys.get(drawn % keys.size());
        long timestamp = clock.instant().getEpochSecond();
        String nonce = "fuzz-" + drawn + "-" + System.nanoTime();
        if (draw.oneIn(25)) {
            headers.put(
                    "Authorization",
                    draw.of(List.of(
                            "",
                            "Bearer x",
                            "PAYLOOM-HMAC-SHA256",
                            RequestSigning.header(key.id(), timestamp, nonce, "!"),
                            RequestSigning.header("nobody", timestamp, nonce, "AAAA"),
                            RequestSigning.header(key.id(), 1, nonce, "AAAA"),
                            RequestSigning.header(SampleMerchantKeys.KEY_ID, timestamp, nonce, "AAAA"))));
            return null;
        }
        headers.put(
                "Authorization",
                RequestSigning.header(
                        key.id(),
                        timestamp,
                        nonce,
                        RequestSigning.signature(key.secret(), method, path, timestamp, nonce, body)));
        return key;
    }

    private static byte[] wire(String method, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        wire.writeBytes(body);
        return wire.toByteArray();
    }
}
