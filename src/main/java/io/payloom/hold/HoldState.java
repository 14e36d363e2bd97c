package io.payloom.hold;

/** Where a hold stands. The names are in the tables of all books. */
public enum HoldState {
    HELD,
    CONFIRMED,
    RELEASED,
    /** It was paid and came back. */
    RETURNED;

    /** What is confirmed is never released; what was released is confirmed all the same when its bank has paid it late. */
    public boolean mayBecome(HoldState next) {
        return switch (this) {
            case HELD -> next == CONFIRMED || next == RELEASED;
            case RELEASED -> next == CONFIRMED;
            case CONFIRMED -> next == RETURNED;
            case RETURNED -> false;
        };
    }
}
