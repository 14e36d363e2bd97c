package io.payloom.routing;

import io.payloom.database.Database;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.LimitReached;
import io.payloom.routing.quota.Quotas;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Chooses the account for each attempt of an order, once, and takes what it needs of limits. */
@Component
public class Routing {

    private final Situations situations;
    private final DecisionMapper mapper;
    private final Quotas quotas;
    private final Database database;
    private final RandomGenerator chance;
    private final Clock clock;

    Routing(
            Situations situations,
            DecisionMapper mapper,
            Quotas quotas,
            Database database,
            RandomGenerator chance,
            Clock clock) {
        this.situations = situations;
        this.mapper = mapper;
        this.quotas = quotas;
        this.database = database;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * The decision for this order and attempt: made and stored now, or the one stored before. Must stand outside a
     * transaction: the decision and what it takes of limits are one of their own, as short as can be.
     */
    public RoutingDecision decide(RoutingRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A decision is never part of another transaction");
        }
        DecisionRow stored = mapper.find(request.orderNo(), request.attempt());
        if (stored != null) {
            return stored.decision();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is stored
        Chooser chooser = situations.chooser(request, now);
        for (; ; ) {
            Chooser.Choice choice = chooser.choose(chance);
            Candidate winner = choice.winner();
            Optional<Instant> until =
                    winner == null && request.mayWait() ? Maintenance.firstEnd(chooser.selection()) : Optional.empty();
            if (until.isPresent()) {
                return new RoutingDecision.Postponed(
                        request.orderNo(), request.attempt(), choice.explanation(), now, until.get());
            }
            try {
                return store(request, choice, now);
            } catch (LimitReached reached) {
                chooser.limitTaken(
                        Objects.requireNonNull(winner), reached.claim(), Objects.requireNonNull(reached.getMessage()));
            }
        }
    }

    /** Of callers at the same time, the first to insert decides for all. */
    private RoutingDecision store(RoutingRequest request, Chooser.Choice choice, Instant now) {
        Candidate winner = choice.winner();
        List<Claim> claims = winner == null ? List.of() : choice.chooser().claims(winner);
        quotas.open(claims);
        DecisionRow row = DecisionRow.of(request, choice, now);
        boolean first = database.inTransaction(() -> {
            boolean inserted = insert(row);
            if (inserted) {
                quotas.take(
                        request.orderNo(),
                        request.attempt(),
                        claims,
                        request.amount().value());
            }
            return inserted;
        });
        return first
                ? row.decision()
                : Objects.requireNonNull(mapper.find(request.orderNo(), request.attempt()))
                        .decision();
    }

    private boolean insert(DecisionRow row) {
        try {
            mapper.insert(row);
            return true;
        } catch (DuplicateKeyException decidedMeanwhile) {
            return false;
        }
    }

    /** All stored decisions of an order, by attempt. */
    public List<RoutingDecision> decisions(String orderNo) {
        return mapper.of(orderNo).stream().map(DecisionRow::decision).toList();
    }
}
