package io.payloom.routing;

import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How things stand while one decision is made: the gauges, the health, and what is known of the payer. */
interface Conditions {

    Counter counter(CounterKey key);

    /** Calls that are open at a channel. */
    int openCalls(String channel);

    /** Transactions of a channel that are not finished. */
    int backlog(String channel);

    /** What can be paid out from an account and no order waits for, in minor units; empty when its balance is not known. */
    OptionalLong reserve(String account, String currency);

    int dynamicWeight(String channel);

    OptionalInt successPercent(String pool);

    PayerRecord payer();
}
