package io.payloom.catalogue.change;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueRule;
import io.payloom.catalogue.Fault;
import io.payloom.catalogue.FileFault;
import io.payloom.catalogue.change.EditionMapper.Origin;
import io.payloom.catalogue.check.CatalogueCheck;
import io.payloom.catalogue.check.CatalogueWarnings;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.file.CatalogueFile.Parsed;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Replaces the catalogue by a file, as a whole or not at all. A file is untrusted: what is wrong with it is a value. */
@Component
public class CatalogueChanges {

    private final CatalogueFile file;
    private final CatalogueTables tables;
    private final CatalogueReplacement replacement;
    private final EditionMapper editions;
    private final ObjectProvider<CatalogueRule> rules;
    private final Database database;
    private final Clock clock;

    CatalogueChanges(
            CatalogueFile file,
            CatalogueTables tables,
            CatalogueReplacement replacement,
            EditionMapper editions,
            ObjectProvider<CatalogueRule> rules,
            Database database,
            Clock clock) {
        this.file = file;
        this.tables = tables;
        this.replacement = replacement;
        this.editions = editions;
        this.rules = rules;
        this.database = database;
        this.clock = clock;
    }

    /** Says what {@link #replace} would do now, and does nothing. */
    public Proposal propose(String yaml) {
        return switch (file.parse(yaml, CatalogueCheck::faultsOfNew)) {
            case Parsed.Faulty faulty -> new Proposal.Refused(faulty.faults());
            case Parsed.Understood understood -> {
                Present present = database.inOneMoment(() -> new Present(tables.version(), tables.read()));
                List<Fault> objections = objections(present.content(), understood.content());
                yield objections.isEmpty()
                        ? new Proposal.Acceptable(
                                present.version(),
                                file.differences(present.content(), understood.content()),
                                orderNumbersADay(understood.content()),
                                warnings(understood))
                        : new Proposal.Refused(understood.lines().apply(objections));
            }
        };
    }

    private static SortedMap<String, Long> orderNumbersADay(CatalogueContent content) {
        SortedMap<String, Long> numbers = new TreeMap<>();
        content.channels()
                .forEach(channel ->
                        numbers.put(channel.code(), channel.orderNumbers().numbersADay()));
        return numbers;
    }

    /**
     * Makes the file the catalogue; every instance uses it within two seconds.
     *
     * @param expectedVersion the one that the change was made for
     * @param by who is answerable for it
     */
    public Replacement replace(String yaml, long expectedVersion, String by, @Nullable String note) {
        return switch (file.parse(yaml, CatalogueCheck::faultsOfNew)) {
            case Parsed.Faulty faulty -> new Replacement.Refused(faulty.faults());
            case Parsed.Understood understood ->
                database.inTransaction(() -> replace(understood, expectedVersion, new Origin(by, note, null)));
        };
    }

    /**
     * Makes a version of before the catalogue again, under a new version; it must keep today's rules.
     *
     * @throws UnknownEdition when that version was not kept
     */
    public Replacement restore(long version, long expectedVersion, String by) {
        EditionText edition = editions.text(version);
        if (edition == null) {
            throw new UnknownEdition(version);
        }
        return replace(edition.yaml(), expectedVersion, by, "Restores version " + version);
    }

    /** The catalogue that the file would be, for trying out; nothing is touched, and nobody is asked whether it may be used now. */
    public ProposedCatalogue hypothetical(String yaml) {
        return hypothesis(yaml, 0);
    }

    /** A version that was in use, for trying out; empty when it was not kept. */
    public Optional<ProposedCatalogue> edition(long version) {
        return Optional.ofNullable(editions.text(version)).map(text -> hypothesis(text.yaml(), version));
    }

    private ProposedCatalogue hypothesis(String yaml, long version) {
        return switch (file.parse(yaml, CatalogueCheck::faultsOfNew)) {
            case Parsed.Faulty faulty -> new ProposedCatalogue.Refused(faulty.faults());
            case Parsed.Understood understood -> {
                List<Fault> faults = faults(understood.content());
                yield faults.isEmpty()
                        ? new ProposedCatalogue.Usable(new Catalogue(version, understood.content()))
                        : new ProposedCatalogue.Refused(understood.lines().apply(faults));
            }
        };
    }

    private Replacement replace(Parsed.Understood proposed, long expectedVersion, Origin origin) {
        long version = tables.lockVersion();
        if (version != expectedVersion) {
            return new Replacement.Outdated(version);
        }
        CatalogueContent present = tables.read();
        List<Fault> objections = objections(present, proposed.content());
        if (!objections.isEmpty()) {
            return new Replacement.Refused(proposed.lines().apply(objections));
        }
        List<String> differences = file.differences(present, proposed.content());
        return new Replacement.Replaced(
                differences.isEmpty() ? version : replacement.replace(version, present, proposed.content(), origin),
                differences,
                warnings(proposed));
    }

    private List<Fault> objections(CatalogueContent present, CatalogueContent proposed) {
        List<Fault> objections = new ArrayList<>(faults(proposed));
        rules.forEach(rule -> objections.addAll(rule.objections(present, proposed)));
        return objections;
    }

    private List<Fault> faults(CatalogueContent proposed) {
        return rules.stream().flatMap(rule -> rule.faults(proposed).stream()).toList();
    }

    private List<FileFault> warnings(Parsed.Understood proposed) {
        return proposed.lines().apply(CatalogueWarnings.of(proposed.content(), clock.instant()));
    }

    private record Present(long version, CatalogueContent content) {}
}
