package io.payloom.merchant;

import io.payloom.database.Database;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The merchants with their keys and webhook secrets. Everything may be said again, for example at each start; secrets
 * are stored encrypted and bound to their merchant.
 */
@Component
public class Merchants {

    private static final int SHORTEST_SECRET = 32;
    private static final String WEBHOOK_PREFIX = "whsec_";

    private final MerchantMapper mapper;
    private final MerchantKeyMapper keys;
    private final Vault vault;
    private final Database database;
    private final SampleSecrets samples;
    private final NotifyUrls notifyUrls;
    private final Clock clock;

    Merchants(
            MerchantMapper mapper,
            MerchantKeyMapper keys,
            Vault vault,
            Database database,
            SampleSecrets samples,
            NotifyUrls notifyUrls,
            Clock clock) {
        this.mapper = mapper;
        this.keys = keys;
        this.vault = vault;
        this.database = database;
        this.samples = samples;
        this.notifyUrls = notifyUrls;
        this.clock = clock;
    }

    /** Adds the merchant, or brings name, address and switch of a known one up to date. */
    public void enroll(NewMerchant merchant) {
        notifyUrls.refusalOf(merchant.notifyUrl()).ifPresent(reason -> {
            throw new IllegalArgumentException("The notification address of " + merchant.id() + " " + reason);
        });
        database.inTransaction(() -> mapper.enroll(merchant, clock.instant()));
    }

    public Optional<Merchant> find(String merchantId) {
        return Optional.ofNullable(mapper.find(merchantId));
    }

    /**
     * Adds a shared secret, valid from now on beside those that are valid already.
     *
     * @param secret at least 32 characters; its UTF-8 bytes are the key
     * @throws KeyIdTaken when the id stands for another key
     */
    public void addHmacKey(String merchantId, String keyId, String secret) {
        byte[] material = secret.getBytes(StandardCharsets.UTF_8);
        if (material.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The secret of key " + keyId + " needs at least 32 characters");
        }
        samples.refuse("The secret of key " + keyId, material);
        addKey(merchantId, keyId, Algorithm.HMAC_SHA256, material);
    }

    /**
     * Adds a public key of at least 2048 bits, valid from now on beside those that are valid already.
     *
     * @param publicKeyPem X.509 SubjectPublicKeyInfo ("BEGIN PUBLIC KEY")
     * @throws KeyIdTaken when the id stands for another key
     */
    public void addRsaKey(String merchantId, String keyId, String publicKeyPem) {
        addKey(merchantId, keyId, Algorithm.RSA_SHA256, RsaKeys.publicKeyFromPem(publicKeyPem));
    }

    /** The end of a rotation: from then on the key is as good as unknown. */
    public void endKey(String keyId, Instant end) {
        keys.end(keyId, end);
    }

    /**
     * Adds a secret that signs notifications; while several are valid, each of them signs.
     *
     * @param secret {@code whsec_} and the base64 of 24 to 64 bytes
     */
    public void addWebhookSecret(String merchantId, String secret) {
        samples.refuse("The webhook secret of " + merchantId, decodeWebhookSecret(secret));
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        byte[] ciphertext = vault.encrypt(text, merchantId);
        database.inTransaction(
                () -> mapper.addWebhookSecret(merchantId, vault.keyedHash(text), ciphertext, clock.instant()));
    }

    public void endWebhookSecret(String merchantId, String secret, Instant end) {
        mapper.endWebhookSecret(merchantId, vault.keyedHash(secret.getBytes(StandardCharsets.UTF_8)), end);
    }

    /** Where the merchant listens, and with what to sign. */
    public Listening listening(String merchantId) {
        List<MerchantMapper.Listener> rows = mapper.listeners(merchantId, clock.instant());
        return new Listening(
                rows.isEmpty() ? null : rows.getFirst().notifyUrl(),
                rows.stream()
                        .map(MerchantMapper.Listener::secret)
                        .filter(Objects::nonNull)
                        .map(secret -> opened(secret, merchantId))
                        .toList());
    }

    private String opened(byte[] secret, String merchantId) {
        return new String(vault.decrypt(secret, merchantId), StandardCharsets.UTF_8);
    }

    private void addKey(String merchantId, String keyId, Algorithm algorithm, byte[] material) {
        if (!Credentials.isKeyId(keyId)) {
            throw new IllegalArgumentException("A key id has 1 to 64 of A-Z a-z 0-9 _ . -");
        }
        byte[] ciphertext = vault.encrypt(material, merchantId);
        database.inTransaction(() -> {
            keys.add(keyId, merchantId, algorithm, ciphertext, clock.instant());
            MerchantKeyMapper.StoredKey stored = keys.byId(keyId);
            if (stored == null || !stored.merchantId().equals(merchantId) || stored.algorithm() != algorithm) {
                throw new KeyIdTaken(keyId);
            }
            if (!MessageDigest.isEqual(vault.decrypt(stored.material(), merchantId), material)) {
                throw new KeyIdTaken(keyId);
            }
        });
    }

    private static byte[] decodeWebhookSecret(String secret) {
        if (!secret.startsWith(WEBHOOK_PREFIX)) {
            throw new IllegalArgumentException("A webhook secret starts with " + WEBHOOK_PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(secret.substring(WEBHOOK_PREFIX.length()));
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("A webhook secret has 24 to 64 bytes");
        }
        return key;
    }

    /**
     * A merchant as a listener.
     *
     * @param notifyUrl null when it has none
     * @param webhookSecrets valid now, newest first, each with its {@code whsec_}
     */
    public record Listening(@Nullable String notifyUrl, List<String> webhookSecrets) {

        @Override
        public String toString() {
            return "Listening[" + notifyUrl + ", " + webhookSecrets.size() + " secrets]";
        }
    }
}
