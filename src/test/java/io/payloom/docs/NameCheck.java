package io.payloom.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Finds what a document names and nobody has. */
final class NameCheck {

    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z0-9]+(?:[A-Z]\\w*)?)(?:\\.([a-z]\\w*))?(?:\\(\\))?");
    private static final Pattern WORD =
            Pattern.compile("[A-Z]{2,}[A-Z0-9]*(_[A-Z0-9]+)*|[a-z]+([-_][a-z]+)+|[a-z]+([A-Z][a-z]+)+");
    private static final Pattern FILE = Pattern.compile("[\\w.-]+\\.(md|xml|yaml|sql|bpmn|java|json|mjs|png)");
    private static final Pattern PATH = Pattern.compile("(src|bpmn|sql|docs|docker|\\.ci|\\.mvn)/[\\w./-]*");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./@-])payloom(\\.[a-z][a-z0-9-]*)+(?![\\w(])");
    private static final Pattern METER = Pattern.compile("\\bpayloom_[a-z_]+");
    private static final Pattern METER_OF_OTHERS = Pattern.compile("(camunda_client|http_server|hikaricp)_[a-z_]+");
    private static final Pattern TEST = Pattern.compile("-Dtest='?([\\w*,]+)");
    private static final Set<String> HEADERS = headers();
    private static final Set<String> METHODS =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toSet());

    private final Repository repository;
    private final Set<String> properties = Properties.declared().keySet();
    private final Set<String> localOptions = Repository.localOptions().keySet();

    NameCheck(Repository repository) {
        this.repository = repository;
    }

    List<String> faults(Document document) {
        List<String> faults = new ArrayList<>();
        document.ticked().forEach(word -> faultOf(word).ifPresent(faults::add));
        document.links().forEach(link -> brokenLink(document, link).ifPresent(faults::add));
        all(PROPERTY, document.text()).stream()
                .filter(name -> !isProperty(name))
                .forEach(name -> faults.add("property " + name));
        all(METER, document.text()).stream()
                .filter(name -> repository.meters().stream().noneMatch(name::startsWith))
                .filter(name -> !repository.says(name))
                .forEach(name -> faults.add("metric " + name));
        TEST.matcher(document.text())
                .results()
                .flatMap(tests -> Arrays.stream(tests.group(1).split(",")))
                .filter(test -> !repository.hasTestClass(test))
                .forEach(test -> faults.add("test " + test));
        return faults;
    }

    private Optional<String> faultOf(String word) {
        var type = TYPE.matcher(word);
        if (type.matches()) {
            return isType(type.toMatchResult()) ? Optional.empty() : Optional.of("type " + word);
        }
        if (FILE.matcher(word).matches()) {
            return repository.hasFileNamed(word) ? Optional.empty() : Optional.of("file " + word);
        }
        if (PATH.matcher(word).matches()) {
            return repository.hasFile(Path.of(word)) ? Optional.empty() : Optional.of("path " + word);
        }
        return WORD.matcher(word).matches() && !isKnown(word) ? Optional.of("word " + word) : Optional.empty();
    }

    private boolean isKnown(String word) {
        return repository.says(word)
                || METHODS.contains(word)
                || METER.matcher(word).matches()
                || METER_OF_OTHERS.matcher(word).matches();
    }

    private boolean isType(MatchResult name) {
        return name.group(2) == null
                ? repository.hasType(name.group(1)) || HEADERS.contains(name.group(1))
                : repository.hasMember(name.group(1), name.group(2));
    }

    private Optional<String> brokenLink(Document document, String link) {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document.path() : document.path().resolveSibling(parts[0]);
        boolean resolves = repository.hasFile(target)
                && (parts.length == 1 || Document.read(target.normalize()).hasAnchor(parts[1]));
        return resolves ? Optional.empty() : Optional.of("link " + link);
    }

    /** Declared, a group of declared ones, an option of the local stack, or a switch of the JVM. */
    private boolean isProperty(String name) {
        return properties.stream()
                        .anyMatch(declared -> declared.equals(name)
                                || declared.startsWith(name + ".")
                                || name.startsWith(declared + "."))
                || localOptions.stream().anyMatch(option -> option.equals(name) || option.startsWith(name + "."))
                || repository.switches().contains(name);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<String> headers() {
        return Arrays.stream(HttpHeaders.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .collect(Collectors.toSet());
    }
}
