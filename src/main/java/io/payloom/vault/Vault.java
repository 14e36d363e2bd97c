package io.payloom.vault;

import com.google.crypto.tink.Aead;
import io.payloom.database.ManyRows;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps sensitive data encrypted (Tink AEAD, bound to its owner) with a keyed hash beside it. What is revealed must go
 * to the bank or the signer and nowhere else: never into a log, a process variable, a notification or an error.
 */
@Component
public class Vault {

    private static final String HMAC = "HmacSHA256";
    private static final int REMEMBERED = 10_000;

    private final VaultMapper mapper;
    private final ManyRows rows;
    private final Aead aead;
    private final SecretKeySpec hashKey;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /**
     * Tink makes a source of random numbers for each thread, and each time searches the whole class path for a provider that
     * is not there. A virtual thread seldom encrypts twice; these stay.
     */
    private final ExecutorService encrypting = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("vault-", 0).factory());

    private final Clock clock;

    Vault(VaultMapper mapper, ManyRows rows, VaultKeys keys, Clock clock) {
        this.mapper = mapper;
        this.rows = rows;
        this.aead = keys.aead();
        this.hashKey = new SecretKeySpec(keys.hashKey(), HMAC);
        this.clock = clock;
    }

    /**
     * Stores a text under a new token; joins the caller's transaction.
     *
     * @param owner what the ciphertext is bound to, such as the merchant's id; the same is needed to reveal it
     * @param hashed the part by whose keyed hash it is to be found
     * @param masked the form that may be shown
     * @return the token that stands for it everywhere else
     */
    public String store(String owner, String text, String hashed, String masked) {
        return insert(mapper, owner, new Secret(text, hashed, masked));
    }

    /** Likewise, many at once; the tokens are in the order of the secrets. */
    List<String> store(String owner, List<Secret> secrets) {
        List<String> tokens = new ArrayList<>(secrets.size());
        rows.write(VaultMapper.class, each -> secrets.forEach(secret -> tokens.add(insert(each, owner, secret))));
        return tokens;
    }

    private String insert(VaultMapper into, String owner, Secret secret) {
        String token = Tokens.next();
        byte[] ciphertext = encrypt(secret.text().getBytes(StandardCharsets.UTF_8), owner);
        String hash = keyedHash(secret.hashed().getBytes(StandardCharsets.UTF_8));
        into.insert(token, owner, ciphertext, hash, secret.masked(), clock.instant());
        remember(token, owner, hash);
        return token;
    }

    /** @throws UnknownToken when there is no such token for this owner */
    public String reveal(String token, String owner) {
        byte[] ciphertext = mapper.ciphertext(token, owner);
        if (ciphertext == null) {
            throw new UnknownToken(token);
        }
        return new String(decrypt(ciphertext, owner), StandardCharsets.UTF_8);
    }

    /**
     * The keyed hash by which what was stored is found; empty when there is no such token for this owner. It never changes, and
     * tells nobody anything without the key, so those of late are remembered.
     */
    Optional<String> storedHash(String token, String owner) {
        String known;
        synchronized (hashes) {
            known = hashes.get(token + "/" + owner);
        }
        return known == null ? mapper.keyedHash(token, owner) : Optional.of(known);
    }

    private void remember(String token, String owner, String hash) {
        synchronized (hashes) {
            hashes.put(token + "/" + owner, hash);
            if (hashes.size() > REMEMBERED) {
                hashes.remove(hashes.keySet().iterator().next());
            }
        }
    }

    public byte[] encrypt(byte[] plain, String owner) {
        try {
            return encrypting
                    .submit(() -> aead.encrypt(plain, owner.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("Cannot encrypt for " + owner, broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Told to stop while encrypting for " + owner, stopped);
        }
    }

    public byte[] decrypt(byte[] ciphertext, String owner) {
        try {
            return aead.decrypt(ciphertext, owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Cannot decrypt for " + owner + ": wrong key, or not its owner", broken);
        }
    }

    @PreDestroy
    void close() {
        encrypting.shutdown();
    }

    /** Hexadecimal HMAC-SHA256 under the vault's hash key: equal for equal texts, useless without the key. */
    public String keyedHash(byte[] plain) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(hashKey);
            return HexFormat.of().formatHex(mac.doFinal(plain));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is to be stored, the part by whose hash it is found, and the form that may be shown; its text form hides it. */
    record Secret(String text, String hashed, String masked) {

        @Override
        public String toString() {
            return "Secret[" + masked + "]";
        }
    }
}
