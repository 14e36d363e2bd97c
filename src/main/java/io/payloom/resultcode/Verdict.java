package io.payloom.resultcode;

/** What a result code says about the money. */
public enum Verdict {
    SUCCEEDED,
    FAILED,
    CLOSED,
    /** Not decided yet, or not known to us. */
    PROCESSING
}
