package io.payloom.channel.line;

import io.payloom.catalogue.Channel;
import io.payloom.channel.SecretTokens;
import io.payloom.vault.Vault;
import java.time.Duration;
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
    private static final Duration OLDEST = Duration.ofSeconds(5);

    private final SecretTokens tokens;
    private final Vault vault;
    private final boolean samplesAllowed;
    private final Map<String, String> revealed = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

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

    /** As it was a few seconds ago at most: what strangers send costs no query. */
    public Optional<String> recent(Channel channel) {
        Known found = known.get(channel.code());
        if (found == null || System.nanoTime() - found.readAt() > OLDEST.toNanos()) {
            found = new Known(of(channel), System.nanoTime());
            known.put(channel.code(), found);
        }
        return found.secret();
    }

    private String reveal(String token, String channelCode) {
        String secret = vault.reveal(token, channelCode);
        if (secret.startsWith(SAMPLE) && !samplesAllowed) {
            throw new IllegalStateException("Channel " + channelCode + " has a sample secret of the local stack."
                    + " Only the profile 'local' may use it.");
        }
        return secret;
    }

    /** @param readAt in nanoseconds */
    private record Known(Optional<String> secret, long readAt) {

        @Override
        public String toString() {
            return "Known[hidden]";
        }
    }
}
