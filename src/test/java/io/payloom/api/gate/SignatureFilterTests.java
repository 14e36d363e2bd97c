package io.payloom.api.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.api.Bodies;
import io.payloom.api.Problems;
import io.payloom.merchant.AnswerSigner;
import io.payloom.merchant.Claim;
import io.payloom.merchant.Merchant;
import io.payloom.merchant.Signatures;
import io.payloom.merchant.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class SignatureFilterTests {

    private static final AnswerSigner SIGNER = body -> Map.of("Payloom-Signature", "of " + body.length + " bytes");

    private final Signatures signatures = mock(Signatures.class);
    private final GateProperties properties = new GateProperties(
            DataSize.ofKilobytes(64), DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), Duration.ofSeconds(10));
    private final SignatureFilter filter = new SignatureFilter(
            signatures,
            new Bodies(properties.mostBuffered(), properties.bodyPatience(), new SimpleMeterRegistry()),
            new Problems(new ObjectMapper()),
            properties);

    @BeforeEach
    void everyHeaderNamesAKey() {
        when(signatures.claim(any(), any())).thenReturn(mock(Claim.OfKey.class));
    }

    @Test
    void tellsRushedMerchantHowLongToWait() throws Exception {
        when(signatures.verify(any(), any()))
                .thenReturn(new Verdict.TurnedAway(
                        Verdict.TurnedAway.Reason.RATE_LIMITED, SIGNER, Duration.ofMillis(1200)));

        MockHttpServletResponse response = call((request, answer) -> {
            throw new AssertionError("must not get here");
        });

        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
        assertThat(response.getContentAsString()).contains("\"code\":\"RATE_LIMITED\"", "\"retryable\":true");
        assertThat(response.getHeader("Payloom-Signature"))
                .isEqualTo("of " + response.getContentAsByteArray().length + " bytes");
    }

    @Test
    void databaseOutageBeforeTheSignatureIsCheckedIsUnavailable() throws Exception {
        when(signatures.verify(any(), any())).thenThrow(new DataAccessResourceFailureException("down"));

        MockHttpServletResponse response = call((request, answer) -> {
            throw new AssertionError("must not get here");
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"code\":\"UNAVAILABLE\"");
    }

    @Test
    void halfWrittenAnswerOfAFailedRequestIsReplacedAndSigned() throws Exception {
        when(signatures.verify(any(), any()))
                .thenReturn(new Verdict.Genuine(new Merchant("M-1", "Some shop", null, true), SIGNER));

        MockHttpServletResponse response = call((request, answer) -> {
            ((HttpServletResponse) answer).setStatus(200);
            answer.getOutputStream().write("{\"orderNo\":".getBytes(StandardCharsets.UTF_8));
            throw new IllegalStateException("broken");
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).startsWith("{\"type\"").doesNotContain("orderNo");
        assertThat(response.getHeader("Payloom-Signature"))
                .isEqualTo("of " + response.getContentAsByteArray().length + " bytes");
    }

    private MockHttpServletResponse call(FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/payments");
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }
}
