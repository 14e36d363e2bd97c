package io.payloom.payout.batch;

import io.payloom.api.BodyText;
import io.payloom.api.JsonLine;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.payout.request.CreatePayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads the file of a batch line by line, so that only one line is in memory besides the file as it came. */
final class BatchFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BodyText content;
    private final BatchFormat format;

    BatchFile(BodyText content, BatchFormat format) {
        this.content = content;
        this.format = format;
    }

    byte[] content() {
        return content.bytes();
    }

    /** Format and character set: the same bytes in another one are another file. */
    String writtenAs() {
        return content.charset().equals(StandardCharsets.UTF_8) ? format.name() : format + "/" + content.charset();
    }

    /**
     * Empty lines are passed over.
     *
     * @throws RequestRefused when the file as a whole cannot be read
     */
    void forEach(Consumer<BatchLine> taker) {
        try (BufferedReader reader = content.reader()) {
            switch (format) {
                case CSV -> readCsv(reader, taker);
                case NDJSON -> readJson(reader, taker);
            }
        } catch (CharacterCodingException noText) {
            throw unreadable();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private RequestRefused unreadable() {
        String detail = "is not valid " + content.charset()
                + (format == BatchFormat.CSV
                        ? "; a file in GBK or GB18030 says so: Content-Type: text/csv;charset=GBK"
                        : "");
        return RequestRefused.invalid(
                List.of(Violation.at("/lines/" + content.brokenLine().orElse(1), "ENCODING_INVALID", detail)));
    }

    private static void readJson(BufferedReader reader, Consumer<BatchLine> taker) throws IOException {
        int number = 1;
        for (String line = first(reader); line != null; line = reader.readLine(), number++) {
            if (!line.isBlank()) {
                taker.accept(fromJson(number, line));
            }
        }
    }

    private static BatchLine fromJson(int number, String text) {
        JsonLine<CreatePayout> line = JsonLine.read(text, CreatePayout.class);
        return new BatchLine(number, line.value(), line.faults());
    }

    private static void readCsv(BufferedReader reader, Consumer<BatchLine> taker) throws IOException {
        String header = first(reader);
        CsvColumns columns = CsvColumns.of(header == null ? "" : header);
        int number = 2;
        for (String line = reader.readLine(); line != null; line = reader.readLine(), number++) {
            columns.read(number, line).ifPresent(taker);
        }
    }

    private static @org.jspecify.annotations.Nullable String first(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        return line != null && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }
}
