package io.payloom.payout.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.payloom.api.SpreadsheetText;
import io.payloom.payout.Payout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes the result file of a batch: its payouts in the order of the lines, then what was wrong with the other lines. */
@Component
class BatchResults {

    private static final int AT_ONCE = 500;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .addModule(SpreadsheetText.module())
            .build();
    private static final CsvSchema COLUMNS =
            CSV.schemaFor(BatchResultLine.class).withLineSeparator("\n");

    private final BatchMapper mapper;
    private final ObjectWriter json;

    BatchResults(BatchMapper mapper, ObjectMapper json) {
        this.mapper = mapper;
        this.json = json.writerFor(BatchResultLine.class);
    }

    void write(PayoutBatch batch, BatchFormat format, OutputStream out) throws IOException {
        ObjectWriter writer = format == BatchFormat.CSV ? CSV.writer(COLUMNS) : json;
        if (format == BatchFormat.CSV) {
            String header = COLUMNS.getColumnDesc().replaceAll("[\\[\\]\" ]", "");
            out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder chunk = new StringBuilder();
        Consumer<BatchResultLine> add = line -> chunk.append(written(writer, line, format));
        int line = 0;
        for (List<Payout> some = mapper.lines(batch.batchNo(), line, AT_ONCE);
                !some.isEmpty();
                some = mapper.lines(batch.batchNo(), line, AT_ONCE)) {
            some.stream().map(BatchResultLine::of).forEach(add);
            line = java.util.Objects.requireNonNull(some.getLast().lineNo());
            flush(chunk, out);
        }
        mapper.errors(batch.batchNo()).stream()
                .collect(Collectors.groupingBy(
                        BatchMapper.LineError::lineNo, java.util.TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(BatchResultLine::of)
                .forEach(add);
        flush(chunk, out);
    }

    private static void flush(StringBuilder chunk, OutputStream out) throws IOException {
        out.write(chunk.toString().getBytes(StandardCharsets.UTF_8));
        chunk.setLength(0);
    }

    private static String written(ObjectWriter writer, BatchResultLine line, BatchFormat format) {
        try {
            return writer.writeValueAsString(line) + (format == BatchFormat.CSV ? "" : "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A line of a result could not be written", impossible);
        }
    }
}
