package io.payloom.support;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of payouts as merchants write them. */
public final class PayoutFile {

    public static final String HEADER = "merchantOrderNo,amount,currency,account,name,kind,institution\n";

    private PayoutFile() {}

    /**
     * A CSV file.
     *
     * @param behaviour of the simulated banks to the payee of each line, from 0
     */
    public static String csv(int lines, String number, IntFunction<Integer> behaviour) {
        return HEADER
                + IntStream.range(0, lines)
                        .mapToObj(line -> "%s-%d,%d,CNY,62299900%02d%09d,LI LEI,private,%s%n"
                                .formatted(
                                        number,
                                        line,
                                        10_000 + line * 100,
                                        behaviour.apply(line),
                                        line,
                                        line % 3 == 0 ? "ABC" : "ICBC"))
                        .collect(Collectors.joining());
    }
}
