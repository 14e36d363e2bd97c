package io.payloom.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.payloom.kernel.SettingRefused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The keys of the vault, checked at start: sample keys are refused outside the local stack. */
@Component
@EnableConfigurationProperties(VaultProperties.class)
class VaultKeys {

    private static final int SHORTEST_HASH_KEY = 32;

    private final Aead aead;
    private final byte[] hashKey;

    VaultKeys(VaultProperties properties, Environment environment) {
        this.hashKey = decoded(properties.hashKey());
        if (hashKey.length < SHORTEST_HASH_KEY) {
            throw new SettingRefused("payloom.vault.hash-key must have at least 32 bytes, base64");
        }
        boolean sample = new String(hashKey, StandardCharsets.ISO_8859_1).startsWith("local-only");
        if (sample && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new SettingRefused("payloom.vault.* holds the sample keys of the local stack."
                    + " Make your own (docs/operations.md, \"Keys\"); only the profile 'local' may use these.");
        }
        this.aead = aead(properties.keyset());
    }

    private static byte[] decoded(String hashKey) {
        try {
            return Base64.getDecoder().decode(hashKey);
        } catch (IllegalArgumentException malformed) {
            throw new SettingRefused("payloom.vault.hash-key is not base64", malformed);
        }
    }

    private static Aead aead(String keyset) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unreadable) {
            throw new SettingRefused("payloom.vault.keyset is not a Tink AEAD keyset in JSON", unreadable);
        }
    }

    Aead aead() {
        return aead;
    }

    byte[] hashKey() {
        return hashKey.clone();
    }
}
