package io.payloom.channel;

import io.payloom.database.Snapshot;
import io.payloom.database.Snapshots;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Under which vault token the secret of each channel stands; the owner in the vault is the channel's code. */
@Component
public class SecretTokens {

    static final String VERSION = "channel-secrets";

    private static final Logger LOG = LoggerFactory.getLogger(SecretTokens.class);

    private final Snapshot<Map<String, String>> tokens;

    /** The sample secrets only stand here so that they are in place before the first picture is taken. */
    SecretTokens(SecretMapper mapper, Snapshots snapshots, SampleSecrets secretsComeFirst) {
        this.tokens = snapshots.of(
                VERSION,
                () -> mapper.all().stream()
                        .collect(Collectors.toUnmodifiableMap(SecretMapper.Row::channelCode, SecretMapper.Row::token)),
                refused -> LOG.warn("The secrets of channels cannot be read; going on with those known", refused));
    }

    /** Empty before one was stored, and then nothing can be sent to the channel. */
    public Optional<String> of(String channelCode) {
        return Optional.ofNullable(tokens.current().get(channelCode));
    }
}
