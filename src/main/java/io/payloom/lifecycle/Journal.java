package io.payloom.lifecycle;

import io.payloom.database.ManyRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The append-only record of every transition. An entry's {@code seq} is the version its row reached by that transition,
 * so the numbers of one subject run from 1 without a gap; the unique key refuses a second entry of the same number.
 */
@Component
public class Journal {

    private final JournalMapper mapper;
    private final ManyRows rows;
    private final Clock clock;

    Journal(JournalMapper mapper, ManyRows rows, Clock clock) {
        this.mapper = mapper;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Must be called in the transaction that moved the row. What one transaction appends is written together, as its last
     * act: it moves an order and its bank transaction, and tells the merchant.
     */
    public void append(Entry entry) {
        Line line = entry.at(clock.instant());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().add(line);
        } else {
            mapper.insert(List.of(line));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Line> pending() {
        List<Line> pending = (List<Line>) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new ArrayList<>();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(new LastAct(pending));
        }
        return pending;
    }

    private final class LastAct implements TransactionSynchronization {
        private final List<Line> pending;

        LastAct(List<Line> pending) {
            this.pending = pending;
        }

        /** Before the session of the mappers is committed. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            mapper.insert(pending);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Journal.this);
        }
    }

    /** Likewise, for many rows at once. */
    public void append(Collection<Entry> entries) {
        Instant now = clock.instant();
        rows.write(JournalMapper.class, each -> entries.forEach(entry -> each.insert(List.of(entry.at(now)))));
    }

    public List<Line> of(String subjectNo) {
        return mapper.of(subjectNo);
    }

    /**
     * One transition to be written down.
     *
     * @param subjectNo number of the order, bank transaction or notification
     * @param seq the version that the row has after the transition
     * @param fromState null for the creation
     * @param actor who or what caused it: a job type, {@code merchant}, {@code callback}, a person's name
     * @param detail never sensitive data
     */
    public record Entry(
            String subjectNo,
            int seq,
            @Nullable String fromState,
            String toState,
            String event,
            String actor,
            @Nullable String detail) {

        private static final int LONGEST_DETAIL = 1000;
        private static final int LONGEST_ACTOR = 80;

        public Entry {
            detail = detail == null ? null : cut(detail, LONGEST_DETAIL);
            actor = cut(actor, LONGEST_ACTOR);
        }

        private Line at(Instant now) {
            return new Line(subjectNo, seq, fromState, toState, event, actor, detail, now);
        }

        private static String cut(String text, int longest) {
            return text.substring(0, Math.min(text.length(), longest));
        }

        /** Of a row that was just written, with version 1. */
        public static Entry first(
                String subjectNo, Enum<?> state, String event, String actor, @Nullable String detail) {
            return new Entry(subjectNo, 1, null, state.name(), event, actor, detail);
        }

        static <S extends Enum<S>> Entry move(
                Journaled<S> before, S next, Enum<?> event, String actor, @Nullable String detail) {
            return new Entry(
                    before.subjectNo(),
                    before.version() + 1,
                    before.state().name(),
                    next.name(),
                    event.name(),
                    actor,
                    detail);
        }

        /** What somebody did or said about a subject that stays in its state; it takes a version like any other line. */
        public static Entry remark(Journaled<?> before, String actor, String words) {
            String state = before.state().name();
            return new Entry(before.subjectNo(), before.version() + 1, state, state, "REMARK", actor, words);
        }
    }

    /**
     * A written line, oldest first in {@link #of}. Files of the archive have lines by the names of these components: never
     * change one.
     */
    public record Line(
            String subjectNo,
            int seq,
            @Nullable String fromState,
            String toState,
            String event,
            String actor,
            @Nullable String detail,
            Instant at) {}
}
