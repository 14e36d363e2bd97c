package io.payloom.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision came out as it did; enough to draw it again.
 *
 * @param catalogueVersion of the catalogue that it was decided by; 0 for a hypothetical one
 * @param asked the order's facts in words
 * @param removed candidates that cannot take the order, by filter and reason
 * @param steps what was done with those that were left, in order
 * @param winner channel and account, null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Explanation(
        long catalogueVersion,
        String asked,
        List<Removed> removed,
        List<Step> steps,
        @Nullable String winner) {

    public Explanation {
        removed = removed == null ? List.of() : List.copyOf(removed);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * Candidates that one filter removed for one reason.
     *
     * @param by the filter
     * @param pool from which they were removed
     * @param who channels, or channel and account where only some of a channel's accounts are concerned
     */
    public record Removed(String by, String pool, String why, List<String> who) {

        public Removed {
            who = List.copyOf(who);
        }
    }

    /** What the merchant may know of why nothing was left, and the word to program against. */
    public record Refusal(String code, String message) {}

    /** The last obstacle decides the code; the message counts channels and names none. */
    @JsonIgnore
    public Refusal refusal() {
        if (removed.isEmpty()) {
            return new Refusal("NOT_SUPPORTED", "No channel is set up for such orders of this merchant");
        }
        Map<Filter, Set<String>> channels = new LinkedHashMap<>();
        for (Removed some : removed) {
            Set<String> gone = channels.computeIfAbsent(Filter.of(some.by()), unseen -> new HashSet<>());
            some.who().forEach(name -> gone.add(name.replaceAll("/.*", "")));
        }
        String counted = channels.entrySet().stream()
                .map(entry -> entry.getValue().size()
                        + (entry.getValue().size() == 1 ? " is " : " are ")
                        + entry.getKey().phrase())
                .collect(Collectors.joining(", "));
        Filter last = Filter.of(removed.getLast().by());
        boolean wantsInstitution = removed.stream().anyMatch(some -> some.why().equals(Support.NO_INSTITUTION));
        return new Refusal(
                last.code(),
                "Of the channels for this order, " + counted
                        + (wantsInstitution ? "; some need to know the institution" : ""));
    }

    /** Whether some account could have taken the order but for its reserve. */
    @JsonIgnore
    public boolean lacksReserve() {
        return removed.stream().anyMatch(some -> some.by().equals(Filter.RESERVE.word()));
    }

    /** Sentences for a person, from the order to the winner. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("Asked: " + asked + ", by catalogue version " + catalogueVersion + ".");
        removed.forEach(some -> words.add("Left out by '" + some.by() + "' in pool " + some.pool() + ": "
                + String.join(", ", some.who()) + ": " + some.why() + "."));
        steps.forEach(step -> words.add(step.inWords()));
        words.add(winner == null ? "No channel is left." : "Chosen: " + winner + ".");
        return words;
    }

    /** Draws again from what is written here; the same as the winner, or the decision was not made like this. */
    public Optional<String> replayed() {
        return steps.isEmpty() ? Optional.empty() : steps.getLast().replayed();
    }
}
