package io.payloom.channel;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one call to a bank.
 *
 * @param request the body that was sent, without keys and signatures, the numbers of cards and accounts masked
 * @param answer the body as it came, verified or not; null when none came
 */
public record Exchange(byte[] request, byte @Nullable [] answer) {

    @Override
    public String toString() {
        return "Exchange[hidden]";
    }
}
