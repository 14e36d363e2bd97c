package io.payloom.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.PayloomApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps the modules in {@code docs/architecture.md} equal to the code; {@code -Dpayloom.docs.write=true} rewrites them. */
class ModuleDocumentTests {

    private static final Path SOURCES = Path.of("src/main/java/io/payloom");
    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(<!-- modules: generated -->\\n).*(<!-- end of modules -->)");
    private static final Pattern PURPOSE = Pattern.compile("(?s)/\\*\\* (.*?) ?\\*/");

    private final ApplicationModules modules = ApplicationModules.of(PayloomApplication.class);

    @Test
    void theDocumentShowsTheModules() throws IOException {
        String document = Files.readString(DOCUMENT);
        String wanted = GENERATED.matcher(document).replaceFirst("$1" + picture() + table() + "$2");
        if (Boolean.getBoolean("payloom.docs.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(DOCUMENT)
                .as("run ./mvnw test -Dtest=ModuleDocumentTests -Dpayloom.docs.write=true")
                .content()
                .contains("flowchart TD")
                .isEqualTo(wanted);
    }

    private String picture() {
        Map<String, Set<String>> uses = uses();
        String arrows = uses.entrySet().stream()
                .flatMap(module -> module.getValue().stream()
                        .filter(used -> !followsFromOthers(uses, module.getValue(), used))
                        .map(used -> "    " + module.getKey() + " --> " + used + "\n"))
                .collect(joining());
        return "\n```mermaid\nflowchart TD\n" + arrows + "```\n\n";
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| module or room | purpose |\n|---|---|\n");
        for (String name : rooms()) {
            table.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(purpose(name))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static SortedSet<String> rooms() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static String purpose(String name) throws IOException {
        var comment = PURPOSE.matcher(
                Files.readString(SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java")));
        assertThat(comment.find()).as(name).isTrue();
        return comment.group(1)
                .replaceAll("\\s*\\n \\* ?", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    private Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        modules.forEach(module ->
                uses.computeIfAbsent(nameOf(module), none -> new TreeSet<>()).addAll(usedBy(module)));
        uses.forEach((name, used) -> used.remove(name));
        return uses;
    }

    private Set<String> usedBy(ApplicationModule module) {
        return module.getDirectDependencies(modules).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .map(ModuleDocumentTests::nameOf)
                .collect(toCollection(TreeSet::new));
    }

    private static boolean followsFromOthers(Map<String, Set<String>> uses, Set<String> direct, String used) {
        return direct.stream().filter(other -> !other.equals(used)).anyMatch(other -> reaches(uses, other, used));
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        Set<String> next = uses.getOrDefault(from, Set.of());
        return next.contains(to) || next.stream().anyMatch(step -> reaches(uses, step, to));
    }

    /** A room belongs to its module. */
    private static String nameOf(ApplicationModule module) {
        return module.getIdentifier().toString().replaceFirst("\\..*", "");
    }
}
