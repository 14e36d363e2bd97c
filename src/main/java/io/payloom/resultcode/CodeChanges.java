package io.payloom.resultcode;

import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.resultcode.CodeChange.Fault;
import io.payloom.resultcode.CodeLine.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the table line by line; each change is a new version, and what stood there before is kept. */
@Component
public class CodeChanges {

    private final CodeMapper mapper;
    private final CodeTables tables;
    private final ProposalCheck check;
    private final Untranslated untranslated;
    private final Snapshots snapshots;
    private final Database database;
    private final Clock clock;

    CodeChanges(
            CodeMapper mapper,
            CodeTables tables,
            ProposalCheck check,
            Untranslated untranslated,
            Snapshots snapshots,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.tables = tables;
        this.check = check;
        this.untranslated = untranslated;
        this.snapshots = snapshots;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds a line, in the place of the one with the same key and the same beginning, if there is one. Codes that were
     * untranslated and are known by it are marked so.
     *
     * @param expectedVersion the one that the change was made for
     * @param by who is answerable for it
     */
    public CodeChange put(CodeProposal proposal, long expectedVersion, String by, String reason) {
        CodeProposal exact = new CodeProposal(
                proposal.key(),
                new Validity(
                        exact(proposal.validity().from()),
                        exact(proposal.validity().until())),
                proposal.meaning());
        return database.inTransaction(() -> {
            long version = lockedVersion();
            return version == expectedVersion
                    ? put(exact, change(version + 1, by, reason))
                    : new CodeChange.Outdated(version);
        });
    }

    private CodeChange put(CodeProposal proposal, Change change) {
        List<CodeLine> ofKey = CodeTables.lines(mapper.presentOf(proposal.key()));
        Optional<CodeLine> former = ofKey.stream()
                .filter(line -> Objects.equals(
                        line.validity().from(), proposal.validity().from()))
                .findFirst();
        List<Fault> faults = check.faults(
                proposal,
                ofKey.stream().filter(line -> !line.equals(former.orElse(null))).toList());
        if (!faults.isEmpty()) {
            return new CodeChange.Refused(faults);
        }
        if (former.isPresent() && isSame(former.get(), proposal)) {
            return new CodeChange.Done(change.version() - 1, former.get());
        }
        former.ifPresent(line -> mapper.remove(line.id(), change));
        mapper.insert(proposal.key(), proposal.validity(), proposal.meaning(), change);
        makeKnown(change.version());
        return new CodeChange.Done(change.version(), added(proposal));
    }

    private static boolean isSame(CodeLine line, CodeProposal proposal) {
        return line.validity().equals(proposal.validity()) && line.meaning().equals(proposal.meaning());
    }

    private CodeLine added(CodeProposal proposal) {
        return CodeTables.lines(mapper.presentOf(proposal.key())).stream()
                .filter(line -> line.validity().equals(proposal.validity()))
                .findFirst()
                .orElseThrow();
    }

    /** Takes a line out of the table; answers like it mean what a less specific line says, or nothing. */
    public CodeChange remove(long lineId, long expectedVersion, String by, String reason) {
        return database.inTransaction(() -> {
            long version = lockedVersion();
            if (version != expectedVersion) {
                return new CodeChange.Outdated(version);
            }
            Change change = change(version + 1, by, reason);
            if (mapper.remove(lineId, change) == 0) {
                return new CodeChange.Unknown();
            }
            makeKnown(change.version());
            return new CodeChange.Done(
                    change.version(),
                    Objects.requireNonNull(mapper.find(lineId)).line());
        });
    }

    private long lockedVersion() {
        long version = mapper.lockVersion();
        tables.versionLinesOfSql();
        return version;
    }

    private void makeKnown(long version) {
        snapshots.changed(CodeTables.VERSION);
        untranslated.settle(new CodeTable(version, CodeTables.lines(mapper.present())));
    }

    private Change change(long version, String by, String reason) {
        return new Change(version, clock.instant(), by, reason);
    }

    /** As exact as the database keeps it. */
    private static @Nullable Instant exact(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }
}
