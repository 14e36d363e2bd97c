package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEXT_SECRET = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private static final String BODY = "{\"type\":\"payment.succeeded\",\"data\":{\"text\":\"已付款\"}}";

    @Test
    void isTheOneOfTheSpecificationsOwnExample() {
        assertThat(WebhookSignature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}",
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isVerifiedUnderEitherSecretDuringRotation() throws Exception {
        Map<String, List<String>> headers = signed(BODY, List.of(SECRET, NEXT_SECRET));

        new Webhook(SECRET).verify(BODY, headers);
        new Webhook(NEXT_SECRET).verify(BODY, headers);
    }

    @Test
    void isRefusedForAnotherBodyOrSecret() {
        Map<String, List<String>> headers = signed(BODY, List.of(SECRET));

        assertThatThrownBy(() -> new Webhook(SECRET).verify(BODY + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(NEXT_SECRET).verify(BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void refusesSecretWithoutItsPrefixAndDoesNotRepeatIt() {
        assertThatThrownBy(() -> WebhookSignature.of("N1", 1, BODY, List.of("hunter2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static Map<String, List<String>> signed(String body, List<String> secrets) {
        long now = Instant.now().getEpochSecond();
        return Map.of(
                "webhook-id", List.of("N1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(WebhookSignature.of("N1", now, body, secrets)));
    }
}
