package io.payloom.routing;

import io.payloom.catalogue.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The draw in one pool: first a channel, then one of its accounts. Among the best channels the traffic is divided by
 * weight; one point of dynamic weight is a hundredth of the channel's own weight, and no channel is left with nothing.
 */
final class Lottery {

    private static final int PERCENT = 100;

    private final Selection selection;
    private final Offer.PoolPlan plan;
    private final List<Offer> offers;
    private final int @Nullable [] priorities;
    private final @Nullable Long @Nullable [] fees;
    private final Shares best;
    private final @Nullable Accounts[] accounts;

    Lottery(
            Selection selection,
            Offer.PoolPlan plan,
            List<Offer> offers,
            int @Nullable [] priorities,
            @Nullable Long @Nullable [] fees) {
        this.selection = selection;
        this.plan = plan;
        this.offers = offers;
        this.priorities = priorities;
        this.fees = fees;
        this.best = priorities != null ? byPriority(priorities) : byFee(Objects.requireNonNull(fees));
        this.accounts = new Accounts[offers.size()];
    }

    Pick draw(RandomGenerator chance) {
        int exploration = plan.pool().explorationPercent();
        boolean explored = exploration > 0 && offers.size() > 1 && chance.nextInt(PERCENT) < exploration;
        int drawn = explored ? chance.nextInt(offers.size()) : best.draw(chance);
        int offer = explored ? drawn : best.at(drawn);
        Accounts some = accountsOf(offer);
        int accountDrawn = some.shares.draw(chance);
        return new Pick(explored, offer, drawn, accountDrawn, some.candidates.get(some.shares.at(accountDrawn)));
    }

    /** How the pick came about. */
    Step explain(Pick pick) {
        Accounts some = accountsOf(pick.offer);
        List<Step.AccountShare> shares = new ArrayList<>();
        for (int index = 0; index < some.candidates.size(); index++) {
            shares.add(
                    new Step.AccountShare(some.candidates.get(index).account().code(), some.shares.of(index)));
        }
        return new Step(plan.pool().code(), how(pick), null, scores(pick), pick.drawn, shares, pick.accountDrawn);
    }

    private Step.How how(Pick pick) {
        if (pick.explored) {
            return Step.How.EXPLORED;
        }
        return priorities != null ? Step.How.BY_PRIORITY : Step.How.BY_COST;
    }

    private List<Step.Score> scores(Pick pick) {
        List<Step.Score> scores = new ArrayList<>(offers.size());
        for (int index = 0; index < offers.size(); index++) {
            scores.add(new Step.Score(
                    offers.get(index).channel().code(),
                    priorities == null ? null : priorities[index],
                    fees == null ? null : fees[index],
                    pick.explored ? 1 : best.of(index)));
        }
        return scores;
    }

    private Shares byPriority(int[] sums) {
        int highest = java.util.Arrays.stream(sums).max().orElse(0);
        int[] shares = new int[sums.length];
        for (int index = 0; index < sums.length; index++) {
            shares[index] = sums[index] == highest ? share(offers.get(index)) : 0;
        }
        return Shares.of(shares);
    }

    private int share(Offer offer) {
        int dynamic = selection.conditions().dynamicWeight(offer.channel().code());
        return Math.max(1, offer.weight() * (PERCENT + dynamic));
    }

    /** Equal shares for the cheapest; for all when no fee is known. */
    private Shares byFee(@Nullable Long[] known) {
        Long cheapest = java.util.Arrays.stream(known)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
        int[] shares = new int[known.length];
        for (int index = 0; index < known.length; index++) {
            shares[index] = Objects.equals(known[index], cheapest) ? 1 : 0;
        }
        return Shares.of(shares);
    }

    private Accounts accountsOf(int offer) {
        Accounts some = accounts[offer];
        if (some == null) {
            some = Accounts.of(
                    selection.left(offers.get(offer).from(), offers.get(offer).to()), plan.pool(), selection.order());
            accounts[offer] = some;
        }
        return some;
    }

    /** What came out of one draw. */
    record Pick(boolean explored, int offer, int drawn, int accountDrawn, Candidate winner) {}

    /** The accounts of one channel that are left. */
    private record Accounts(List<Candidate> candidates, Shares shares) {

        static Accounts of(List<Candidate> left, Pool pool, RoutingRequest order) {
            boolean cheapest =
                    pool.ranking() == Pool.Ranking.COST || pool.accountChoice() == Pool.AccountChoice.CHEAPEST;
            return new Accounts(left, cheapest ? cheapest(left, order) : byWeight(left));
        }

        private static Shares byWeight(List<Candidate> left) {
            return Shares.of(
                    left.stream().map(candidate -> candidate.account().weight()).toList());
        }

        private static Shares cheapest(List<Candidate> left, RoutingRequest order) {
            List<@Nullable Long> fees =
                    left.stream().map(candidate -> candidate.fee(order)).toList();
            Long least =
                    fees.stream().filter(Objects::nonNull).min(Long::compare).orElse(null);
            return Shares.of(
                    fees.stream().map(fee -> Objects.equals(fee, least) ? 1 : 0).toList());
        }
    }
}
