package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SampleSecretsTests {

    private static final byte[] SAMPLE = "local-only-merchant-secret-0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @Test
    void refusesSampleSecretsOutsideTheLocalStack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SampleSecrets(new MockEnvironment()).refuse("The secret", SAMPLE))
                .withMessageNotContaining("0123456789abcdef");
    }

    @Test
    void allowsThemInTheLocalStackAndOthersEverywhere() {
        MockEnvironment local = new MockEnvironment();
        local.setActiveProfiles("local");

        assertThatCode(() -> new SampleSecrets(local).refuse("The secret", SAMPLE))
                .doesNotThrowAnyException();
        assertThatCode(() -> new SampleSecrets(new MockEnvironment()).refuse("The secret", new byte[32]))
                .doesNotThrowAnyException();
    }
}
