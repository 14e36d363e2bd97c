package io.payloom.hold;

import java.util.Collection;
import java.util.Set;

/** Knows which orders have ended; each kind of order brings one. */
public interface OrderBook {

    /** Those of the given orders that are of this kind and final. */
    Set<String> finalAmong(Collection<String> orderNos);
}
