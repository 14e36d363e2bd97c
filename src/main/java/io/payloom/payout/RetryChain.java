package io.payloom.payout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A payout that repeats no other, and all that repeat it or each other: a tree, each after the one whose rest it pays.
 *
 * @param links the first payout first
 */
record RetryChain(List<Link> links) {

    Payout first() {
        return links.getFirst().payout();
    }

    /** Minor units that the payee has by all of it, or may get. */
    long outOrMayBe() {
        return outOrMayBeBelow().getOrDefault(first().orderNo(), 0L);
    }

    /**
     * Whether the payee has more than was ordered, or may get more: by this payout with what repeats it, or by any that it
     * repeats, up to the first.
     */
    boolean isTooMuch(Payout of) {
        Map<String, Long> out = outOrMayBeBelow();
        Map<String, Payout> payouts = new HashMap<>();
        links.forEach(link -> payouts.put(link.payout().orderNo(), link.payout()));
        for (Payout one = payouts.get(of.orderNo()); one != null; one = payouts.get(one.retryOf())) {
            if (out.getOrDefault(one.orderNo(), 0L) > one.amountValue()) {
                return true;
            }
        }
        return false;
    }

    /** What is not final and repeats another one, newest first. */
    List<Payout> retriesUnderWay() {
        return links.stream()
                .map(Link::payout)
                .filter(payout -> payout.retryOf() != null && !payout.state().isFinal())
                .sorted(Comparator.comparing(Payout::orderNo).reversed())
                .toList();
    }

    /** By number: what is out by a payout and all below it. */
    private Map<String, Long> outOrMayBeBelow() {
        Map<String, Long> out = new HashMap<>();
        for (Link link : new ArrayList<>(links).reversed()) {
            Payout payout = link.payout();
            long below = out.merge(payout.orderNo(), link.outOrMayBe(), Long::sum);
            if (payout.retryOf() != null) {
                out.merge(payout.retryOf(), below, Long::sum);
            }
        }
        return out;
    }

    /**
     * One payout of it.
     *
     * @param outOrMayBe minor units that the payee has by it alone, or may get
     */
    record Link(Payout payout, long outOrMayBe) {}
}
