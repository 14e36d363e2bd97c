package io.payloom.routing;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Pool;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Use;
import io.payloom.rules.NamedRule;
import io.payloom.rules.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Filters, ranks and draws. Each filter is a rule that fires once per decision over all candidates. */
final class Chooser {

    private static final RuleBook<Selection> FILTERS =
            new RuleBook<>(Arrays.stream(Filter.values()).map(Chooser::rule).toList());

    private final Selection selection;
    private final long catalogueVersion;
    private final List<Step> steps = new ArrayList<>();

    private Chooser(Selection selection, long catalogueVersion) {
        this.selection = selection;
        this.catalogueVersion = catalogueVersion;
    }

    /** Filters the candidates. */
    static Chooser of(Selection selection, long catalogueVersion) {
        FILTERS.fire(selection);
        return new Chooser(selection, catalogueVersion);
    }

    Selection selection() {
        return selection;
    }

    /** Ranks what is left and draws once; after {@link #limitTaken} without the one drawn before. */
    Choice choose(RandomGenerator chance) {
        selection.recallIfNothingIsLeft();
        Ranking.Ranked ranked = Ranking.rank(selection);
        steps.addAll(ranked.passedBy());
        Lottery lottery = ranked.lottery();
        if (lottery == null) {
            return new Choice(null, null, this);
        }
        Lottery.Pick pick = lottery.draw(chance);
        steps.add(lottery.explain(pick));
        return new Choice(pick.winner(), lottery, this);
    }

    /** A limit of the winner was taken by others between the look at its counter and the attempt to take it. */
    void limitTaken(Candidate winner, Claim full, String why) {
        selection.removeCandidates(Filter.LIMITS, candidate -> needs(candidate, full) ? why : null);
        steps.add(Step.passedBy(winner.offer().pool().pool().code(), Step.How.LIMIT_TAKEN, why));
    }

    /** The reserve of the winner was taken by others meanwhile. */
    void reserveTaken(Candidate winner, String why) {
        selection.removeCandidates(
                Filter.RESERVE,
                candidate -> candidate.account().code().equals(winner.account().code()) ? why : null);
        steps.add(Step.passedBy(winner.offer().pool().pool().code(), Step.How.RESERVE_TAKEN, why));
    }

    /** Many accounts may share a limit of their channel or pool; none of them need be tried. */
    private boolean needs(Candidate candidate, Claim full) {
        return claims(candidate).stream().anyMatch(claim -> claim.compareTo(full) == 0);
    }

    /** All that an attempt by the winner may count for. */
    Use use(Candidate winner) {
        OrderFacts facts = selection.facts();
        RoutingRequest order = facts.order();
        RoutingRequest.Details details = order.details();
        Channel channel = winner.offer().channel();
        Pool pool = winner.offer().pool().pool();
        return new Use(
                order.orderNo(),
                order.attempt(),
                order.operation().name(),
                channel.code(),
                winner.account().code(),
                pool.code(),
                order.type(),
                Objects.requireNonNullElse(details.institution(), ""),
                order.amount().currency(),
                Objects.requireNonNullElse(details.cardKey(), ""),
                facts.day(channel.timeZone()),
                facts.day(pool.timeZone()),
                order.amount().value());
    }

    /** What the winner takes of limits. */
    List<Claim> claims(Candidate winner) {
        List<Claim> claims = new ArrayList<>();
        OrderFacts facts = selection.facts();
        Offer.PoolPlan plan = winner.offer().pool();
        for (List<CountedLimit> limits : List.of(plan.limits(), winner.offer().limits(), winner.limits())) {
            limits.stream().filter(limit -> limit.concerns(facts.order())).forEach(limit -> limit.claim(facts, claims));
        }
        CardMix.of(plan.pool()).claim(facts, claims);
        return claims;
    }

    Explanation explain(@Nullable Candidate winner) {
        return new Explanation(
                catalogueVersion,
                Wording.asked(selection.order()),
                Wording.removed(selection),
                steps,
                winner == null ? null : winner.name());
    }

    private static NamedRule<Selection> rule(Filter filter) {
        return new NamedRule<>(filter.word(), Selection::isAnyLeft, filter::sift);
    }

    /**
     * What a draw came to.
     *
     * @param winner null when nothing is left
     * @param lottery from which it was drawn, null when nothing is left
     */
    record Choice(@Nullable Candidate winner, @Nullable Lottery lottery, Chooser chooser) {

        Explanation explanation() {
            return chooser.explain(winner);
        }
    }
}
