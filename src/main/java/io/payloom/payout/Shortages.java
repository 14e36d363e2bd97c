package io.payloom.payout;

import io.payloom.reserve.Reserves;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which parts of a payout have failed for nothing but want of our own money: their banks had too little of it on our accounts,
 * or the only ones that could replace them had. A payout that may wait sends what they amount to in its next round.
 */
@Component
public class Shortages {

    private static final String TOO_LOW = "RESERVE_TOO_LOW";

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLED = 4;

    private final Routing routing;
    private final Reserves reserves;

    Shortages(Routing routing, Reserves reserves) {
        this.routing = routing;
        this.reserves = reserves;
    }

    /** Parts that stand for money of the order now: neither replaced, nor sent again in a later round. */
    public List<BankTransaction> current(List<BankTransaction> parts) {
        int newest = PartNumbers.lastRound(parts);
        List<BankTransaction> unreplaced = PartNumbers.current(parts);
        if (newest == 0) {
            return unreplaced;
        }
        List<BankTransaction> earlier = unreplaced.stream()
                .filter(part -> PartNumbers.round(part.attempt()) < newest)
                .toList();
        Set<Integer> sentAgain =
                lacking(earlier, parts).stream().map(BankTransaction::attempt).collect(Collectors.toSet());
        return unreplaced.stream()
                .filter(part -> !sentAgain.contains(part.attempt()))
                .toList();
    }

    /** Of these, the parts that lack nothing but money. */
    public List<BankTransaction> lacking(List<BankTransaction> parts) {
        return lacking(current(parts), parts);
    }

    private List<BankTransaction> lacking(List<BankTransaction> some, List<BankTransaction> parts) {
        List<BankTransaction> failed = some.stream()
                .filter(part -> part.state() == TransactionState.FAILED
                        && !part.progress().byPerson())
                .toList();
        if (failed.isEmpty()) {
            return List.of();
        }
        Set<Integer> unreplaceable = withoutMoneyElsewhere(failed.getFirst().orderNo());
        return failed.stream()
                .filter(part -> isRefused(part)
                        || part.answer().reroutable()
                                && (unreplaceable.contains(part.attempt())
                                        || PartNumbers.line(part, parts).stream()
                                                .anyMatch(Shortages::isRefused)))
                .toList();
    }

    public static long sum(List<BankTransaction> parts) {
        return parts.stream().mapToLong(part -> part.amount().value()).sum();
    }

    /**
     * When these may be tried again. Where the bank tells its balance, the reserve says when; where it does not, time has to
     * pass, more of it from round to round, or the payout would run into one refusal after the other.
     */
    public Instant earliest(List<BankTransaction> lacking, int round) {
        return lacking.stream()
                .filter(Shortages::isRefused)
                .filter(part -> !reserves.isKnown(part.account(), part.amount().currency()))
                .flatMap(part -> Stream.ofNullable(part.progress().finalAt()))
                .max(Comparator.naturalOrder())
                .map(refused -> refused.plus(pause(round)))
                .orElse(Instant.MIN);
    }

    static Duration pause(int round) {
        return round > MOST_DOUBLED ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (round - 1));
    }

    private static boolean isRefused(BankTransaction part) {
        return part.state() == TransactionState.FAILED
                && TOO_LOW.equals(part.answer().unifiedCode());
    }

    /** Parts for which there was no other channel, because others had too little. */
    private Set<Integer> withoutMoneyElsewhere(String orderNo) {
        return routing.decisions(orderNo).stream()
                .filter(RoutingDecision.NoChannel.class::isInstance)
                .filter(none -> none.explanation().lacksReserve())
                .map(none -> PartNumbers.replacedBy(none.attempt()))
                .filter(part -> part > 0)
                .collect(Collectors.toSet());
    }

    /** Whether what the order lacks was routed already, and so does not go out in a further round. */
    boolean isDecided(String orderNo, int round) {
        return routing.decisions(orderNo).stream()
                .anyMatch(decision -> decision.attempt() == PartNumbers.firstOfRound(round));
    }
}
