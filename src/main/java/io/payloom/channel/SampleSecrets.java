package io.payloom.channel;

import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.kernel.SettingRefused;
import io.payloom.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Gives the sample channels of the local stack their secrets; refuses to do so anywhere else. */
@Component
@EnableConfigurationProperties(ChannelProperties.class)
class SampleSecrets {

    private final SecretMapper mapper;
    private final Vault vault;
    private final Database database;
    private final Snapshots snapshots;

    SampleSecrets(
            ChannelProperties properties,
            Environment environment,
            SecretMapper mapper,
            Vault vault,
            Database database,
            Snapshots snapshots) {
        this.mapper = mapper;
        this.vault = vault;
        this.database = database;
        this.snapshots = snapshots;
        if (!properties.sampleSecrets().isEmpty() && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new SettingRefused("payloom.channel.sample-secrets is for the local stack."
                    + " Store the secrets of real channels in the vault; only the profile 'local' may use samples.");
        }
        properties.sampleSecrets().forEach(this::storeFirst);
    }

    private void storeFirst(String channelCode, String secret) {
        database.inTransaction(() -> {
            if (mapper.count(channelCode) == 0
                    && mapper.insertFirst(channelCode, vault.store(channelCode, secret, secret, "local-only-***"))
                            == 1) {
                snapshots.changed(SecretTokens.VERSION);
            }
        });
    }
}
