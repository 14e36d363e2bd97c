package io.payloom.routing;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The candidates of one route: pool by pool, in each channel by channel, in each account by account. */
final class CandidateSet {

    private final List<Offer.PoolPlan> pools;
    private final List<Offer> offers;
    private final List<Candidate> candidates;
    private final ExpressionList expressions;

    private CandidateSet(Builder builder) {
        this.pools = List.copyOf(builder.pools);
        this.offers = List.copyOf(builder.offers);
        this.candidates = List.copyOf(builder.candidates);
        this.expressions = builder.expressions;
    }

    List<Offer.PoolPlan> pools() {
        return pools;
    }

    List<Offer> offers() {
        return offers;
    }

    int size() {
        return candidates.size();
    }

    Candidate get(int index) {
        return candidates.get(index);
    }

    ExpressionList expressions() {
        return expressions;
    }

    /** Collects the candidates in their order. */
    static final class Builder {

        private final List<Offer.PoolPlan> pools = new ArrayList<>();
        private final List<Offer> offers = new ArrayList<>();
        private final List<Candidate> candidates = new ArrayList<>();
        private final ExpressionList expressions = new ExpressionList();

        void pool(Pool pool, Map<Channel, List<Account>> accounts, Operation operation) {
            int from = candidates.size();
            int to = from + accounts.values().stream().mapToInt(List::size).sum();
            Offer.PoolPlan plan = Offer.PoolPlan.of(pools.size(), pool, from, to);
            pools.add(plan);
            accounts.forEach((channel, some) -> offer(plan, channel, some, operation));
        }

        private void offer(Offer.PoolPlan pool, Channel channel, List<Account> accounts, Operation operation) {
            int from = candidates.size();
            Offer offer = Offer.of(
                    pool, channel, channel.offer(operation).orElseThrow(), from, from + accounts.size(), expressions);
            offers.add(offer);
            accounts.forEach(account -> candidates.add(Candidate.of(candidates.size(), offer, account)));
        }

        CandidateSet build() {
            return new CandidateSet(this);
        }
    }
}
