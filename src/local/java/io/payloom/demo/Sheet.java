package io.payloom.demo;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Prints in columns. */
final class Sheet {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final PrintStream out;

    Sheet(PrintStream out) {
        this.out = out;
    }

    void text(String line) {
        out.println(line);
        out.flush();
    }

    void line(JourneyLine line) {
        text("%s  %-20s  %-8s  %-19s  %s"
                .formatted(TIME.format(line.at()), line.order(), line.who(), line.what(), line.why())
                .stripTrailing());
    }
}
