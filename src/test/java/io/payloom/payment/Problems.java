package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.api.MerchantClient.Answer;
import java.util.Locale;

/** What every problem document has. */
final class Problems {

    private Problems() {}

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("type").asText())
                .isEqualTo("https://payloom.io/problems/"
                        + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().path("detail").asText()).isNotBlank();
        assertThat(answer.json().path("instance").asText()).startsWith("/");
        assertThat(answer.json().path("retryable").isBoolean()).isTrue();
        assertThat(answer.json().path("requestId").asText()).hasSize(26).isEqualTo(answer.header("Request-Id"));
    }
}
