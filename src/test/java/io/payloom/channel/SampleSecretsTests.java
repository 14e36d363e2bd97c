package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.vault.Vault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SampleSecretsTests {

    @Test
    void refusesSampleSecretsOutsideTheLocalStack() {
        ChannelProperties samples = new ChannelProperties(Map.of("northbank-card", "local-only-secret"));
        Vault vault = mock();

        assertThatThrownBy(() -> new SampleSecrets(
                        samples,
                        new MockEnvironment(),
                        mock(SecretMapper.class),
                        vault,
                        mock(Database.class),
                        mock(Snapshots.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("payloom.channel.sample-secrets");
        verifyNoInteractions(vault);
    }
}
