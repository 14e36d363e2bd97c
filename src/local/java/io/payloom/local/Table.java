package io.payloom.local;

import java.util.Map;
import java.util.stream.Collectors;

/** Two columns of text in a frame. */
final class Table {

    private Table() {}

    static String of(Map<String, String> rows) {
        int left = width(rows.keySet());
        int right = width(rows.values());
        String line = "+-" + "-".repeat(left) + "-+-" + "-".repeat(right) + "-+\n";
        String format = "| %-" + left + "s | %-" + right + "s |\n";
        return rows.entrySet().stream()
                .map(row -> format.formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("", line, line));
    }

    private static int width(Iterable<String> cells) {
        int width = 0;
        for (String cell : cells) {
            width = Math.max(width, cell.length());
        }
        return width;
    }
}
