package io.payloom.routing;

import io.payloom.catalogue.Fee;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fees of an interface or account: which line counts for an order, and what it comes to. */
final class FeeSchedule {

    private static final int MILLION = 1_000_000;
    private static final int PERCENT_TO_PPM_DIGITS = 4;

    private final List<Line> lines;

    FeeSchedule(List<Fee> fees) {
        this.lines = fees.stream()
                .map(Line::of)
                .sorted(Comparator.comparingInt(Line::generality)
                        .thenComparing(Comparator.comparingLong((Line line) -> line.fee.from())
                                .reversed()))
                .toList();
    }

    /** In minor units, half a unit is rounded up; empty when no line counts. */
    OptionalLong fee(long amount, String type, @Nullable String institution) {
        for (Line line : lines) {
            if (line.countsFor(amount, type, institution)) {
                return OptionalLong.of(line.of(amount));
            }
        }
        return OptionalLong.empty();
    }

    private record Line(Fee fee, int partsPerMillion) {

        static Line of(Fee fee) {
            return new Line(
                    fee, fee.percent().movePointRight(PERCENT_TO_PPM_DIGITS).intValueExact());
        }

        int generality() {
            return (fee.type() == null ? 1 : 0) + (fee.institution() == null ? 1 : 0);
        }

        boolean countsFor(long amount, String type, @Nullable String institution) {
            return amount >= fee.from()
                    && (fee.type() == null || fee.type().equals(type))
                    && (fee.institution() == null || fee.institution().equals(institution));
        }

        long of(long amount) {
            long proportional = Math.multiplyHigh(amount, partsPerMillion) != 0
                    ? Long.MAX_VALUE / 2
                    : (amount * partsPerMillion + MILLION / 2) / MILLION;
            long fee = this.fee.flat() + proportional;
            if (this.fee.min() != null) {
                fee = Math.max(fee, this.fee.min());
            }
            return this.fee.cap() == null ? fee : Math.min(fee, this.fee.cap());
        }
    }
}
