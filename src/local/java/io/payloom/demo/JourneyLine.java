package io.payloom.demo;

import java.time.Instant;

/**
 * One thing that happened to an order.
 *
 * @param who whose matter it is: order, process, route, bank, part of a payout, payer, merchant
 * @param what in one or two words
 * @param why or where, when there is more to say
 */
record JourneyLine(Instant at, String order, String who, String what, String why) {}
