package io.payloom.api;

import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether a request is the same as one before, without keeping what it said. */
@Component
public class Fingerprints {

    private final Vault vault;

    Fingerprints(Vault vault) {
        this.vault = vault;
    }

    /** Equal for requests that mean the same, however they are written; each part says its length, so none runs on. */
    public String of(Stream<? extends @Nullable Object> parts) {
        return of(parts, Stream.empty());
    }

    /** @param later what requests did not always have: left out when absent, so that an old request keeps its fingerprint */
    public String of(Stream<? extends @Nullable Object> parts, Stream<Later> later) {
        String canonical = Stream.concat(
                        parts.map(part -> part == null ? "-" : measured(part)),
                        later.flatMap(part ->
                                Stream.ofNullable(part.value()).map(value -> part.name() + "=" + measured(value))))
                .collect(Collectors.joining("|"));
        return vault.keyedHash(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static String measured(Object part) {
        return part.toString().length() + ":" + part;
    }

    /** A part that requests did not always have. */
    public record Later(String name, @Nullable String value) {}
}
