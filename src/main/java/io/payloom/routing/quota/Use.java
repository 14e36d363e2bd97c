package io.payloom.routing.quota;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that one attempt may count for, whether or not a limit counts it today.
 *
 * @param operation such as {@code PAY}
 * @param institution empty when the order names none
 * @param card keyed hash, empty when the order has none
 * @param channelDay of limits of channel, interface and account
 * @param poolDay of limits of the pool
 * @param amount minor units
 */
public record Use(
        String orderNo,
        int attempt,
        String operation,
        String channel,
        String account,
        String pool,
        String type,
        String institution,
        String currency,
        String card,
        LocalDate channelDay,
        LocalDate poolDay,
        long amount) {

    /** The same of another attempt, as the parts of a payout are. */
    public Use part(int otherAttempt, long otherAmount) {
        return new Use(
                orderNo,
                otherAttempt,
                operation,
                channel,
                account,
                pool,
                type,
                institution,
                currency,
                card,
                channelDay,
                poolDay,
                otherAmount);
    }

    /** Every counter that could count it, as claims without a bound. */
    List<Claim> counters() {
        List<Claim> counters = new ArrayList<>();
        for (String whose : card.isEmpty() ? List.of("") : List.of("", card)) {
            Stream.of(
                            Scope.of(Scope.Kind.CHANNEL, channel, currency),
                            Scope.of(Scope.Kind.INTERFACE, channel + "/" + operation, currency),
                            Scope.of(Scope.Kind.ACCOUNT, account, currency))
                    .flatMap(this::withInstitution)
                    .forEach(scope -> counters.add(new Claim(scope, whose, channelDay, null, null)));
            withInstitution(Scope.of(Scope.Kind.POOL, pool, currency))
                    .forEach(scope -> counters.add(new Claim(scope, whose, poolDay, null, null)));
        }
        counters.add(new Claim(Scope.of(Scope.Kind.MIX, pool + "/" + type, currency), "", poolDay, null, null));
        return counters;
    }

    private Stream<String> withInstitution(String scope) {
        return institution.isEmpty() ? Stream.of(scope) : Stream.of(scope, Scope.at(institution, scope));
    }

    /** The gates that it passes, in the order in which all pass them. */
    TreeSet<Integer> gates() {
        TreeSet<Integer> gates = new TreeSet<>();
        counters().forEach(claim -> gates.add(Gates.of(claim)));
        return gates;
    }
}
