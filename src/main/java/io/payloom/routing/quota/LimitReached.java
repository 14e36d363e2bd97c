package io.payloom.routing.quota;

import io.payloom.hold.NotEnoughLeft;

/** A counter has no room; what was taken for the attempt before it is rolled back. */
public class LimitReached extends NotEnoughLeft {

    private final Claim claim;

    LimitReached(Claim claim, Counter counter) {
        super(claim.refusal(counter));
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }
}
