package io.payloom.payment;

import static io.payloom.payment.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.payloom.api.MerchantClient.Answer;
import io.payloom.api.MerchantClient.Call;
import io.payloom.merchant.NewMerchant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTests extends PaymentApiFixture {

    private static final String OTHER_SECRET = "another-secret-of-more-than-thirty-two-characters";

    @Test
    void refusesUnsignedRequest() {
        Answer answer = create(call -> call.authorization(""));

        assertRefused(answer, 401, "SIGNATURE_MISSING");
        assertThat(answer.header("WWW-Authenticate")).contains("PAYLOOM-HMAC-SHA256");
        assertThat(answer.header("Payloom-Signature")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "PAYLOOM-HMAC-SHA256",
                "PAYLOOM-HMAC-SHA256 ",
                "payloom-hmac-sha256 keyId=\"k\",timestamp=\"1\",nonce=\"12345678\",signature=\"\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"1\",nonce=\"12345678\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"1\",nonce=\"12345678\",signature=\"AA==\",more=\"1\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",keyId=\"k\",timestamp=\"1\",nonce=\"12345678\",signature=\"AA==\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"-1\",nonce=\"12345678\",signature=\"AA==\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"99999999999999999999\",nonce=\"12345678\",signature=\"AA==\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"1\",nonce=\"short\",signature=\"AA==\"",
                "PAYLOOM-HMAC-SHA256 keyId=\"k\",timestamp=\"1\",nonce=\"12345678\",signature=\"!\"",
                "PAYLOOM-HMAC-SHA256 keyId=k,timestamp=1,nonce=12345678,signature=AA==",
            })
    void refusesMalformedAuthorization(String authorization) {
        assertRefused(create(call -> call.authorization(authorization)), 401, "SIGNATURE_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(longs = {-310, 310, -100_000_000, 100_000_000_000L})
    void refusesTimestampOutOfWindowAndTellsTheTime(long seconds) {
        Answer answer = create(call -> call.timestamp(Instant.now().plusSeconds(seconds)));

        assertRefused(answer, 401, "TIMESTAMP_OUT_OF_WINDOW");
        assertThat(answer.json().path("detail").asText())
                .containsPattern("which is " + Instant.now().getEpochSecond() / 1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {-290, 290})
    void acceptsTimestampWithinTheWindow(long seconds) {
        assertThat(create(call -> call.timestamp(Instant.now().plusSeconds(seconds)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesUnknownKeyLikeAWrongSignature() {
        Answer unknownKey = create(call -> call.key("nobody", SECRET));
        Answer wrongSecret = create(call -> call.key(merchantId + "-1", OTHER_SECRET));

        assertRefused(unknownKey, 401, "SIGNATURE_INVALID");
        assertRefused(wrongSecret, 401, "SIGNATURE_INVALID");
        assertThat(unknownKey.json().path("detail"))
                .isEqualTo(wrongSecret.json().path("detail"));
    }

    @Test
    void signatureCoversMethodPathQueryAndBody() {
        Call signed = signedFor("GET", "/v1/payments?limit=2", "");

        assertThat(send("GET", "/v1/payments?limit=2", "", signed)).isEqualTo(200);
        assertThat(send("GET", "/v1/payments?limit=3", "", signed)).isEqualTo(401);
        assertThat(send("GET", "/v1/payments?limit=2&limit=3", "", signed)).isEqualTo(401);
        assertThat(send("GET", "/v1//payments?limit=2", "", signed)).isEqualTo(401);
        assertThat(send("GET", "/%76%31/payments?limit=2", "", signed)).isEqualTo(401);
        assertThat(send("DELETE", "/v1/payments?limit=2", "", signed)).isEqualTo(401);
        assertThat(send("POST", "/v1/payments", aQrPayment() + " ", signedFor("POST", "/v1/payments", aQrPayment())))
                .isEqualTo(401);
        verify(payments, never()).accept(any());
    }

    @Test
    void nonceIsGoodForOneRequestOfItsKey() {
        assertThat(create(call -> call.nonce("nonce-0001")).status()).isEqualTo(201);

        Answer again = create(call -> call.nonce("nonce-0001"));
        assertProblem(again, 401, "NONCE_REUSED");
        assertThat(again.isGenuine()).isTrue();
        assertThat(create(call -> call.nonce("NONCE-0001")).status()).isEqualTo(201);
        merchants.addHmacKey(merchantId, merchantId + "-2", OTHER_SECRET);
        assertThat(create(call -> call.key(merchantId + "-2", OTHER_SECRET).nonce("nonce-0001"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void wrongSignatureBurnsNoNonce() {
        create(call -> call.nonce("nonce-0002").key(merchantId + "-1", OTHER_SECRET));

        assertThat(create(call -> call.nonce("nonce-0002")).status()).isEqualTo(201);
    }

    @Test
    void twoKeysAreValidUntilTheOldOneEnds() {
        String oldKey = merchantId + "-1";
        String newKey = merchantId + "-2";
        merchants.addHmacKey(merchantId, newKey, OTHER_SECRET);
        merchants.endKey(oldKey, Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(create(call -> call.key(oldKey, SECRET)).status()).isEqualTo(201);
        assertThat(create(call -> call.key(newKey, OTHER_SECRET)).status()).isEqualTo(201);

        merchants.endKey(oldKey, Instant.now());
        assertProblem(create(call -> call.key(oldKey, SECRET)), 401, "SIGNATURE_INVALID");
        assertThat(create(call -> call.key(newKey, OTHER_SECRET)).status()).isEqualTo(201);
    }

    @Test
    void acceptsRsaSignature() throws GeneralSecurityException {
        KeyPair pair = rsaKeyPair(2048);
        merchants.addRsaKey(merchantId, merchantId + "-rsa", pem(pair));

        Answer answer = create(call -> {
            call.key(merchantId + "-rsa", SECRET);
            call.authorization(call.with("PAYLOOM-RSA-SHA256", rsa(pair.getPrivate(), call.text())));
        });
        Answer hmacUnderAnRsaKey = create(call -> call.key(merchantId + "-rsa", SECRET));
        Answer garbage = create(call -> {
            call.key(merchantId + "-rsa", SECRET);
            call.authorization(call.with("PAYLOOM-RSA-SHA256", "AAAA"));
        });

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Payloom-Signature")).isEmpty();
        assertProblem(hmacUnderAnRsaKey, 401, "SIGNATURE_INVALID");
        assertProblem(garbage, 401, "SIGNATURE_INVALID");
    }

    @Test
    void turnsDisabledMerchantAway() {
        merchants.enroll(new NewMerchant(merchantId, "Some shop", null, false));

        Answer answer = create(call -> {});

        assertRefused(answer, 403, "MERCHANT_DISABLED");
        assertThat(answer.isGenuine()).isTrue();
    }

    @Test
    void unknownAddressesNeedASignatureToo() {
        assertProblem(
                client.call("GET", "/v1/nothing", new byte[0], call -> call.authorization("")),
                401,
                "SIGNATURE_MISSING");
        assertProblem(client.get("/v1/nothing"), 404, "NOT_FOUND");
    }

    private Answer create(Consumer<Call> change) {
        return client.post("/v1/payments", aQrPayment(), change);
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertProblem(answer, status, code);
        verify(payments, never()).accept(any());
    }

    private Call signedFor(String method, String path, String body) {
        Call[] made = new Call[1];
        client.call(method, path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), call -> {
            made[0] = call;
            call.authorization("");
        });
        return made[0];
    }

    private int send(String method, String path, String body, Call signed) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", signed.signed())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static KeyPair rsaKeyPair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String rsa(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
