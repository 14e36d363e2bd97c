package io.payloom.retention;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.DecisionRow;
import io.payloom.routing.RoutingDecision;
import io.payloom.support.ModuleInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** An archive that two instances write, and a database without any orders. */
abstract class ArchiveOnTwoInstances {

    @TempDir
    static Path directory;

    static Path archive;
    static ModuleInstance one;
    static ModuleInstance other;

    final JdbcTemplate database = one.bean(JdbcTemplate.class);
    final Archiving archiving = one.bean(Archiving.class);
    final Archive shown = one.bean(Archive.class);
    final OldRows old = new OldRows(database);

    @BeforeAll
    static void start() throws IOException {
        archive = Files.createDirectory(directory.resolve("archive"));
        Map<String, String> properties = Map.of("payloom.retention.archive", archive.toString());
        one = new ModuleInstance(RetentionModules.class, "archive", OldRows.CLOCK, properties);
        other = new ModuleInstance(RetentionModules.class, "archive", OldRows.CLOCK, properties);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @BeforeEach
    void nothingIsThere() throws IOException {
        List.of("payment refund payout refund_payout bank_transaction notification money_case journal route_decision"
                        + " process_run outbox alert unexplained_answer archived_order archive_file retention")
                .stream()
                .flatMap(tables -> Stream.of(tables.split(" ")))
                .forEach(table -> database.update("delete from " + table));
        for (String file : files()) {
            Files.delete(archive.resolve(file));
        }
        archiving.look(); // the first look only begins to count
    }

    void look() {
        isDue();
        archiving.look();
    }

    void isDue() {
        database.update("update retention set due_at = ? where name = 'archived_order'", OldRows.ago(1));
    }

    List<RoutingDecision> decisions(String orderNo) {
        return shown.show(
                orderNo,
                archived -> archived.decisions(one.bean(ArchiveMapper.class).decisions(List.of(orderNo)).stream()
                        .map(DecisionRow::decision)
                        .toList()));
    }

    List<Map<String, Object>> rows(List<String> subjects) {
        String list = "('" + String.join("','", subjects) + "')";
        return Stream.of(
                        "select subject_no, seq, from_state, to_state, event, actor, detail, at from journal where subject_no in "
                                + list + " order by subject_no, seq",
                        "select * from route_decision where order_no in " + list + " order by attempt")
                .flatMap(sql -> database.queryForList(sql).stream())
                .toList();
    }

    static List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(archive)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static String sha256(String file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive.resolve(file))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long count(String rows) {
        Long number = database.queryForObject("select count(*) from " + rows, Long.class);
        return number == null ? 0 : number;
    }

    Map<String, List<Journal.Line>> journals(List<String> subjects) {
        Map<String, List<Journal.Line>> journals = new LinkedHashMap<>();
        subjects.forEach(subject -> journals.put(
                subject,
                shown.show(
                        subject,
                        archived -> archived.journal(
                                subject, one.bean(ArchiveMapper.class).journal(List.of(subject))))));
        return journals;
    }
}
