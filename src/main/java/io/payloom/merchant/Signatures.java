package io.payloom.merchant;

import static java.util.Objects.requireNonNull;

import io.payloom.merchant.MerchantKeyMapper.ValidKey;
import io.payloom.merchant.Verdict.Unproven;
import io.payloom.vault.Vault;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides from its signature who sent a request. The order of the checks is deliberate: the timestamp costs nothing, an
 * unknown key costs as much as a known one, and a nonce is written down only for a genuine request, so that nobody can
 * burn another's.
 */
@Component
public class Signatures {

    private final MerchantKeyMapper keys;
    private final Vault vault;
    private final Nonces nonces;
    private final RequestRates rates;
    private final AnswerSigning answers;
    private final Clock clock;
    private final Duration window;
    private final Map<Algorithm, byte[]> nobodysKeys;

    Signatures(
            MerchantKeyMapper keys,
            Vault vault,
            Nonces nonces,
            RequestRates rates,
            AnswerSigning answers,
            Clock clock,
            MerchantProperties properties) {
        this.keys = keys;
        this.vault = vault;
        this.nonces = nonces;
        this.rates = rates;
        this.answers = answers;
        this.clock = clock;
        this.window = properties.clockWindow();
        this.nobodysKeys = Map.of(
                Algorithm.HMAC_SHA256, randomSecret(),
                Algorithm.RSA_SHA256, RsaKeys.nobodys());
    }

    public Verdict verify(SignedRequest request) {
        if (request.authorization() == null) {
            return new Unproven(Unproven.Reason.SIGNATURE_MISSING, "The Authorization header is missing.");
        }
        Optional<Credentials> credentials = Credentials.parse(request.authorization());
        if (credentials.isEmpty()) {
            return new Unproven(
                    Unproven.Reason.SIGNATURE_MALFORMED,
                    "Authorization must be PAYLOOM-HMAC-SHA256 or PAYLOOM-RSA-SHA256 with keyId, timestamp, nonce"
                            + " (8 to 64 characters) and signature (base64), each once and in double quotes.");
        }
        return verify(request, credentials.get());
    }

    private Verdict verify(SignedRequest request, Credentials credentials) {
        Instant now = clock.instant();
        if (Math.abs(now.getEpochSecond() - credentials.seconds()) > window.toSeconds()) {
            return new Unproven(
                    Unproven.Reason.TIMESTAMP_OUT_OF_WINDOW,
                    "The timestamp is more than " + window.toSeconds() + " s from the server's time, which is "
                            + now.getEpochSecond() + ".");
        }
        ValidKey key = keys.valid(credentials.keyId(), credentials.algorithm(), now);
        byte[] material = material(key, credentials.algorithm());
        boolean matches = matches(request, credentials, material);
        if (key == null || !matches) {
            return new Unproven(
                    Unproven.Reason.SIGNATURE_INVALID,
                    "The key is not valid, or the signature does not match method, path with query, timestamp, nonce"
                            + " and body as they arrived.");
        }
        return admit(key, credentials, answers.signerFor(key.algorithm(), key.keyId(), material));
    }

    private Verdict admit(ValidKey key, Credentials credentials, AnswerSigner signer) {
        if (!key.enabled()) {
            return new Verdict.TurnedAway(Verdict.TurnedAway.Reason.MERCHANT_DISABLED, signer, Duration.ZERO);
        }
        Duration wait = rates.take(key.merchantId());
        if (wait.isPositive()) {
            return new Verdict.TurnedAway(Verdict.TurnedAway.Reason.RATE_LIMITED, signer, wait);
        }
        if (!nonces.use(key.keyId(), credentials.nonce())) {
            return new Verdict.TurnedAway(Verdict.TurnedAway.Reason.NONCE_REUSED, signer, Duration.ZERO);
        }
        return new Verdict.Genuine(key.merchant(), signer);
    }

    private static byte[] randomSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private byte[] material(@Nullable ValidKey key, Algorithm algorithm) {
        return key == null
                ? requireNonNull(nobodysKeys.get(algorithm))
                : vault.decrypt(key.material(), key.merchantId());
    }

    private static boolean matches(SignedRequest request, Credentials credentials, byte[] material) {
        try {
            byte[] text = request.text(credentials.timestamp(), credentials.nonce());
            return credentials.algorithm().matches(material, text, credentials.signature());
        } catch (GeneralSecurityException cannotBeOne) {
            return false;
        }
    }
}
