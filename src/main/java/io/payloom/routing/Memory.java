package io.payloom.routing;

import io.payloom.routing.health.PayerRecord;

/**
 * Channels that this order has tried, channels at which this payer has just failed, and payers who had too little money
 * too often. Where a payer has just failed everywhere, that is no reason any more. The last filter, so what is only put
 * aside is put aside here.
 */
final class Memory {

    private Memory() {}

    static void sift(Selection selection) {
        PayerRecord payer = selection.conditions().payer();
        RoutingRequest order = selection.order();
        selection.removePools(
                Filter.MEMORY,
                plan -> payer.refused() ? "the payer had insufficient funds too often in the last minutes" : null);
        selection.removeOffers(
                Filter.MEMORY,
                offer -> order.triedChannels().contains(offer.channel().code())
                        ? "was already tried by this order"
                        : null);
        Overload.setAside(selection);
        selection.setAsideOffers(
                Filter.MEMORY,
                offer -> payer.failedAt().contains(offer.channel().code()) ? "this payer has just failed there" : null);
    }
}
