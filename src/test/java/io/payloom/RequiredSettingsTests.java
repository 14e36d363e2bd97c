package io.payloom;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.kernel.SettingRefused;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockPropertySource;

/** Issue 13, item 31. */
class RequiredSettingsTests {

    private final StandardEnvironment environment = new StandardEnvironment();
    private final MockPropertySource given = new MockPropertySource("given");

    @BeforeEach
    void allThatProductionNeeds() {
        environment.getPropertySources().addFirst(given);
        given.setProperty("spring.datasource.url", "jdbc:mysql://db:3306/payloom");
        given.setProperty("spring.datasource.username", "payloom");
        given.setProperty("spring.datasource.password", "secret");
        given.setProperty("camunda.client.grpc-address", "http://zeebe:26500");
        given.setProperty("payloom.vault.keyset", "{\"primaryKeyId\":1}");
        given.setProperty("payloom.vault.hash-key", "b3duLWtleS1vd24ta2V5LW93bi1rZXktb3duLWtleQ==");
    }

    @Test
    void takesWhatIsComplete() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        environment.getPropertySources().remove("given");

        assertRefused()
                .hasMessageContainingAll(
                        "spring.datasource.url is missing: the address of the database",
                        "spring.datasource.username is missing",
                        "spring.datasource.password is missing",
                        "camunda.client.grpc-address is missing: the address of the engine",
                        "payloom.vault.keyset is missing",
                        "payloom.vault.hash-key is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, localhost:3306",
        "spring.datasource.url, jdbc:postgresql://db/payloom",
        "camunda.client.grpc-address, zeebe:26500",
        "camunda.client.grpc-address, 'http://not an address'",
    })
    void saysInOneSentenceWhatHasTheWrongForm(String name, String value) {
        given.setProperty(name, value);

        assertRefused().hasMessageMatching(name + " has the wrong form: it must be the address of [^\\n]*\\.");
    }

    @Test
    void saysWhichSettingRefersToNothing() {
        given.setProperty("spring.datasource.password", "${NO_SUCH_SECRET}");

        assertRefused().hasMessageContainingAll("spring.datasource.password cannot be read", "NO_SUCH_SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.password, local-only",
        "payloom.http.allow-loopback, true",
        "payloom.catalogue.sample, classpath:db/local/catalogue.yaml",
        "payloom.channel.sample-secrets.my-bank, anything",
        "payloom.ops.operators.me, 05348fb534c143d3b181d0d5d787184acb3e8ddffc51fa9a3c39490bb32daf82",
        "payloom.vault.hash-key, bG9jYWwtb25seS1zYW1wbGUtaGFzaC1rZXktMDEyMzQ1Njc4OTA=",
    })
    void refusesWhatIsPublicOutsideTheLocalStackOnly(String name, String value) {
        given.setProperty(name, value);

        assertRefused().hasMessageContaining(name + " has a value of the local stack");
        environment.setActiveProfiles("local");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    /** With a hash key of one's own, the sample keyset was taken: cards would have been encrypted with a public key. */
    @Test
    void refusesTheSampleKeysetBesideAnOwnHashKey() throws IOException {
        Object sample = new YamlPropertySourceLoader()
                .load("local", new ClassPathResource("application-local.yaml"))
                .getFirst()
                .getProperty("payloom.vault.keyset");
        given.setProperty("payloom.vault.keyset", String.valueOf(sample));

        assertRefused().hasMessageContaining("payloom.vault.keyset has a value of the local stack");
    }

    @Test
    void readsTheEnvironmentToo() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of("PAYLOOM_HTTP_ALLOWLOOPBACK", "true", "SPRING_DATASOURCE_URL", "elsewhere")));

        assertRefused()
                .hasMessageContainingAll("PAYLOOM_HTTP_ALLOWLOOPBACK", "spring.datasource.url has the wrong form");
    }

    private void check() {
        ConfigurationPropertySources.attach(environment);
        new RequiredSettings(environment).check();
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(this::check).isInstanceOf(SettingRefused.class);
    }
}
