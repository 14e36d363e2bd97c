package io.payloom.merchant;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.merchant.MerchantKeyMapper.ValidKey;
import io.payloom.merchant.Verdict.Unproven;
import io.payloom.vault.Vault;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides from its signature who sent a request: first by its header alone, so that what can be refused by that is
 * refused before its body is read, then with its body. The order of the checks is deliberate: the timestamp costs
 * nothing, and a nonce is written down only for a genuine request, so that nobody can burn another's.
 */
@Component
public class Signatures {

    private static final String BAD = "The key is not valid, or the signature does not match method, path with query,"
            + " timestamp, nonce and body as they arrived.";

    private final KeyRing keys;
    private final Forgeries forgeries;
    private final Vault vault;
    private final Nonces nonces;
    private final RequestRates rates;
    private final AnswerSigning answers;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration window;

    Signatures(
            KeyRing keys,
            Forgeries forgeries,
            Vault vault,
            Nonces nonces,
            RequestRates rates,
            AnswerSigning answers,
            MeterRegistry meters,
            Clock clock,
            MerchantProperties properties) {
        this.keys = keys;
        this.forgeries = forgeries;
        this.vault = vault;
        this.nonces = nonces;
        this.rates = rates;
        this.answers = answers;
        this.meters = meters;
        this.clock = clock;
        this.window = properties.clockWindow();
    }

    /**
     * Reads the header.
     *
     * @param authorization null when there is none
     * @param sender address that the request came from
     */
    public Claim claim(@Nullable String authorization, String sender) {
        if (authorization == null) {
            return worthless(Unproven.Reason.SIGNATURE_MISSING, "The Authorization header is missing.");
        }
        Credentials credentials = Credentials.parse(authorization).orElse(null);
        if (credentials == null) {
            return worthless(
                    Unproven.Reason.SIGNATURE_MALFORMED,
                    "Authorization must be PAYLOOM-HMAC-SHA256 or PAYLOOM-RSA-SHA256 with keyId, timestamp, nonce"
                            + " (8 to 64 characters) and signature (base64), each once and in double quotes.");
        }
        long now = clock.instant().getEpochSecond();
        if (Math.abs(now - credentials.seconds()) > window.toSeconds()) {
            return worthless(
                    Unproven.Reason.TIMESTAMP_OUT_OF_WINDOW,
                    "The timestamp is more than " + window.toSeconds() + " s from the server's time, which is " + now
                            + ".");
        }
        return keys.find(credentials, sender)
                .<Claim>map(key -> new Claim.OfKey(credentials, key, sender))
                .orElseGet(() -> new Claim.Worthless(bad(sender, "merchants' requests with a key that is not valid")));
    }

    /** Judges what was claimed by the whole request. */
    public Verdict verify(Claim.OfKey claim, SignedRequest request) {
        ValidKey key = claim.key();
        byte[] material = vault.decrypt(key.material(), key.merchantId());
        return matches(request, claim.credentials(), material)
                ? admit(key, claim.credentials(), answers.signerFor(key.algorithm(), key.keyId(), material))
                : bad(claim.sender(), "requests that are not signed with the secret of key " + key.keyId());
    }

    private Claim worthless(Unproven.Reason reason, String detail) {
        countRefused(reason.name());
        return new Claim.Worthless(new Unproven(reason, detail));
    }

    private Verdict bad(String sender, String what) {
        if (forgeries.count(sender, what)) {
            countRefused("TOO_MANY");
            return new Verdict.Untrusted(forgeries.pause());
        }
        countRefused(Unproven.Reason.SIGNATURE_INVALID.name());
        return new Unproven(Unproven.Reason.SIGNATURE_INVALID, BAD);
    }

    private void countRefused(String reason) {
        String tag = reason.toLowerCase(Locale.ROOT).replace('_', '-');
        meters.counter("payloom.signatures.refused", "reason", tag).increment();
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

    private static boolean matches(SignedRequest request, Credentials credentials, byte[] material) {
        try {
            byte[] text = request.text(credentials.timestamp(), credentials.nonce());
            return credentials.algorithm().matches(material, text, credentials.signature());
        } catch (GeneralSecurityException cannotBeOne) {
            return false;
        }
    }
}
