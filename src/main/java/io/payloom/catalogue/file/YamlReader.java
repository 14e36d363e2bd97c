package io.payloom.catalogue.file;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a YAML document that a stranger may have written: no aliases, no tags, no duplicate keys, and limits on size,
 * length of lines, depth and number of nodes.
 */
final class YamlReader {

    static final int LARGEST = 2_000_000;
    private static final int DEEPEST = 20;
    private static final int MOST_EVENTS = 300_000;

    /** The parser's time grows with the square of a line. */
    private static final int LONGEST_LINE = 20_000;

    private YamlReader() {}

    static YamlDocument read(String text) {
        if (text.length() > LARGEST) {
            return YamlDocument.unreadable(1, "is larger than 2 MB");
        }
        int overlong = overlongLine(text);
        if (overlong > 0) {
            return YamlDocument.unreadable(overlong, "has a line of more than " + LONGEST_LINE + " characters");
        }
        try {
            AliasEvent alias = firstAlias(text);
            if (alias != null) {
                return YamlDocument.unreadable(
                        line(alias.getStartMark()), "uses the alias *" + alias.getAnchor() + "; write it out");
            }
            Node root = new Composer(parser(text), new PlainScalars(), options()).getSingleNode();
            return root == null ? YamlDocument.unreadable(1, "is empty") : new YamlTree().read(root);
        } catch (MarkedYAMLException broken) {
            String problem = broken.getContext() == null
                    ? String.valueOf(broken.getProblem())
                    : broken.getContext() + ": " + broken.getProblem();
            return YamlDocument.unreadable(line(broken.getProblemMark()), "is no YAML: " + problem);
        } catch (YAMLException broken) {
            return YamlDocument.unreadable(1, "is no YAML: " + firstLine(broken));
        } catch (RuntimeException unforeseen) { // the parser's own, such as for an escape beyond Unicode
            return YamlDocument.unreadable(1, "is no YAML: it has an escape or a number that cannot be");
        }
    }

    /** Number of the first one; 0 when there is none. */
    private static int overlongLine(String text) {
        int line = 1;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                line++;
                start = at + 1;
            } else if (at - start >= LONGEST_LINE) {
                return line;
            }
        }
        return 0;
    }

    static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static @Nullable AliasEvent firstAlias(String text) {
        ParserImpl parser = parser(text);
        int depth = 0;
        for (int events = 0; !parser.checkEvent(Event.ID.StreamEnd); events++) {
            Event event = parser.getEvent();
            if (event instanceof AliasEvent alias) {
                return alias;
            }
            depth += event.is(Event.ID.MappingStart) || event.is(Event.ID.SequenceStart) ? 1 : 0;
            depth -= event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd) ? 1 : 0;
            if (depth > DEEPEST || events > MOST_EVENTS) {
                throw new YAMLException(depth > DEEPEST ? "it is nested too deeply" : "it has too many parts");
            }
        }
        return null;
    }

    private static ParserImpl parser(String text) {
        return new ParserImpl(new StreamReader(new StringReader(text)), options());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST + 1);
        options.setCodePointLimit(LARGEST);
        return options;
    }

    private static String firstLine(YAMLException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}
