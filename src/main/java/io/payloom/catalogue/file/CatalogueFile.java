package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Fault;
import io.payloom.catalogue.FileFault;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads and writes a catalogue as one YAML document. */
@Component
public class CatalogueFile {

    private final CatalogueSchema schema = new CatalogueSchema();
    private final CatalogueJson json = new CatalogueJson();

    /** What became of a text. */
    public sealed interface Parsed {

        /** A catalogue; {@code document} knows the lines for what is found wrong later. */
        record Understood(CatalogueContent content, Lines lines) implements Parsed {}

        /** Everything that is wrong, by line. */
        record Faulty(List<FileFault> faults) implements Parsed {}
    }

    /** Says in which lines faults stand. */
    public interface Lines extends Function<List<Fault>, List<FileFault>> {}

    /** The text is untrusted; what is wrong is never thrown. */
    public Parsed parse(String text, Function<CatalogueContent, List<Fault>> check) {
        YamlDocument document = YamlReader.read(text);
        if (!document.isReadable()) {
            return new Parsed.Faulty(document.faults());
        }
        List<Fault> structure = schema.faults(document.tree());
        if (!structure.isEmpty() || !document.faults().isEmpty()) {
            List<Fault> all = new ArrayList<>(structure);
            all.addAll(meaning(document, structure, check));
            return new Parsed.Faulty(document.with(all));
        }
        schema.fill(document.tree());
        CatalogueContent content = json.content(document.tree());
        List<Fault> faults = write(content).length() > YamlReader.LARGEST
                ? List.of(new Fault("", "is larger than 2 MB when it is written out"))
                : check.apply(content);
        return faults.isEmpty()
                ? new Parsed.Understood(content, document::with)
                : new Parsed.Faulty(document.with(faults));
    }

    /** What else is wrong, as far as that can be told of a file whose structure is broken. */
    private List<Fault> meaning(
            YamlDocument document, List<Fault> structure, Function<CatalogueContent, List<Fault>> check) {
        Set<String> broken = structure.stream().map(Fault::pointer).collect(Collectors.toSet());
        if (broken.stream().anyMatch(pointer -> pointer.lastIndexOf('/') <= 0)) {
            return List.of();
        }
        JsonNode tree = document.tree().deepCopy();
        schema.repair(tree);
        schema.fill(tree);
        try {
            return check.apply(json.content(tree)).stream()
                    .filter(fault -> broken.stream().noneMatch(place -> contains(place, fault.pointer())))
                    .toList();
        } catch (UncheckedIOException beyondRepair) {
            return List.of();
        }
    }

    private static boolean contains(String place, String pointer) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }

    /** In one order and spelling, so that equal catalogues are equal texts. */
    public String write(CatalogueContent content) {
        return json.text(content.sorted());
    }

    /** The faults in words, with the names of things instead of their places in lists. */
    public static List<String> inWords(CatalogueContent content, List<Fault> faults) {
        JsonNode tree = new CatalogueJson().tree(content);
        return faults.stream()
                .map(fault -> Names.path(tree, fault.pointer()) + ": " + fault.message())
                .toList();
    }

    /** What must be done to the one to get the other, one line for each difference. */
    public List<String> differences(CatalogueContent present, CatalogueContent proposed) {
        return new Difference(json.tree(present.sorted()), json.tree(proposed.sorted())).lines();
    }
}
