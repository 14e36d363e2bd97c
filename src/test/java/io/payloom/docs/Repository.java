package io.payloom.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is that a document may name: files, types, and the words of code, diagrams and tables. */
final class Repository {

    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)|(?m)^import [\\w.]*\\.([A-Z]\\w*)");
    private static final Pattern METER =
            Pattern.compile("(?:\\.(?:counter|timer|gauge)|Gauge\\.builder)\\(\\s*\"(payloom[^\"]+)\"");
    private static final Pattern ALERT = Pattern.compile("(?:raise|goesOn)\\(\\s*(\"?[A-Z_]+\"?),");
    private static final Pattern SWITCH = Pattern.compile("(?:getProperty|getBoolean)\\(\"(payloom[^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    private static final Pattern POM_PROPERTY = Pattern.compile("<(payloom\\.local\\.[\\w.-]+)>([^<]*)</");

    private final Set<Path> files = new TreeSet<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> words;
    private final Set<String> meters;
    private final Set<String> switches;

    Repository() {
        for (String root : List.of("src", "bpmn", "sql", "docs", "docker", ".ci", ".mvn")) {
            walk(Path.of(root));
        }
        List.of("README.md", "CONTRIBUTING.md", "LICENSE", "pom.xml", "mvnw").forEach(name -> files.add(Path.of(name)));
        String all = text("src");
        meters = found(METER, all).map(name -> name.replace('.', '_')).collect(Collectors.toCollection(TreeSet::new));
        switches = found(SWITCH, all).collect(Collectors.toCollection(TreeSet::new));
        words = words(text("src/main") + text("src/simulator") + text("bpmn") + text("sql") + read(Path.of("pom.xml")));
        files.stream().filter(file -> file.toString().endsWith(".java")).forEach(this::index);
    }

    private void walk(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(path -> !path.toString().contains("node_modules")).forEach(files::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void index(Path file) {
        String source = read(file);
        TYPE.matcher(source).results().forEach(type -> {
            if (type.group(1) != null) {
                sources.merge(type.group(1), source, String::concat);
            }
            types.add(type.group(1) == null ? type.group(2) : type.group(1));
        });
    }

    boolean hasFile(Path path) {
        return files.contains(path.normalize());
    }

    /** Whether a file of this name is somewhere. */
    boolean hasFileNamed(String name) {
        return files.stream().anyMatch(file -> file.getFileName().toString().equals(name));
    }

    boolean hasType(String name) {
        return types.contains(name);
    }

    boolean hasTestClass(String pattern) {
        Pattern name = Pattern.compile(pattern.replace("*", "\\w*"));
        return types.stream().anyMatch(type -> name.matcher(type).matches());
    }

    boolean hasMember(String type, String member) {
        return Pattern.compile("\\b" + Pattern.quote(member) + "\\b")
                .matcher(sources.getOrDefault(type, ""))
                .find();
    }

    /** Whether code, diagrams, tables or the build say this word. */
    boolean says(String word) {
        return words.contains(word);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    Set<String> meters() {
        return meters;
    }

    Set<String> alertKinds() {
        return files.stream()
                .filter(file -> file.startsWith("src/main") && file.toString().endsWith(".java"))
                .map(Repository::read)
                .flatMap(source -> ALERT.matcher(source).results().map(kind -> literal(kind.group(1), source)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A kind as it is, or as the constant in the same file says it. */
    private static String literal(String kind, String source) {
        if (kind.startsWith("\"")) {
            return kind.replace("\"", "");
        }
        return Pattern.compile("String " + kind + " = \"([A-Z_]+)\"")
                .matcher(source)
                .results()
                .map(constant -> constant.group(1))
                .findFirst()
                .orElse(kind);
    }

    /** Switches of the JVM that code and tests read. */
    Set<String> switches() {
        return switches;
    }

    /** What the local stack may be told, with defaults. */
    static Map<String, String> localOptions() {
        return POM_PROPERTY
                .matcher(read(Path.of("pom.xml")))
                .results()
                .collect(Collectors.toMap(option -> option.group(1), option -> option.group(2), (one, same) -> one));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private String text(String root) {
        return files.stream()
                .filter(file -> file.startsWith(root) && file.toString().matches(".*(java|xml|yaml|sql|bpmn|json|rc)"))
                .filter(Files::isRegularFile)
                .map(Repository::read)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        return Document.read(file).text();
    }
}
