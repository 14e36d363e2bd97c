package io.payloom.alert;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** A mail about alerts of one kind, in words. Whatever the alerts hold, it has one subject line and plain text. */
record Letter(String subject, String text) {

    /** So many alerts are told; the others are only counted. */
    static final int MOST_TOLD = 20;

    /** @param told the first of them */
    static Letter about(String kind, List<Alerts.Alert> told, int total) {
        String name = kind.replaceAll("[^A-Z0-9_]", "?");
        String number = total == 1 ? "1 alert" : total + " alerts";
        return new Letter(
                "Payloom: " + name + ", " + number,
                """
                %s of the kind %s, new since the last mail about it.

                What to do: the runbook, docs/operations.md, section "Alerts", line %s.
                Say that you take care of one: POST /ops/v1/alerts/{id}/acknowledgement

                %s%s"""
                        .formatted(
                                number,
                                name,
                                name,
                                told.stream().map(Letter::entry).collect(Collectors.joining("\n")),
                                rest(name, total - told.size())));
    }

    private static String entry(Alerts.Alert alert) {
        return "id %d%s, %s since %s, last seen %s%s\n  %s\n"
                .formatted(
                        alert.id(),
                        alert.subjectNo() == null ? "" : ", about " + harmless(alert.subjectNo()),
                        alert.opening() == 1 ? "first seen" : "here again",
                        alert.openedAt().truncatedTo(ChronoUnit.SECONDS),
                        alert.lastAt().truncatedTo(ChronoUnit.SECONDS),
                        alert.occurrences() == 1 ? "" : ", " + alert.occurrences() + " times in all",
                        harmless(alert.text()));
    }

    private static String rest(String name, int others) {
        return others == 0 ? "" : "\nand " + others + " more: GET /ops/v1/alerts?state=open&kind=" + name + "\n";
    }

    /** One line, without signs that would turn its direction. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
    }
}
