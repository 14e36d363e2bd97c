package io.payloom.transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the parts of a payout are numbered: the attempts 1 to 100 are the parts into which it was cut, and what replaces a
 * failed part n, as its money is routed again, are the attempts 100n + 1 to 100n + 100. So a number tells where a part
 * comes from, and parts that fail beside each other need not agree on who gets which number.
 *
 * <p>What had failed for want of our own money and goes out later, when all parts have ended, is cut once more: a round of
 * its own. Round n begins at 2,000,000n; within it numbers are given as in the first, which is round 0.
 */
public final class PartNumbers {

    /** Into so many parts a payout is cut at most. */
    public static final int MOST = 100;

    /** So often what was short of money goes out again at most; the last number of that round fits an int. */
    public static final int LAST_ROUND = 1_000;

    /** More than the largest number of a part that was replaced twice, 1,010,100. */
    private static final int ROUND = 2_000_000;

    private PartNumbers() {}

    /** In which round the part was made; 0 is the first cut and what replaces its parts. */
    public static int round(int part) {
        return part / ROUND;
    }

    /** The first part of a round. */
    public static int firstOfRound(int round) {
        return Math.addExact(Math.multiplyExact(round, ROUND), 1);
    }

    /** The newest round. */
    public static int lastRound(List<BankTransaction> parts) {
        return parts.stream().mapToInt(part -> round(part.attempt())).max().orElse(0);
    }

    /**
     * The first of those that replace a part.
     *
     * @throws ArithmeticException when it was replaced so often that its number would be one of another round
     */
    public static int firstReplacing(int part) {
        int start = round(part) * ROUND;
        int replacing = Math.multiplyExact(part - start, MOST) + 1;
        if (replacing > ROUND) {
            throw new ArithmeticException("Part " + part + " was replaced too often");
        }
        return start + replacing;
    }

    /** Which part this one, or its like, replaces; 0 for none. */
    public static int replacedBy(int part) {
        int start = round(part) * ROUND;
        int replaced = (part - start - 1) / MOST;
        return replaced == 0 ? 0 : start + replaced;
    }

    /** How often its money was routed before: 0 for a part of the first cut. */
    public static int timesReplaced(int part) {
        int replaced = replacedBy(part);
        return replaced == 0 ? 0 : 1 + timesReplaced(replaced);
    }

    /** Those that no other has replaced; their amounts are the amount of the order. */
    public static List<BankTransaction> current(List<BankTransaction> parts) {
        Set<Integer> replaced = new HashSet<>();
        parts.forEach(part -> replaced.add(replacedBy(part.attempt())));
        return parts.stream().filter(part -> !replaced.contains(part.attempt())).toList();
    }

    /** The part itself and those that it has replaced, one after the other. */
    public static List<BankTransaction> line(BankTransaction part, List<BankTransaction> parts) {
        Set<Integer> numbers = new HashSet<>();
        for (int number = part.attempt(); number > 0; number = replacedBy(number)) {
            numbers.add(number);
        }
        return parts.stream().filter(one -> numbers.contains(one.attempt())).toList();
    }

    /**
     * Of the parts of a payout each is paid, but for one that replaces another that was paid late, and for those of a later
     * round beyond what the payout still lacks, as one that they stand for was paid late.
     */
    public static boolean isPaidOtherwise(BankTransaction part, List<BankTransaction> parts) {
        boolean lateInLine = line(part, parts).stream().anyMatch(one -> one.state() == TransactionState.SUCCEEDED);
        return lateInLine || round(part.attempt()) > 0 && isBeyondTheOrder(part, parts);
    }

    /** Of parts that are sent beside each other the first come first. */
    private static boolean isBeyondTheOrder(BankTransaction part, List<BankTransaction> parts) {
        long ordered = parts.stream()
                .filter(one -> one.attempt() <= MOST)
                .mapToLong(one -> one.amount().value())
                .sum();
        long paidOrMayBe = parts.stream()
                .filter(one -> one.state() == TransactionState.SUCCEEDED
                        || !one.state().isFinal() && one.attempt() < part.attempt())
                .mapToLong(one -> one.paid().value())
                .sum();
        return paidOrMayBe + part.amount().value() > ordered;
    }
}
