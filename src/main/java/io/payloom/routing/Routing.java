package io.payloom.routing;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.reserve.ReserveClaim;
import io.payloom.reserve.ReserveTooLow;
import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Claims;
import io.payloom.routing.quota.LimitReached;
import io.payloom.routing.quota.Quotas;
import io.payloom.routing.quota.Use;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Reserves reserves;
    private final Database database;
    private final RandomGenerator chance;
    private final Clock clock;

    Routing(
            Situations situations,
            DecisionMapper mapper,
            Quotas quotas,
            Reserves reserves,
            Database database,
            RandomGenerator chance,
            Clock clock) {
        this.situations = situations;
        this.mapper = mapper;
        this.quotas = quotas;
        this.reserves = reserves;
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
        DecisionRow stored = isHardlyStored(request) ? null : mapper.find(request.orderNo(), request.attempt());
        if (stored != null) {
            return stored.decision();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is stored
        Chooser chooser = situations.chooser(request, now);
        for (; ; ) {
            Chooser.Choice choice = chooser.choose(chance);
            Candidate winner = choice.winner();
            Optional<RoutingDecision> wait =
                    winner == null && request.mayWait() ? wait(request, choice, now) : Optional.empty();
            if (wait.isPresent()) {
                return wait.get();
            }
            try {
                return store(request, choice, now);
            } catch (LimitReached reached) {
                chooser.limitTaken(
                        Objects.requireNonNull(winner), reached.claim(), Objects.requireNonNull(reached.getMessage()));
            } catch (ReserveTooLow reached) {
                chooser.reserveTaken(Objects.requireNonNull(winner), Objects.requireNonNull(reached.getMessage()));
            }
        }
    }

    /**
     * Then nobody looks for a decision before one is made: should the job run again, the insert finds the one that stands. An
     * order that can wait stores nothing while it does, so it has to look.
     */
    private static boolean isHardlyStored(RoutingRequest request) {
        return request.attempt() == 1 && !request.mayWait();
    }

    /** What an order waits for that can wait: money before a channel's return, as that may come with the money at any time. */
    private static Optional<RoutingDecision> wait(RoutingRequest request, Chooser.Choice choice, Instant now) {
        Selection selection = choice.chooser().selection();
        Set<String> accounts = Reserve.tooLow(selection);
        if (!accounts.isEmpty()) {
            return Optional.of(new RoutingDecision.Held(
                    request.orderNo(), request.attempt(), choice.explanation(), now, accounts));
        }
        return Postponement.until(selection)
                .map(until -> new RoutingDecision.Postponed(
                        request.orderNo(), request.attempt(), choice.explanation(), now, until));
    }

    /** Of callers at the same time, the first to insert decides for all. */
    private RoutingDecision store(RoutingRequest request, Chooser.Choice choice, Instant now) {
        Candidate winner = choice.winner();
        List<Claim> claims = winner == null ? List.of() : choice.chooser().claims(winner);
        List<Long> parts = winner == null ? List.of() : parts(request, winner);
        quotas.open(claims);
        DecisionRow row = DecisionRow.of(request, choice, parts, now);
        boolean first = database.inTransaction(() -> {
            boolean inserted = insert(row);
            if (inserted) {
                take(request, choice, claims, parts);
            }
            return inserted;
        });
        return first
                ? row.decision()
                : Objects.requireNonNull(mapper.find(request.orderNo(), request.attempt()))
                        .decision();
    }

    private static List<Long> parts(RoutingRequest request, Candidate winner) {
        long amount = request.amount().value();
        return request.operation() == Operation.PAYOUT
                ? Range.of(winner, request).cut(amount).orElseThrow()
                : List.of(amount);
    }

    private void take(RoutingRequest request, Chooser.Choice choice, List<Claim> claims, List<Long> parts) {
        Candidate winner = choice.winner();
        if (winner == null) {
            return;
        }
        Use use = choice.chooser().use(winner);
        for (int part = 0; part < parts.size(); part++) {
            quotas.take(new Claims(use.part(request.attempt() + part, parts.get(part)), claims));
        }
        if (request.operation() == Operation.PAYOUT) {
            reserves.take(new ReserveClaim(
                    request.orderNo(),
                    request.attempt(),
                    winner.account().code(),
                    request.amount().currency(),
                    parts,
                    request.released()));
        }
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
