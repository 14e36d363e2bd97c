package io.payloom.outbox;

/**
 * A leased message.
 *
 * @param ttlSeconds how long the engine keeps it for a receiver
 * @param variables a JSON object
 * @param attempts how often it was leased before
 * @param published how often the engine has taken it
 */
public record Row(
        Message.Purpose purpose,
        String subjectNo,
        String name,
        String correlationKey,
        String messageId,
        long ttlSeconds,
        String variables,
        int attempts,
        int published) {

    static Row of(Message message) {
        return new Row(
                message.purpose(),
                message.subjectNo(),
                message.name(),
                message.correlationKey(),
                message.messageId(),
                message.timeToLive().toSeconds(),
                message.variables(),
                0,
                0);
    }
}
