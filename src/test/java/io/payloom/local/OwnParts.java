package io.payloom.local;

import java.nio.file.Path;

/** What a Payloom in a process of its own runs on: nobody else uses it, so its tests may stop, freeze and kill it. */
public record OwnParts(String name, MariaDb mariaDb, Camunda camunda, Simulator simulator) {

    /** Where one of them, or the Payloom on them, keeps its files and its log. */
    public Path directory(String part) {
        return TestEnvironment.directory(name + "-" + part);
    }
}
