package io.payloom.merchant;

import java.nio.charset.StandardCharsets;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Keeps the published secrets of the local stack out of every other place. */
@Component
class SampleSecrets {

    private static final String MARK = "local-only";

    private final boolean allowed;

    SampleSecrets(Environment environment) {
        this.allowed = environment.acceptsProfiles(Profiles.of("local"));
    }

    void refuse(String what, byte[] secret) {
        if (!allowed && new String(secret, StandardCharsets.ISO_8859_1).contains(MARK)) {
            throw new IllegalStateException(
                    what + " is a published sample of the local stack; only the profile 'local' may use it");
        }
    }
}
