package io.payloom.channel.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Channel;
import io.payloom.channel.SecretTokens;
import io.payloom.vault.Vault;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ChannelSecretsTests {

    private final SecretTokens tokens = mock();
    private final Vault vault = mock();
    private final MockEnvironment environment = new MockEnvironment();
    private final Channel channel = SampleChannel.of("bank").channel();

    @BeforeEach
    void knowTheToken() {
        when(tokens.of("bank")).thenReturn(Optional.of("V1"));
    }

    @Test
    void revealsASecretOnce() {
        when(vault.reveal("V1", "bank")).thenReturn("a real secret");
        ChannelSecrets secrets = new ChannelSecrets(tokens, vault, environment);

        assertThat(secrets.of(channel)).contains("a real secret");
        assertThat(secrets.of(channel)).contains("a real secret");

        verify(vault, times(1)).reveal("V1", "bank");
    }

    /** Issue 13, item 22. */
    @Test
    void forgedCallbacksCostNoQueryEach() {
        when(vault.reveal("V1", "bank")).thenReturn("a real secret");
        ChannelSecrets secrets = new ChannelSecrets(tokens, vault, environment);

        for (int i = 0; i < 100; i++) {
            assertThat(secrets.recent(channel)).contains("a real secret");
        }

        verify(tokens, atMost(2)).of("bank");
    }

    @Test
    void refusesASampleSecretOutsideTheLocalStack() {
        when(vault.reveal("V1", "bank")).thenReturn("local-only-bank-secret");

        assertThatThrownBy(() -> new ChannelSecrets(tokens, vault, environment).of(channel))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("local");

        environment.setActiveProfiles("local");
        assertThat(new ChannelSecrets(tokens, vault, environment).of(channel)).isPresent();
    }
}
