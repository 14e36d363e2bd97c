package io.payloom.routing.quota;

import java.util.List;

/**
 * What one attempt claims of the limits.
 *
 * @param use all that it may count for
 * @param claims of the counters whose limits are known here
 */
public record Claims(Use use, List<Claim> claims) {}
