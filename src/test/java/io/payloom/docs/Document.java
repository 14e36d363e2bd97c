package io.payloom.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown. */
record Document(Path path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern TICKED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Document read(Path path) {
        try {
            return new Document(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** README, CONTRIBUTING and everything under docs. */
    static List<Document> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What stands between backticks in the running text. */
    List<String> ticked() {
        return groups(TICKED, prose());
    }

    List<String> links() {
        return groups(LINK, prose());
    }

    /** The blocks of code in a language. */
    List<String> blocks(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** First and second cell of each table row whose first cell is one word in backticks. */
    List<String[]> rows(String firstCell) {
        return Pattern.compile("(?m)^\\| `(" + firstCell + ")` \\| ([^|]*) \\|")
                .matcher(text)
                .results()
                .map(row -> new String[] {row.group(1), row.group(2)})
                .toList();
    }

    boolean hasAnchor(String anchor) {
        return groups(HEADING, prose()).stream()
                .anyMatch(heading -> slug(heading).equals(anchor));
    }

    private String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** As GitHub makes it. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
