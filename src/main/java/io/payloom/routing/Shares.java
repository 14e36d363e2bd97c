package io.payloom.routing;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shares of a draw, laid end to end; a point below their sum falls into one of them. */
final class Shares {

    private final int[] ends;

    private Shares(int[] ends) {
        this.ends = ends;
    }

    static Shares of(int... shares) {
        int[] ends = new int[shares.length];
        int end = 0;
        for (int index = 0; index < shares.length; index++) {
            end += shares[index];
            ends[index] = end;
        }
        return new Shares(ends);
    }

    static Shares of(List<Integer> shares) {
        return of(shares.stream().mapToInt(Integer::intValue).toArray());
    }

    int sum() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    int of(int index) {
        return index == 0 ? ends[0] : ends[index] - ends[index - 1];
    }

    int draw(RandomGenerator chance) {
        return sum() == 1 ? 0 : chance.nextInt(sum());
    }

    /** Whose share the point falls into. */
    int at(int point) {
        int found = Arrays.binarySearch(ends, point + 1);
        int index = found >= 0 ? found : -found - 1;
        while (index > 0 && ends[index - 1] == ends[index]) {
            index--; // of equal ends the first one has the share, the others have none
        }
        return index;
    }
}
