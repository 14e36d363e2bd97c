package io.payloom.process;

import io.payloom.expression.DiagramExpressions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The diagrams in this build: one bundle, deployed together. */
@Component
class Diagrams {

    private final Map<String, byte[]> files = new TreeMap<>(Comparator.naturalOrder());

    Diagrams() {
        this("classpath:bpmn/*.bpmn");
    }

    Diagrams(String where) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(where)) {
                files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("No diagrams at " + where);
        }
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Expressions for which they may not be deployed, by file; empty when they may. */
    String objections() {
        return files.entrySet().stream()
                .flatMap(file -> DiagramExpressions.objections(file.getValue()).stream()
                        .map(objection -> file.getKey() + ": " + objection))
                .collect(Collectors.joining("; "));
    }

    /** SHA-256 over names and contents, hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
