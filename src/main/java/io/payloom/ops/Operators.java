package io.payloom.ops;

import io.payloom.kernel.PlainText;
import io.payloom.kernel.SettingRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Recognises operators by their tokens. */
@Component
@EnableConfigurationProperties(OperatorProperties.class)
class Operators {

    /** Of the local stack; public, and refused anywhere else. */
    static final List<String> SAMPLE_TOKENS =
            List.of("local-only-operator-token-0123456789abcdef", "local-only-second-operator-token-0123456789ab");

    private static final String BEARER = "bearer ";
    private static final int SHA_256_HEX = 64;
    private static final int LONGEST_NAME = 80;

    private final Map<String, byte[]> hashes;

    Operators(OperatorProperties properties, Environment environment) {
        this.hashes = properties.operators().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, operator -> hash(operator.getKey(), operator.getValue())));
        boolean isSample = SAMPLE_TOKENS.stream()
                .anyMatch(token -> recognise(BEARER + token).isPresent());
        if (isSample && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new SettingRefused(
                    "payloom.ops.operators holds a sample token of the local stack; only the profile 'local' may.");
        }
    }

    /** Looks at every operator whatever it finds, so that time tells nothing. */
    Optional<Operator> recognise(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] hash = sha256(authorization.substring(BEARER.length()).strip());
        Operator found = null;
        for (Map.Entry<String, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), hash)) {
                found = new Operator(known.getKey());
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] hash(String name, String hex) {
        PlainText.fault(name).ifPresent(fault -> {
            throw new SettingRefused("A name in payloom.ops.operators " + fault + ": \"" + name + "\"");
        });
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new SettingRefused(
                    "A name in payloom.ops.operators is not 1 to 80 characters long: \"" + name + "\"");
        }
        if (hex.length() != SHA_256_HEX) {
            throw new SettingRefused("payloom.ops.operators." + name
                    + " is not a SHA-256 in hex; make one with: printf %s \"$token\" | sha256sum");
        }
        return HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
