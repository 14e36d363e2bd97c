package io.payloom.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of a ranking: a pool that was passed by, or a draw in one.
 *
 * @param how which of them
 * @param note what is to be said besides
 * @param scores the channels that were left, in order; only with a draw
 * @param drawn point on the line of their shares, from 0
 * @param accounts those of the drawn channel, in order
 * @param accountDrawn point on the line of their shares, from 0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Step(
        String pool,
        How how,
        @Nullable String note,
        List<Score> scores,
        @Nullable Integer drawn,
        List<AccountShare> accounts,
        @Nullable Integer accountDrawn) {

    public Step {
        scores = scores == null ? List.of() : List.copyOf(scores);
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }

    /** What happened in a step. */
    public enum How {
        NOTHING_LEFT,
        HANDED_OVER,
        BY_PRIORITY,
        BY_COST,
        EXPLORED,
        /** The drawn account's limit was taken by others in the meantime; the next step draws without it. */
        LIMIT_TAKEN,
        /** Others took the reserve of the winner between the look at it and the attempt to take it. */
        RESERVE_TAKEN
    }

    static Step passedBy(String pool, How how, @Nullable String note) {
        return new Step(pool, how, note, List.of(), null, List.of(), null);
    }

    /**
     * How a channel stood in a draw.
     *
     * @param priority sum of its entries; null where it did not count
     * @param fee minor units; null where it did not count or is not known
     * @param share of the line that was drawn from; 0 for those that could not win
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Score(
            String channel,
            @Nullable Integer priority,
            @Nullable Long fee,
            int share) {}

    /** How an account of the drawn channel stood. */
    public record AccountShare(String account, int share) {}

    @JsonIgnore
    Optional<String> replayed() {
        if (drawn == null || accountDrawn == null) {
            return Optional.empty();
        }
        Shares channels = Shares.of(scores.stream().map(Score::share).toList());
        Shares some = Shares.of(accounts.stream().map(AccountShare::share).toList());
        return Optional.of(scores.get(channels.at(drawn)).channel() + "/"
                + accounts.get(some.at(accountDrawn)).account());
    }

    String inWords() {
        String rest = note == null ? "" : " " + note;
        return switch (how) {
            case NOTHING_LEFT -> "Pool " + pool + ": no channel is left.";
            case HANDED_OVER -> "Pool " + pool + " hands over to the next:" + rest + ".";
            case RESERVE_TAKEN -> "Pool " + pool + ": others took the reserve in the meantime:" + rest + ".";
            case LIMIT_TAKEN -> "Pool " + pool + ": others took the rest of a limit in the meantime:" + rest + ".";
            case BY_PRIORITY -> "Pool " + pool + ", by priority and weight: " + draw() + rest;
            case BY_COST -> "Pool " + pool + ", by cost: " + draw() + rest;
            case EXPLORED -> "Pool " + pool + ", to explore, each channel alike: " + draw() + rest;
        };
    }

    private String draw() {
        int sum = scores.stream().mapToInt(Score::share).sum();
        String standings = scores.stream()
                .sorted(Comparator.comparingInt(Score::share).reversed())
                .map(score -> score.channel()
                        + (score.priority() == null ? "" : " priority " + score.priority())
                        + (score.fee() == null ? "" : " fee " + score.fee())
                        + (score.share() == 0 ? " (behind)" : " share " + score.share() + " of " + sum))
                .collect(Collectors.joining(", "));
        return standings + "; drawn " + drawn + ", account " + accountDrawn + " of "
                + accounts.stream()
                        .map(account -> account.account() + " " + account.share())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
