package io.payloom.payment;

import static io.payloom.payment.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.api.MerchantClient.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentInputTests extends PaymentApiFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What replaces what in a good request, and the pointer and code of the problem. */
    static Stream<Arguments> wrongFields() {
        return Stream.of(
                arguments("\"merchantOrderNo\":\"ORDER-1\",", "", "/merchantOrderNo", "REQUIRED"),
                arguments("\"ORDER-1\"", "null", "/merchantOrderNo", "REQUIRED"),
                arguments("\"ORDER-1\"", "\"\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\" ORDER-1\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\"ORDER-1\\n\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\"ORDER\\u0000\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\"订单\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\"" + "x".repeat(65) + "\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"ORDER-1\"", "\"' or 1=1 --\"", "/merchantOrderNo", "FORMAT_INVALID"),
                arguments("\"amount\":{\"value\":1200,\"currency\":\"CNY\"},", "", "/amount", "REQUIRED"),
                arguments("\"value\":1200", "\"value\":0", "/amount/value", "OUT_OF_RANGE"),
                arguments("\"value\":1200", "\"value\":-0", "/amount/value", "OUT_OF_RANGE"),
                arguments("\"value\":1200", "\"value\":-1200", "/amount/value", "OUT_OF_RANGE"),
                arguments("\"value\":1200", "\"value\":1000000000001", "/amount/value", "OUT_OF_RANGE"),
                arguments("\"value\":1200", "\"value\":null", "/amount/value", "REQUIRED"),
                arguments("\"CNY\"", "\"cny\"", "/amount/currency", "FORMAT_INVALID"),
                arguments("\"CNY\"", "\"ABC\"", "/amount/currency", "CURRENCY_UNKNOWN"),
                arguments("\"CNY\"", "\"XXX\"", "/amount/currency", "CURRENCY_UNKNOWN"),
                arguments("\"CNY\"", "\"XAU\"", "/amount/currency", "CURRENCY_UNKNOWN"),
                arguments("\"method\":\"card\"", "\"method\":\"cash\"", "/method", "FORMAT_INVALID"),
                arguments("\"type\":\"credit\"", "\"type\":\"scan\"", "/type", "VALUE_INVALID"),
                arguments("\"type\":\"credit\"", "\"type\":\"CREDIT\"", "/type", "FORMAT_INVALID"),
                arguments(CARD_NUMBER, "4111111111111112", "/card/number", "CARD_NUMBER_INVALID"),
                arguments(CARD_NUMBER, "41111111111", "/card/number", "FORMAT_INVALID"),
                arguments(CARD_NUMBER, "41111111111111111111", "/card/number", "FORMAT_INVALID"),
                arguments(CARD_NUMBER, "4111 1111 1111 1111", "/card/number", "FORMAT_INVALID"),
                arguments(CARD_NUMBER, "٤١١١١١١١١١١١١١١١", "/card/number", "FORMAT_INVALID"),
                arguments("\"number\":\"" + CARD_NUMBER + "\",", "", "/card/number", "REQUIRED"),
                arguments("2099-12", "2099-13", "/card/expiry", "FORMAT_INVALID"),
                arguments("2099-12", "12/99", "/card/expiry", "FORMAT_INVALID"),
                arguments("2099-12", "2020-01", "/card/expiry", "CARD_EXPIRED"),
                arguments("LI LEI", "", "/card/holderName", "LENGTH_INVALID"),
                arguments("LI LEI", "x".repeat(101), "/card/holderName", "LENGTH_INVALID"),
                arguments("LI LEI", "LI\\r\\nLEI", "/card/holderName", "FORMAT_INVALID"),
                arguments("\"ICBC\"", "\"IC BC\"", "/institution", "FORMAT_INVALID"),
                arguments("Two tickets", "x".repeat(201), "/description", "LENGTH_INVALID"),
                arguments("Two tickets", "Two\\u0000tickets", "/description", "FORMAT_INVALID"),
                arguments("Two tickets", "Two\\u2028tickets", "/description", "FORMAT_INVALID"),
                arguments("Two tickets", "\\ud800", "/description", "FORMAT_INVALID"),
                arguments("LI LEI", " ", "/card/holderName", "FORMAT_INVALID"),
                arguments("LI LEI", "\\u200b", "/card/holderName", "FORMAT_INVALID"),
                arguments("LI LEI", "LI LEI ", "/card/holderName", "FORMAT_INVALID"),
                arguments("Two tickets", "", "/description", "LENGTH_INVALID"),
                arguments("Two tickets", "  ", "/description", "FORMAT_INVALID"),
                arguments("Two tickets", "\\u3164", "/description", "FORMAT_INVALID"),
                arguments("Two tickets", "Two \\u202etickets", "/description", "FORMAT_INVALID"),
                arguments("Two tickets", "\\u3000Two tickets", "/description", "FORMAT_INVALID"),
                arguments("https://shop", "http://shop", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop", "ftp://shop", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop", "https://user:word@shop", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop.example.com", "https:///", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop.example.com", "https:shop.example.com", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop.example.com", "//shop.example.com", "/notifyUrl", "URL_INVALID"),
                arguments("https://shop.example.com", "https://shop.example.com:99999", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "10.0.0.1", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "3232235777", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "[::ffff:10.0.0.1]", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "printer.local", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "shop", "/notifyUrl", "URL_INVALID"),
                arguments("shop.example.com", "shop.example.com:8080", "/notifyUrl", "URL_INVALID"),
                arguments("x=1", "x=" + "1".repeat(500), "/notifyUrl", "URL_INVALID"),
                arguments("x=1", "x=1#part", "/notifyUrl", "URL_INVALID"),
                arguments("x=1", "x=\\u00e9", "/notifyUrl", "URL_INVALID"),
                arguments(
                        "\"institution\"",
                        "\"expiresAt\":\"2099-01-01T00:00:00Z\",\"institution\"",
                        "/expiresAt",
                        "NOT_ALLOWED"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void refusesWrongField(String good, String wrong, String pointer, String code) {
        assertThat(aCardPayment()).contains(good);

        Answer answer = client.post("/v1/payments", aCardPayment().replace(good, wrong));

        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(errorsOf(answer)).as(answer.text()).containsExactly(pointer + " " + code);
        assertThat(answer.text()).doesNotContain("41111111");
    }

    static Stream<Arguments> wrongElements() {
        return Stream.of(
                arguments("\"app\"", "\"\"", "/terminalType"),
                arguments("\"app\"", "\"my app\"", "/terminalType"),
                arguments("\"app\"", "\"" + "x".repeat(21) + "\"", "/terminalType"),
                arguments("ticketing", "tick.eting", "/businessProduct"),
                arguments("ticketing", "x".repeat(41), "/businessProduct"),
                arguments("checkout", "结账", "/payProduct"),
                arguments("checkout", "x".repeat(41), "/payProduct"),
                arguments("U-20391", "li lei", "/member"),
                arguments("U-20391", "+8613800138000", "/member"),
                arguments("U-20391", "x".repeat(65), "/member"),
                arguments("\"private\"", "\"PRIVATE\"", "/payerKind"),
                arguments("\"private\"", "\"company\"", "/payerKind"));
    }

    @ParameterizedTest
    @MethodSource("wrongElements")
    void refusesWrongElement(String good, String wrong, String pointer) {
        assertThat(aPaymentWithElements()).contains(good);

        Answer answer = client.post("/v1/payments", aPaymentWithElements().replace(good, wrong));

        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(errorsOf(answer)).as(answer.text()).containsExactly(pointer + " FORMAT_INVALID");
    }

    @Test
    void takesElementsUpToTheirLength() {
        String longest = aPaymentWithElements()
                .replace("\"app\"", "\"" + "t".repeat(20) + "\"")
                .replace("ticketing", "b".repeat(40))
                .replace("checkout", "p".repeat(40))
                .replace("U-20391", "m".repeat(64));

        assertThat(client.post("/v1/payments", longest).status()).isEqualTo(201);
    }

    @Test
    void refusesWhatDoesNotGoWithTheMethod() {
        Answer quickpayWithoutCard =
                client.post("/v1/payments", aNetbankPayment().replace("netbank", "quickpay"));
        Answer quickpayExpires = client.post(
                "/v1/payments",
                aCardPayment()
                        .replace("\"card\",\"type", "\"quickpay\",\"expiresAt\":\"2099-01-01T00:00:00Z\",\"type"));
        Answer netbankWithCard =
                client.post("/v1/payments", aCardPayment().replace("\"card\",\"type", "\"netbank\",\"type"));
        Answer netbankByScan = client.post("/v1/payments", aNetbankPayment().replace("b2b", "scan"));
        Answer qrByNetbank = client.post("/v1/payments", aQrPayment().replace("scan", "b2c"));

        assertThat(errorsOf(quickpayWithoutCard)).containsExactly("/type VALUE_INVALID", "/card REQUIRED");
        assertThat(errorsOf(quickpayExpires)).containsExactly("/expiresAt NOT_ALLOWED");
        assertThat(errorsOf(netbankWithCard)).containsExactly("/type VALUE_INVALID", "/card NOT_ALLOWED");
        assertThat(errorsOf(netbankByScan)).containsExactly("/type VALUE_INVALID");
        assertThat(errorsOf(qrByNetbank)).containsExactly("/type VALUE_INVALID");
        verify(payments, never()).accept(any());
    }

    @Test
    void aPayerOfNetbankingMayBeGivenATime() {
        Answer far = client.post(
                "/v1/payments",
                aNetbankPayment().replace("\"type\"", "\"expiresAt\":\"2099-01-01T00:00:00Z\",\"type\""));

        assertThat(errorsOf(far)).containsExactly("/expiresAt OUT_OF_RANGE");
    }

    /** What replaces what in a good request, and the pointer and code of the problem. */
    static Stream<Arguments> wrongJson() {
        return Stream.of(
                arguments("\"value\":1200", "\"value\":12.00", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":1200.0", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":1.2e3", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":1e3", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":\"1200\"", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":\"\"", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":true", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":[1200]", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":{}", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":9223372036854775808", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":" + "9".repeat(5000), "/amount", "LIMIT_EXCEEDED"),
                arguments("\"value\":1200", "\"value\":1e999999999", "/amount/value", "TYPE_MISMATCH"),
                arguments("\"value\":1200", "\"value\":NaN", "/amount/value", "SYNTAX"),
                arguments("\"value\":1200", "\"value\":012", "/amount/value", "SYNTAX"),
                arguments("\"value\":1200", "\"value\":+12", "/amount/value", "SYNTAX"),
                arguments("\"value\":1200", "\"value\":0x12", "/amount/value", "SYNTAX"),
                arguments("\"value\":1200", "\"value\":1200,\"value\":1200", "/amount/value", "FIELD_DUPLICATED"),
                arguments("\"value\":1200", "\"value\":1200,\"Value\":1200", "/amount/Value", "FIELD_UNKNOWN"),
                arguments("{\"value\":1200,\"currency\":\"CNY\"}", "1200", "/amount", "TYPE_MISMATCH"),
                arguments("{\"value\":1200,\"currency\":\"CNY\"}", "\"1200\"", "/amount", "TYPE_MISMATCH"),
                arguments("{\"value\":1200,\"currency\":\"CNY\"}", "\"\"", "/amount", "TYPE_MISMATCH"),
                arguments("{\"value\":1200,\"currency\":\"CNY\"}", "[]", "/amount", "TYPE_MISMATCH"),
                arguments("\"ORDER-1\"", "1", "/merchantOrderNo", "TYPE_MISMATCH"),
                arguments("\"ORDER-1\"", "1.5", "/merchantOrderNo", "TYPE_MISMATCH"),
                arguments("\"ORDER-1\"", "true", "/merchantOrderNo", "TYPE_MISMATCH"),
                arguments("\"ORDER-1\"", "[\"ORDER-1\"]", "/merchantOrderNo", "TYPE_MISMATCH"),
                arguments("\"ORDER-1\"", "{}", "/merchantOrderNo", "TYPE_MISMATCH"),
                arguments("\"" + CARD_NUMBER + "\"", CARD_NUMBER, "/card/number", "TYPE_MISMATCH"),
                arguments("\"institution\"", "\"cvv\"", "/cvv", "FIELD_UNKNOWN"),
                arguments("\"institution\"", "\"" + CARD_NUMBER + "\"", "", "FIELD_UNKNOWN"),
                arguments("\"expiry\"", "\"" + CARD_NUMBER + "\"", "/card", "FIELD_UNKNOWN"),
                arguments("\"institution\"", "\"" + "x".repeat(200) + "\"", "", "LIMIT_EXCEEDED"),
                arguments("\"method\"", "\"merchantOrderNo\"", "/merchantOrderNo", "FIELD_DUPLICATED"),
                arguments("Two tickets", "Two\u0000tickets", "/description", "SYNTAX"),
                arguments("Two tickets", "Two\ntickets", "/description", "SYNTAX"),
                arguments("Two tickets", "Two\\xtickets", "/description", "SYNTAX"));
    }

    @ParameterizedTest
    @MethodSource("wrongJson")
    void refusesWrongJson(String good, String wrong, String pointer, String code) {
        assertThat(aCardPayment()).contains(good);

        Answer answer = client.post("/v1/payments", aCardPayment().replace(good, wrong));

        assertRefused(answer, 400, "JSON_INVALID");
        assertThat(errorsOf(answer)).as(answer.text()).containsExactly(pointer + " " + code);
        assertThat(answer.text()).doesNotContain("41111111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"merchantOrderNo\":",
                "null",
                "[]",
                "\"text\"",
                "1",
                "true",
                "<xml/>",
                "a=b&c=d",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{a:1}",
                "// comment\n{}",
                "\uFEFF{}",
                " ",
                "\u0000"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertRefused(client.post("/v1/payments", body), 400, body.equals("{}") ? "VALIDATION_FAILED" : "JSON_INVALID");
    }

    @Test
    void refusesTrailingTokens() {
        assertRefused(client.post("/v1/payments", aQrPayment() + aQrPayment()), 400, "JSON_INVALID");
        assertRefused(client.post("/v1/payments", aQrPayment() + "]"), 400, "JSON_INVALID");
    }

    @Test
    void refusesEmptyBody() {
        Answer answer = client.post("/v1/payments", "", call -> call.header("Content-Type", "application/json"));

        assertRefused(answer, 400, "JSON_INVALID");
        assertThat(errorsOf(answer)).containsExactly(" BODY_MISSING");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Answer answer = client.post(
                "/v1/payments",
                """
                {"amount":{"value":0,"currency":"ABC"},"method":"card","type":"scan","notifyUrl":"x","expiresAt":"soon"}""");

        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(errorsOf(answer))
                .containsExactlyInAnyOrder(
                        "/merchantOrderNo REQUIRED",
                        "/amount/value OUT_OF_RANGE",
                        "/amount/currency CURRENCY_UNKNOWN",
                        "/type VALUE_INVALID",
                        "/card REQUIRED",
                        "/notifyUrl URL_INVALID",
                        "/expiresAt FORMAT_INVALID",
                        "/expiresAt NOT_ALLOWED");
    }

    /** Issue 13, item 20: it was accepted when the rule was another one. */
    @Test
    void aRepeatKeepsItsAddress() {
        when(payments.byMerchantOrderNo(merchantId, "ORDER-1")).thenReturn(Optional.of(aPayment()));

        Answer repeat = client.post("/v1/payments", aCardPayment().replace("shop.example.com", "10.0.0.1"));

        assertThat(repeat.status()).isEqualTo(201);
    }

    @Test
    void refusesCardForQrAndTimesOutOfRange() {
        Answer card = client.post("/v1/payments", aCardPayment().replace("\"card\",", "\"qr\","));
        Answer past = client.post("/v1/payments", aQrPaymentUntil("2020-01-01T00:00:00Z"));
        Answer far = client.post("/v1/payments", aQrPaymentUntil("2099-01-01T00:00:00+08:00"));
        Answer withoutZone = client.post("/v1/payments", aQrPaymentUntil("2099-01-01T00:00:00"));
        Answer absurd = client.post("/v1/payments", aQrPaymentUntil("+999999999-12-31T23:59:59-18:00"));

        assertThat(errorsOf(card)).containsExactly("/type VALUE_INVALID", "/card NOT_ALLOWED");
        assertThat(errorsOf(past)).containsExactly("/expiresAt OUT_OF_RANGE");
        assertThat(errorsOf(far)).containsExactly("/expiresAt OUT_OF_RANGE");
        assertThat(errorsOf(withoutZone)).containsExactly("/expiresAt FORMAT_INVALID");
        assertThat(absurd.status()).isEqualTo(400);
        verify(payments, never()).accept(any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json; charset=GBK",
                "application/json; charset=nonsense",
                "text/csv",
                "application/merge-patch+json",
                "application/octet-stream",
                "nonsense",
                "*/*"
            })
    void refusesOtherContentTypes(String contentType) {
        Answer created = client.post("/v1/payments", aQrPayment(), call -> call.header("Content-Type", contentType));
        Answer closed = client.post(
                "/v1/payments/P01JD8Z9K7QX4T5V6W8Y0A2B3C4/close",
                "{}",
                call -> call.header("Content-Type", contentType));

        for (Answer answer : List.of(created, closed)) {
            assertRefused(answer, 415, "CONTENT_TYPE_UNSUPPORTED");
            assertThat(answer.text()).contains("\"This address takes application/json in UTF-8.\"");
        }
    }

    @Test
    void closingNeedsNoBodyAndNoType() {
        Answer answer = client.post("/v1/payments/P01JD8Z9K7QX4T5V6W8Y0A2B3C4/close", "");

        assertRefused(answer, 404, "ORDER_NOT_FOUND");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsATextHere() {
        Answer answer = client.post("/v1/payments", aCardPayment().replace("Two tickets", "=cmd|' /C calc'!A0"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).contains("\"=cmd|' /C calc'!A0\"");
    }

    /** Issue 13, item 18: also where no type is demanded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/*",
                "*/*",
                "application/*+json",
                "application/json, text/csv",
                "json",
                "/",
                "text/x;charset=?",
                "application/json;charset=nonsense"
            })
    void refusesContentTypesThatAreNone(String contentType) {
        for (String path : List.of("/v1/payments", "/v1/payments/P0123456789ABCDEFGHJKMNPQRS/close")) {
            Answer answer = client.post(path, "{}", call -> call.header("Content-Type", contentType));

            assertRefused(answer, 415, "CONTENT_TYPE_UNSUPPORTED");
            assertThat(answer.isGenuine()).isTrue();
        }
    }

    @Test
    void refusesCompressedBodies() {
        Answer answer = client.post("/v1/payments", aQrPayment(), call -> call.header("Content-Encoding", "gzip"));

        assertRefused(answer, 415, "CONTENT_TYPE_UNSUPPORTED");
    }

    @Test
    void refusesToAnswerInOtherTypesBeforeAnythingHappens() {
        Answer answer = client.post("/v1/payments", aQrPayment(), call -> call.header("Accept", "text/html"));

        assertRefused(answer, 406, "NOT_ACCEPTABLE");
        assertThat(answer.isGenuine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void refusesOtherMethods(String method) {
        Answer answer = client.call(method, "/v1/payments", aQrPayment().getBytes(StandardCharsets.UTF_8), call -> {});

        assertRefused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/payments/",
                "/v1/payments/P1",
                "/v1/payments/..%3B/x",
                "/v1/payments/%00",
                "/v1/payments/%F0%9F%98%80",
                "/v1/payments/P01JD8Z9K7QX4T5V6W8Y0A2B3C4/other",
                "/v1/refundz"
            })
    void unknownAddressesAreNotThere(String path) {
        Answer answer = client.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isIn("NOT_FOUND", "ORDER_NOT_FOUND", "BAD_REQUEST");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] overlong = {(byte) 0xC0, (byte) 0xAF};
        byte[] halfCharacter = {(byte) 0xE4, (byte) 0xBD};
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        for (byte[] wrong : List.of(overlong, halfCharacter, surrogate, new byte[] {(byte) 0xFF})) {
            Answer answer = client.call("POST", "/v1/payments", withDescription(wrong), call -> {});

            assertRefused(answer, 400, "JSON_INVALID");
            assertThat(errorsOf(answer)).containsExactly(" ENCODING_INVALID");
        }
        byte[] utf16 = aQrPayment().getBytes(StandardCharsets.UTF_16);
        assertRefused(client.call("POST", "/v1/payments", utf16, call -> {}), 400, "JSON_INVALID");
    }

    @Test
    void refusesDeepNesting() {
        Answer arrays = client.post("/v1/payments", "[".repeat(30_000));
        Answer objects = client.post("/v1/payments", "{\"amount\":".repeat(6_000));
        Answer inside =
                client.post("/v1/payments", aQrPayment().replace("\"qr\"", "[".repeat(1000) + "]".repeat(1000)));

        assertRefused(arrays, 400, "JSON_INVALID");
        assertRefused(objects, 400, "JSON_INVALID");
        assertRefused(inside, 400, "JSON_INVALID");
    }

    @Test
    void refusesOversizedBodies() {
        String large = aQrPayment() + " ".repeat(64 * 1024);

        assertRefused(client.post("/v1/payments", large), 413, "BODY_TOO_LARGE");
        assertRefused(client.post("/v1/payments", large, call -> call.inChunks()), 413, "BODY_TOO_LARGE");
        String justFits = aQrPayment() + " ".repeat(64 * 1024 - aQrPayment().length());
        assertThat(client.post("/v1/payments", justFits, call -> call.inChunks())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesOneMegabyteOfNonsense() {
        byte[] nonsense = new byte[1_000_000];
        new Random(42).nextBytes(nonsense);

        assertRefused(client.call("POST", "/v1/payments", nonsense, call -> {}), 413, "BODY_TOO_LARGE");
        assertRefused(client.call("POST", "/v1/payments", nonsense, call -> call.inChunks()), 413, "BODY_TOO_LARGE");
    }

    @Test
    void noMutationOfARequestIsAServerError() {
        Random random = new Random(20261122);
        String alphabet = "{}[]\",:0123456789.eE+-\\ntruefalsnl \u0000\u4F60\"{\"";
        for (int round = 0; round < 1500; round++) {
            StringBuilder body = new StringBuilder(round % 2 == 0 ? aCardPayment() : aQrPayment());
            for (int change = 0; change <= random.nextInt(4); change++) {
                mutate(body, alphabet, random);
            }
            Answer answer = client.post("/v1/payments", body.toString());

            assertThat(answer.status()).as(body.toString()).isIn(201, 400);
            assertThat(answer.status() == 201 || answer.json().path("errors").size() > 0)
                    .as(body + " -> " + answer.text())
                    .isTrue();
            assertThat(answer.text()).doesNotContain(CARD_NUMBER);
        }
    }

    private static void mutate(StringBuilder body, String alphabet, Random random) {
        int at = random.nextInt(body.length());
        int to = Math.min(body.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(4)) {
            case 0 -> body.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            case 1 -> body.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
            case 2 -> body.delete(at, to);
            default -> body.insert(random.nextInt(body.length()), body.substring(at, to));
        }
        if (body.isEmpty()) {
            body.append('{');
        }
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertProblem(answer, status, code);
        verify(payments, never()).accept(any());
    }

    private static List<String> errorsOf(Answer answer) {
        return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .toList();
    }

    private static String aQrPaymentUntil(String instant) {
        JsonNode payment;
        try {
            payment = JSON.readTree(aQrPayment());
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        ((com.fasterxml.jackson.databind.node.ObjectNode) payment).put("expiresAt", instant);
        return payment.toString();
    }

    private static byte[] withDescription(byte[] bytes) {
        String[] parts = aCardPayment().split("Two tickets");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
