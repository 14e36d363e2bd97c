package io.payloom.http;

/** What became of one outgoing call. A response of any status is an answer; everything else says how much is known. */
public sealed interface HttpOutcome {

    /**
     * The other side answered in time.
     *
     * @param body at most the client's limit; a longer one is {@link Unanswered}
     * @param headers first value per lower-case name
     */
    record Answered(int status, java.util.Map<String, String> headers, byte[] body) implements HttpOutcome {}

    /** Surely not a byte of the request left us: no name, no address allowed, no connection, no free pool entry. */
    record NotSent(String reason) implements HttpOutcome {}

    /** The request may have been received: timeout, cut connection, unreadable or oversized answer. */
    record Unanswered(String reason) implements HttpOutcome {}
}
