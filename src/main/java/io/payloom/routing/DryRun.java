package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for orders that do not exist; looks at counters and health as they are and touches none. */
@Component
public class DryRun {

    private final Situations situations;
    private final RandomGenerator chance;

    DryRun(Situations situations, RandomGenerator chance) {
        this.situations = situations;
        this.chance = chance;
    }

    /**
     * Decides many times.
     *
     * @param moment when the order comes, also in another time of day; health and counters are those of now
     * @param hypothetical a catalogue to decide by, null for the one in use
     * @param draws how often chance is asked, at least once
     */
    public Outcome run(RoutingRequest order, Instant moment, @Nullable Catalogue hypothetical, int draws) {
        Chooser chooser = hypothetical == null
                ? situations.chooser(order, moment)
                : situations.chooser(order, moment, hypothetical);
        RandomGenerator quick = new SplittableRandom(chance.nextLong());
        Chooser.Choice choice = chooser.choose(quick);
        Lottery lottery = choice.lottery();
        return new Outcome(
                choice.explanation(),
                lottery == null ? List.of() : wins(lottery, chooser.selection().candidates(), draws, quick));
    }

    private static List<Wins> wins(Lottery lottery, CandidateSet candidates, int draws, RandomGenerator quick) {
        int[] times = new int[candidates.size()];
        for (int draw = 0; draw < draws; draw++) {
            times[lottery.draw(quick).winner().index()]++;
        }
        return IntStream.range(0, times.length)
                .filter(index -> times[index] > 0)
                .mapToObj(index -> Wins.of(candidates.get(index), times[index]))
                .sorted(Comparator.comparingInt(Wins::times).reversed().thenComparing(Wins::account))
                .toList();
    }

    /**
     * What a dry run came to.
     *
     * @param explanation of the first draw
     * @param wins how often each account won, the most frequent first; none when nothing is left
     */
    public record Outcome(Explanation explanation, List<Wins> wins) {}

    /** How often an account won. */
    public record Wins(String channel, String account, int times) {

        static Wins of(Candidate candidate, int times) {
            return new Wins(
                    candidate.offer().channel().code(), candidate.account().code(), times);
        }
    }
}
