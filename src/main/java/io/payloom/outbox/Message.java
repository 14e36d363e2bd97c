package io.payloom.outbox;

import java.time.Duration;

/**
 * A message as the engine takes it.
 *
 * @param purpose START stays in the outbox until the subject is claimed, NEWS until the subject's process has looked
 * @param subjectNo number of the order, transaction or notification that it is about
 * @param name message name in the diagrams
 * @param messageId the engine swallows a second message with this id while the first lives
 * @param timeToLive how long the engine keeps it for a receiver
 * @param variables a JSON object of references and routing facts, never of personal data
 */
public record Message(
        Purpose purpose,
        String subjectNo,
        String name,
        String correlationKey,
        String messageId,
        Duration timeToLive,
        String variables) {

    /** Why a message is sent. */
    public enum Purpose {
        START,
        NEWS
    }
}
