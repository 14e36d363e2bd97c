package io.payloom.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The banks, their ledger and how long their habits take.
 *
 * @param timeZone in which the banks' days begin and end
 * @param initialBalance minor units on each of our accounts at first, in every currency
 */
@ConfigurationProperties("simulator")
record SimulatorProperties(
        @DefaultValue("target/simulator/ledger") Path ledgerFile,
        @DefaultValue List<Bank> banks,
        @DefaultValue Timings timings,
        @DefaultValue("Asia/Shanghai") ZoneId timeZone,
        @DefaultValue("10000000000") long initialBalance) {

    /**
     * A bank.
     *
     * @param mids the merchant numbers that it gave; an order belongs to the one that sent it
     * @param behaviours overrides the table of amount suffixes for this bank ("19": SUCCESS)
     */
    record Bank(
            String code,
            List<String> mids,
            String secret,
            @DefaultValue Map<String, Behaviour> behaviours) {

        Behaviour behaviourFor(String suffix) {
            return behaviours.getOrDefault(suffix, Behaviour.ofSuffix(suffix));
        }

        @Override
        public String toString() {
            return code;
        }
    }

    /**
     * Delays of the behaviours. {@code hang} and {@code slow} hold a connection and pass in real time; all others pass on
     * the simulator's clock.
     */
    record Timings(
            @DefaultValue("3s") Duration payerDelay,
            @DefaultValue("8s") Duration processingDelay,
            @DefaultValue("1s") Duration callbackDelay,
            @DefaultValue("2s") Duration callbackRetryDelay,
            @DefaultValue("20s") Duration lateVisibleDelay,
            @DefaultValue("3s") Duration surpriseDelay,
            @DefaultValue("60s") Duration hang,
            @DefaultValue("3s") Duration slow) {}
}
