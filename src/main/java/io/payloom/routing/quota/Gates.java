package io.payloom.routing.quota;

/**
 * Whoever takes or settles passes the gates of all that could count it, together with others; whoever opens a counter has
 * its gate alone. So nothing is under way while a counter is opened, and whoever comes later finds it. Gates are rows by
 * hash: of a card, else of the owner of the limit, so that opening one channel's counter holds up few others.
 */
final class Gates {

    private static final int SLOTS = 256;

    private Gates() {}

    static int of(Claim claim) {
        if (!claim.card().isEmpty()) {
            return slot("card/" + claim.card());
        }
        Scope scope = Scope.parse(claim.scope());
        return switch (scope.kind()) {
            case CHANNEL, INTERFACE -> slot("channel/" + scope.owner());
            case ACCOUNT -> slot("account/" + scope.owner());
            case POOL, MIX -> slot("pool/" + scope.owner());
        };
    }

    private static int slot(String name) {
        return Math.floorMod(name.hashCode(), SLOTS);
    }
}
