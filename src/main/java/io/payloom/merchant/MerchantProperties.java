package io.payloom.merchant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How merchants prove who they are and how much they may ask.
 *
 * @param clockWindow how far a request's timestamp may be from our clock, either way
 * @param rate for each merchant on each instance
 * @param badSignatures how many are borne with from one address, on each instance
 * @param answerKey signs the answers to merchants that use RSA; without it those answers go unsigned
 */
@ConfigurationProperties("payloom.merchant")
@Validated
record MerchantProperties(
        @DefaultValue("5m") Duration clockWindow,
        @DefaultValue @Valid Rate rate,
        @DefaultValue @Valid BadSignatures badSignatures,
        @Nullable @Valid AnswerKey answerKey) {

    /**
     * A bucket of permits.
     *
     * @param burst permits of a full bucket
     */
    record Rate(
            @DefaultValue("100") @Min(1) int requestsPerSecond,
            @DefaultValue("200") @Min(1) int burst) {}

    /**
     * A bucket of forbearance.
     *
     * @param burst of a full bucket
     */
    record BadSignatures(
            @DefaultValue("1") @Min(1) int perSecond,
            @DefaultValue("60") @Min(1) int burst) {}

    /**
     * Payloom's own RSA key.
     *
     * @param privateKey PKCS #8 in PEM
     */
    record AnswerKey(@NotBlank String id, @NotBlank String privateKey) {

        @Override
        public String toString() {
            return "AnswerKey[" + id + "]";
        }
    }
}
