package io.payloom.latemoney;

/** Where a money case stands. */
public enum CaseState {
    OPEN,
    /** The money is on its way back. */
    REFUNDING,
    /** The order was put right: it was taken to succeeded, or counts its money as returned. */
    CORRECTED,
    REFUNDED,
    /** Nothing had to be done, or a person has done it. */
    SETTLED;

    public boolean isFinal() {
        return this == CORRECTED || this == REFUNDED || this == SETTLED;
    }
}
