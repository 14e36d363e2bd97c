package io.payloom.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.payloom.api.Amount;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV file of payouts, in the order in which its first line names them. */
final class CsvColumns {

    private static final Set<String> REQUIRED =
            Set.of("merchantOrderNo", "amount", "currency", "account", "name", "kind", "institution");
    private static final Set<String> OPTIONAL = Set.of("cnaps", "mode", "scheduledAt", "purpose", "notifyUrl");
    private static final ObjectReader LINE = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerFor(String[][].class);

    private final List<String> names;

    private CsvColumns(List<String> names) {
        this.names = names;
    }

    /** @throws RequestRefused when a column is missing, unknown or named twice */
    static CsvColumns of(String header) {
        List<String> names;
        try {
            names = header.isBlank() ? List.of() : Arrays.asList(values(header));
        } catch (JsonProcessingException broken) {
            throw refused("SYNTAX", "The first line is no line of CSV.");
        }
        Set<String> seen = new HashSet<>(names);
        List<String> missing =
                REQUIRED.stream().filter(name -> !seen.contains(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw refused("COLUMN_MISSING", "The first line must name the columns " + String.join(", ", missing) + ".");
        }
        if (seen.size() != names.size()
                || !seen.stream().allMatch(name -> REQUIRED.contains(name) || OPTIONAL.contains(name))) {
            throw refused(
                    "COLUMN_UNKNOWN",
                    "The columns are "
                            + String.join(
                                    ", ",
                                    Stream.concat(REQUIRED.stream(), OPTIONAL.stream())
                                            .sorted()
                                            .toList())
                            + ", each once.");
        }
        return new CsvColumns(List.copyOf(names));
    }

    private static String[] values(String line) throws JsonProcessingException {
        String[][] lines = LINE.readValue(line);
        return lines.length == 0 ? new String[0] : lines[0];
    }

    private static RequestRefused refused(String code, String detail) {
        return RequestRefused.invalid(List.of(Violation.at("/lines/1", code, detail)));
    }

    BatchLine read(int number, String line) {
        String[] values;
        try {
            values = values(line);
        } catch (JsonProcessingException broken) {
            return unreadable(number, "SYNTAX", "is no line of CSV");
        }
        if (values.length != names.size()) {
            return unreadable(
                    number, "COLUMNS_DIFFER", "has " + values.length + " values, the first line names " + names.size());
        }
        List<Violation> faults = new ArrayList<>();
        CreatePayout request = request(values, faults);
        return new BatchLine(number, request, faults);
    }

    private CreatePayout request(String[] values, List<Violation> faults) {
        return new CreatePayout(
                value("merchantOrderNo", values),
                new Amount(minorUnits(value("amount", values), faults), value("currency", values)),
                new PayeeData(
                        value("account", values),
                        value("name", values),
                        value("kind", values),
                        value("institution", values),
                        value("cnaps", values)),
                value("mode", values),
                value("scheduledAt", values),
                value("purpose", values),
                value("notifyUrl", values));
    }

    private static @Nullable Long minorUnits(@Nullable String text, List<Violation> faults) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,13}")) {
            faults.add(Violation.at("/amount/value", "TYPE_MISMATCH", "Expected an integer of minor units."));
            return null;
        }
        return Long.valueOf(text);
    }

    private @Nullable String value(String name, String[] values) {
        int column = names.indexOf(name);
        return column < 0 || values[column].isEmpty() ? null : values[column];
    }

    private static BatchLine unreadable(int number, String code, String detail) {
        return new BatchLine(number, null, List.of(Violation.at("", code, detail)));
    }
}
