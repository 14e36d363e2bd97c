package io.payloom.payout.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.payloom.api.Amount;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.payout.request.CreatePayout;
import io.payloom.payout.request.PayeeData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
            names = withoutEmptyEnd(values(header));
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

    private static List<String> values(String line) throws JsonProcessingException {
        String[][] lines = line.isBlank() ? new String[0][] : LINE.readValue(line);
        return lines.length == 0 ? List.of() : List.of(lines[0]);
    }

    /** Spreadsheets end lines with commas for columns that were in use once. */
    private static List<String> withoutEmptyEnd(List<String> values) {
        int end = values.size();
        while (end > 0 && values.get(end - 1).isEmpty()) {
            end--;
        }
        return values.subList(0, end);
    }

    private static RequestRefused refused(String code, String detail) {
        return RequestRefused.invalid(List.of(Violation.at("/lines/1", code, detail)));
    }

    /** Empty for a line without any value, such as those that spreadsheets write for their empty rows. */
    Optional<BatchLine> read(int number, String line) {
        List<String> all;
        try {
            all = values(line);
        } catch (JsonProcessingException broken) {
            return Optional.of(unreadable(number, "SYNTAX", "is no line of CSV; no value may hold a line break"));
        }
        if (all.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        List<String> values = withoutEmptyEnd(all);
        if (values.size() > names.size() || !names.stream().skip(all.size()).allMatch(OPTIONAL::contains)) {
            return Optional.of(unreadable(
                    number, "COLUMNS_DIFFER", "has " + all.size() + " values, the first line names " + names.size()));
        }
        List<Violation> faults = new ArrayList<>();
        CreatePayout request = request(values, faults);
        return Optional.of(new BatchLine(number, request, faults));
    }

    private CreatePayout request(List<String> values, List<Violation> faults) {
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

    private @Nullable String value(String name, List<String> values) {
        int column = names.indexOf(name);
        return column < 0 || column >= values.size() || values.get(column).isEmpty() ? null : values.get(column);
    }

    private static BatchLine unreadable(int number, String code, String detail) {
        return new BatchLine(number, null, List.of(Violation.at("", code, detail)));
    }
}
