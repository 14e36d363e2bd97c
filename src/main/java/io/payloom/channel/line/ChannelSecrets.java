package io.payloom.channel.line;

import io.payloom.catalogue.Channel;
import io.payloom.channel.SecretTokens;
import io.payloom.vault.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The secrets shared with the channels; a token always stands for the same secret, so each is revealed once. */
@Component
public class ChannelSecrets {

    private static final String SAMPLE = "local-only";

    private final SecretTokens tokens;
    private final Vault vault;
    private final boolean samplesAllowed;
    private final Map<String, String> revealed = new ConcurrentHashMap<>();

    ChannelSecrets(SecretTokens tokens, Vault vault, Environment environment) {
        this.tokens = tokens;
        this.vault = vault;
        this.samplesAllowed = environment.acceptsProfiles(Profiles.of("local"));
    }

    /** Empty when the channel has no secret yet. */
    public Optional<String> of(Channel channel) {
        return tokens.of(channel.code())
                .map(token -> revealed.computeIfAbsent(token, unseen -> reveal(unseen, channel.code())));
    }

    private String reveal(String token, String channelCode) {
        String secret = vault.reveal(token, channelCode);
        if (secret.startsWith(SAMPLE) && !samplesAllowed) {
            throw new IllegalStateException("Channel " + channelCode + " has a sample secret of the local stack."
                    + " Only the profile 'local' may use it.");
        }
        return secret;
    }
}
