package io.payloom.transaction.asking;

import java.time.Instant;

/**
 * The unfinished transactions of a channel.
 *
 * @param stuck those whose planned queries are used up
 * @param oldest when the oldest was sent
 */
record UnknownAges(String channel, long waiting, long stuck, Instant oldest) {}
