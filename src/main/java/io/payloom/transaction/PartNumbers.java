package io.payloom.transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the parts of a payout are numbered: the attempts 1 to 100 are the parts into which it was cut, and what replaces a
 * failed part n, as its money is routed again, are the attempts 100n + 1 to 100n + 100. So a number tells where a part
 * comes from, and parts that fail beside each other need not agree on who gets which number.
 */
public final class PartNumbers {

    /** Into so many parts a payout is cut at most. */
    public static final int MOST = 100;

    private PartNumbers() {}

    /** The first of those that replace a part. */
    public static int firstReplacing(int part) {
        return Math.addExact(Math.multiplyExact(part, MOST), 1);
    }

    /** Which part this one, or its like, replaces; 0 for none. */
    public static int replacedBy(int part) {
        return (part - 1) / MOST;
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
}
