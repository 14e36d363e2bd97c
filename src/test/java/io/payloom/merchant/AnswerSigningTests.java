package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSigningTests {

    private static final byte[] BODY = "{\"state\":\"SUCCEEDED\"}".getBytes(StandardCharsets.UTF_8);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void answersToRsaMerchantsCarryOurRsaSignature() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair ours = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(ours.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";

        Map<String, String> headers = signing(new MerchantProperties.AnswerKey("payloom-1", pem))
                .signerFor(Algorithm.RSA_SHA256, "merchant-1", new byte[0])
                .sign(BODY);

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(ours.getPublic());
        signature.update((headers.get("Payloom-Timestamp") + "\n" + headers.get("Payloom-Nonce") + "\n")
                .getBytes(StandardCharsets.UTF_8));
        signature.update(BODY);
        signature.update((byte) '\n');
        assertThat(signature.verify(Base64.getDecoder().decode(headers.get("Payloom-Signature"))))
                .isTrue();
        assertThat(headers)
                .containsEntry("Payloom-Key-Id", "payloom-1")
                .containsEntry("Payloom-Timestamp", Long.toString(NOON.instant().getEpochSecond()));
    }

    @Test
    void answersToRsaMerchantsGoUnsignedWithoutAnOwnKey() {
        assertThat(signing(null)
                        .signerFor(Algorithm.RSA_SHA256, "merchant-1", new byte[0])
                        .sign(BODY))
                .isEmpty();
    }

    private static AnswerSigning signing(MerchantProperties.AnswerKey key) {
        return new AnswerSigning(
                new MerchantProperties(
                        Duration.ofMinutes(5),
                        new MerchantProperties.Rate(1, 1),
                        new MerchantProperties.BadSignatures(1, 1),
                        key),
                NOON);
    }
}
