package io.payloom;

import io.payloom.kernel.SettingRefused;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The settings without which Payloom cannot work, looked at before anything is started: all that are missing, malformed
 * or public are named at once.
 */
final class RequiredSettings {

    private static final Map<String, String> MEANINGS = meanings();
    private static final List<String> FOR_THE_LOCAL_STACK =
            List.of("payloom.catalogue.sample", "payloom.channel.sample-secrets", "payloom.http.allow-loopback");
    private static final String PUBLIC = "local-only";
    /** The beginning of the sample keyset's key, which is PUBLIC in base64. */
    private static final String PUBLIC_KEY = "GiBsb2NhbC1vbmx5";

    private static final String DEFAULTS_OF_THE_CLIENT = "modes/self-managed.yaml";

    private static final int SHORTEST_SECRET = 20;

    private final ConfigurableEnvironment environment;

    RequiredSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("spring.datasource.url", "the address of the database, such as jdbc:mysql://db:3306/payloom?...");
        meanings.put("spring.datasource.username", "the database's user");
        meanings.put("spring.datasource.password", "the password of the database's user");
        meanings.put("camunda.client.grpc-address", "the address of the engine, such as http://zeebe:26500");
        meanings.put("payloom.vault.keyset", "the keys that cards and secrets are encrypted with");
        meanings.put("payloom.vault.hash-key", "the key that cards are recognised by");
        return meanings;
    }

    /** @throws SettingRefused naming all that is wrong */
    void check() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new SettingRefused(
                    faults.size() == 1
                            ? faults.getFirst() + "."
                            : "Payloom cannot start with these settings:\n  " + String.join("\n  ", faults));
        }
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        MEANINGS.forEach((name, meaning) -> fault(name, meaning).ifPresent(faults::add));
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            publicValues()
                    .forEach(name -> faults.add(name + " has a value of the local stack, which everybody knows:"
                            + " set your own (only the profile local may use it)"));
        }
        return faults;
    }

    private Optional<String> fault(String name, String meaning) {
        String value;
        try {
            value = isSet(name) ? environment.getProperty(name) : null;
        } catch (IllegalArgumentException unresolvable) {
            return Optional.of(name + " cannot be read: " + unresolvable.getMessage());
        }
        if (value == null || value.isBlank() && !name.endsWith("password")) {
            return Optional.of(name + " is missing: " + meaning);
        }
        return isWellFormed(name, value)
                ? Optional.empty()
                : Optional.of(name + " has the wrong form: it must be " + meaning);
    }

    /** The engine's client brings an address of its own for who has set none. */
    private boolean isSet(String name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(ConfigurationPropertyName.of(name));
            if (property != null) {
                return !String.valueOf(property.getOrigin()).contains(DEFAULTS_OF_THE_CLIENT);
            }
        }
        return false;
    }

    private static boolean isWellFormed(String name, String value) {
        return switch (name) {
            case "spring.datasource.url" -> value.startsWith("jdbc:mysql:");
            case "camunda.client.grpc-address" -> isAddress(value);
            default -> true;
        };
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value.strip());
            return Set.of("http", "https", "grpc", "grpcs").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The names of settings that hold what stands in {@code application-local.yaml}, however they were set. */
    private Set<String> publicValues() {
        Set<String> samples = samples();
        Set<String> names = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> settings) {
                for (String name : settings.getPropertyNames()) {
                    if (isOurs(name) && isPublic(name, String.valueOf(settings.getProperty(name)), samples)) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    private static boolean isOurs(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return plain.startsWith("payloom.") || plain.startsWith("spring.datasource.");
    }

    private static boolean isPublic(String name, String value, Set<String> samples) {
        String plain = plain(name);
        boolean forbidden = FOR_THE_LOCAL_STACK.stream()
                .anyMatch(local -> plain.startsWith(plain(local)) && !value.isBlank() && !value.equals("false"));
        return forbidden || value.contains(PUBLIC) || value.contains(PUBLIC_KEY) || samples.contains(value.strip());
    }

    /** As the environment spells it: {@code PAYLOOM_HTTP_ALLOWLOOPBACK} is {@code payloom.http.allow-loopback}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace('_', '.');
    }

    private static Set<String> samples() {
        Set<String> samples = new TreeSet<>();
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("local", new ClassPathResource("application-local.yaml"))) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    String value = String.valueOf(source.getProperty(name));
                    if (isOurs(name) && value.length() >= SHORTEST_SECRET && !value.contains(":")) {
                        samples.add(value.strip());
                    }
                }
            }
            return samples;
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
