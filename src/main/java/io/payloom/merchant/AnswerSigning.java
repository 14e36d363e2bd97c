package io.payloom.merchant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs answers over timestamp, nonce and body, each followed by a newline: with the merchant's own secret when it uses
 * HMAC, with Payloom's private key when it uses RSA.
 */
@Component
class AnswerSigning {

    private static final AnswerSigner UNSIGNED = body -> Map.of();

    private final SecureRandom random = new SecureRandom();
    private final AnswerSigner ours;
    private final Clock clock;

    AnswerSigning(MerchantProperties properties, Clock clock) {
        this.clock = clock;
        this.ours = rsaSigner(properties.answerKey());
    }

    AnswerSigner signerFor(Algorithm algorithm, String keyId, byte[] material) {
        return switch (algorithm) {
            case HMAC_SHA256 -> body -> sign(keyId, body, text -> Algorithm.hmac(material, text));
            case RSA_SHA256 -> ours;
        };
    }

    private AnswerSigner rsaSigner(MerchantProperties.@Nullable AnswerKey key) {
        if (key == null) {
            return UNSIGNED;
        }
        PrivateKey privateKey = RsaKeys.privateKeyFromPem(key.privateKey());
        return body -> sign(key.id(), body, text -> rsa(privateKey, text));
    }

    private Map<String, String> sign(String keyId, byte[] body, UnaryOperator<byte[]> signature) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonce();
        byte[] text = text(timestamp, nonce, body);
        return Map.of(
                "Payloom-Key-Id", keyId,
                "Payloom-Timestamp", timestamp,
                "Payloom-Nonce", nonce,
                "Payloom-Signature", Base64.getEncoder().encodeToString(signature.apply(text)));
    }

    private static byte[] text(String timestamp, String nonce, byte[] body) {
        byte[] head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        text[text.length - 1] = '\n';
        return text;
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] rsa(PrivateKey key, byte[] text) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(text);
            return rsa.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Cannot sign an answer", broken);
        }
    }
}
