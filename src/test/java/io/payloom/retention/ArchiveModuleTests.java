package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.kernel.SettingRefused;
import io.payloom.latemoney.CaseKind;
import io.payloom.lifecycle.Journal;
import io.payloom.notification.NotificationKind;
import io.payloom.payment.PaymentKind;
import io.payloom.payout.PayoutKind;
import io.payloom.refund.RefundKind;
import io.payloom.routing.DecisionRow;
import io.payloom.routing.RoutingDecision;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import io.payloom.transaction.TransactionKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Issue 13, item 32: journals and decisions go into an archive that can be read back, and nowhere else. */
class ArchiveModuleTests {

    private static final MovableClock CLOCK = new MovableClock();
    private static final String EXPLANATION =
            "{\"catalogueVersion\":7,\"asked\":\"card/credit of 12.00 CNY for merchant M, \\u201c渠道\\u201d\"}";

    @TempDir
    static Path directory;

    private static Path archive;
    private static ModuleInstance one;
    private static ModuleInstance other;

    private final JdbcTemplate database = one.bean(JdbcTemplate.class);
    private final Archiving archiving = one.bean(Archiving.class);
    private final Archive shown = one.bean(Archive.class);

    @BeforeAll
    static void start() throws IOException {
        archive = Files.createDirectory(directory.resolve("archive"));
        Map<String, String> properties = Map.of("payloom.retention.archive", archive.toString());
        one = new ModuleInstance(RetentionModules.class, "archive", CLOCK, properties);
        other = new ModuleInstance(RetentionModules.class, "archive", CLOCK, properties);
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

    @Test
    void whatIsArchivedReadsAsBefore() throws IOException {
        String orderNo = payment(500);
        String young = payment(399);
        List<String> subjects =
                List.of(orderNo, transaction(orderNo, 1), notification(orderNo), moneyCase(orderNo), giveBack(orderNo));
        subjects.stream().skip(1).forEach(subject -> line(subject, 1, 500));
        decision(orderNo, 1);
        decision(orderNo, 2);
        Map<String, List<Journal.Line>> journals = journals(subjects);
        List<RoutingDecision> decisions = decisions(orderNo);
        List<Map<String, Object>> rows = rows(subjects);

        look();

        assertThat(count("journal")).as("that of the young order").isEqualTo(2);
        assertThat(count("route_decision")).isZero();
        assertThat(journals(subjects)).isEqualTo(journals);
        assertThat(decisions(orderNo)).hasSize(2).isEqualTo(decisions);
        for (String subject : subjects) {
            assertThat(shown.<List<String>>show(subject, Archived::files))
                    .as(subject)
                    .isEqualTo(files())
                    .hasSize(1);
        }
        assertThat(shown.<List<String>>show(young, Archived::files)).isEmpty();
        assertThat(database.queryForList("select sha256 from archive_file where orders = 1", String.class))
                .containsExactly(sha256(files().getFirst()));
        assertThat(one.bean(MeterRegistry.class)
                        .get("payloom.retention.archived")
                        .counter()
                        .count())
                .isPositive();

        assertThat(shown.restore(orderNo, "ann", "a dispute"))
                .hasValueSatisfying(back ->
                        assertThat(List.of(back.journal(), back.decisions())).containsExactly(6, 2));
        database.update(
                "delete from journal where event = 'REMARK' and detail = 'restored from the archive: a dispute'");
        assertThat(rows(subjects)).as("each row as it was").isEqualTo(rows);
        assertThat(count("archived_order")).isZero();
        assertThat(shown.restore(orderNo, "ann", "again")).isEmpty();
    }

    /** Files are read by what comes later: what is written today stays readable. */
    @Test
    void theFormatOfTheFilesStays() throws IOException {
        String orderNo = payment(500);
        decision(orderNo, 1);
        database.update("update journal set at = '2020-02-03 04:05:06.000700'");
        database.update("update route_decision set decided_at = '2020-02-03 04:05:06'");

        look();

        try (InputStream packed = Files.newInputStream(archive.resolve(files().getFirst()))) {
            assertThat(new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"orderNo\":\"%1$s\",\"journal\":[".formatted(orderNo)
                            + "{\"subjectNo\":\"%1$s\",\"seq\":1,\"toState\":\"S\",\"event\":\"E\",\"actor\":\"a\",\"at\":\"2020-02-03T04:05:06.000700Z\"},"
                                    .formatted(orderNo)
                            + "{\"subjectNo\":\"%1$s\",\"seq\":2,\"fromState\":\"S\",\"toState\":\"S\",\"event\":\"E\",\"actor\":\"a\",\"detail\":\"línea 2\\nwith \\\"quotes\\\"\",\"at\":\"2020-02-03T04:05:06.000700Z\"}]"
                                    .formatted(orderNo)
                            + ",\"decisions\":[{\"orderNo\":\"%1$s\",\"attempt\":1,\"channelCode\":\"bank\",\"accountCode\":\"bank-1\",\"poolCode\":\"all\",\"catalogueVersion\":7,\"payerKeys\":\"k1,k2\",\"parts\":\"700,500\",\"explanation\":"
                                    .formatted(orderNo)
                            + TextNode.valueOf(EXPLANATION)
                            + ",\"decidedAt\":\"2020-02-03T04:05:06Z\"}]}\n");
        }
    }

    @Test
    void anOrderStaysWhileAnythingAboutItIsOpen() {
        Map<String, String> staying = new LinkedHashMap<>();
        staying.put("not ended", payment(500));
        set("payment", "final_at = null", staying.get("not ended"));
        staying.put("a transaction has no result", payment(500));
        transaction(staying.get("a transaction has no result"), 1, "final_at = null, state = 'PROCESSING'");
        staying.put("a bank is asked about an ended transaction", payment(500));
        transaction(staying.get("a bank is asked about an ended transaction"), 1, "watch_at = utc_timestamp()");
        staying.put("a money case is open", payment(500));
        set(
                "money_case",
                "final_at = null",
                staying.get("a money case is open"),
                moneyCase(staying.get("a money case is open")));
        staying.put("a refund is under way", payment(500));
        refund(staying.get("a refund is under way"), false);
        staying.put("its merchant was not told", payment(500));
        set(
                "notification",
                "state = 'PENDING'",
                staying.get("its merchant was not told"),
                notification(staying.get("its merchant was not told")));
        staying.put("an alert about a transaction is open", payment(500));
        alert(transaction(staying.get("an alert about a transaction is open"), 1));
        staying.put("its run is not finished", payment(500));
        run(staying.get("its run is not finished"));
        staying.put("the run of its notification is not finished", payment(500));
        run(notification(staying.get("the run of its notification is not finished")));
        staying.put("the engine was not told", payment(500));
        outbox(staying.get("the engine was not told"));
        staying.put("nobody has explained what the bank says", payment(500));
        unexplained(transaction(staying.get("nobody has explained what the bank says"), 1));
        String refunded = payment(500);
        staying.put("the payout that carries a refund is under way", refund(refunded, true));
        payoutOf(staying.get("the payout that carries a refund is under way"));
        staying.put("the refund that a payout carries is under way", payout(true));
        set(
                "payout",
                "refund_no = '" + refund(payment(500), false) + "'",
                staying.get("the refund that a payout carries is under way"));
        staying.put("a retry of a payout is under way", payout(true));
        set("payout", "retry_of = '" + staying.get("a retry of a payout is under way") + "'", payout(false));
        String going = payment(500);
        String refund = refund(going, true);
        String payout = payout(true);
        staying.put("ended not long ago", payment(500));
        set("payment", "final_at = final_at + interval 101 day", staying.get("ended not long ago"));
        staying.put("something was written about it not long ago", payment(500));
        line(transaction(staying.get("something was written about it not long ago"), 1), 1, 10);

        look();

        assertThat(staying.keySet().stream()
                        .filter(why -> count("journal where subject_no = '" + staying.get(why) + "'") != 2))
                .as("what has gone although")
                .isEmpty();
        assertThat(database.queryForList("select order_no from archived_order", String.class))
                .contains(going, refund, payout)
                .doesNotContainAnyElementsOf(staying.values());
    }

    @Test
    void aFileThatWasNeverRecordedIsRemovedAndItsOrdersGoLater() throws IOException {
        String orderNo = payment(500);
        Path foreign = Files.writeString(archive.resolve("orders-of-somebody-else.ndjson.gz"), "x");
        ArchiveMapper mapper = one.bean(ArchiveMapper.class);
        mapper.begin("orders-crashed.ndjson.gz", CLOCK.instant());
        try (ArchiveWriter writer = one.bean(ArchiveFiles.class).begin("orders-crashed.ndjson.gz")) {
            writer.add(one.bean(EndedOrders.class)
                    .among(List.of(orderNo), CLOCK.instant().minus(Duration.ofDays(400)))
                    .get(orderNo));
            writer.finish(); // and here it dies
        }
        mapper.begin("orders-half.ndjson.gz", CLOCK.instant());
        Files.writeString(archive.resolve("orders-half.ndjson.gz.part"), "half of it");
        List<Journal.Line> journal = journals(List.of(orderNo)).get(orderNo);
        assertThat(journal).hasSize(2);

        look();

        assertThat(files())
                .hasSize(2)
                .contains(foreign.getFileName().toString())
                .noneMatch(name -> name.contains("crashed"));
        assertThat(count("archive_file")).isEqualTo(1);
        assertThat(journals(List.of(orderNo)).get(orderNo)).isEqualTo(journal);
    }

    /** The rows are taken out in small transactions; the first of them records the file. */
    @Test
    void aCrashBetweenTheStepsLosesNothingAndDoublesNothing() {
        List<String> orderNos =
                IntStream.range(0, 70).mapToObj(each -> payment(500)).toList();
        Map<String, List<Journal.Line>> journals = journals(orderNos);
        String last = orderNos.getLast();
        database.execute("create trigger dies before delete on journal for each row" + " if old.subject_no = '" + last
                + "' then signal sqlstate '45000' set message_text = 'dies'; end if");
        try {
            assertThatThrownBy(this::look).hasMessageContaining("dies");
        } finally {
            database.execute("drop trigger dies");
        }
        assertThat(count("archived_order")).isBetween(20L, 50L);
        assertThat(journals(orderNos)).isEqualTo(journals);

        look();

        assertThat(count("journal")).isZero();
        assertThat(count("archived_order")).isEqualTo(70);
        assertThat(journals(orderNos)).isEqualTo(journals);
    }

    @Test
    void aFileThatIsMissingOrDamagedIsNamedAndNothingComesBack() throws IOException {
        String orderNo = payment(500);
        look();
        Path file = archive.resolve(files().getFirst());
        byte[] whole = Files.readAllBytes(file);

        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        for (byte[] wrong : List.of(damaged, new byte[0], Arrays.copyOf(whole, whole.length - 9), rewritten(whole))) {
            Files.write(file, wrong);
            assertThat(shown.<String>show(orderNo, Archived::unreadable))
                    .contains(file.getFileName().toString(), "damaged");
        }
        Files.delete(file);
        assertThat(shown.<String>show(orderNo, Archived::unreadable))
                .contains(file.getFileName().toString(), "missing", archive.toString());
        assertThat(shown.<List<Journal.Line>>show(orderNo, archived -> archived.journal(orderNo, List.of())))
                .isEmpty();
        assertThatThrownBy(() -> shown.restore(orderNo, "ann", "x")).isInstanceOf(ArchiveUnreadable.class);
        assertThat(count("archived_order")).isEqualTo(1);
        assertThat(count("journal")).isZero();

        payment(500);
        look();
        assertThat(count("journal"))
                .as("no file is written beside a missing one")
                .isEqualTo(2);
        assertThat(openAlert()).contains(file.getFileName().toString(), "missing");

        Files.write(file, whole);
        look();
        assertThat(count("journal")).isZero();
        assertThat(openAlert()).isEmpty();
        assertThat(shown.restore(orderNo, "ann", "x")).isPresent();
    }

    @Test
    void whatRotsIsFoundByItself() throws IOException {
        payment(500);
        look();
        Path file = archive.resolve(files().getFirst());
        byte[] whole = Files.readAllBytes(file);
        ArchiveCheck check = one.bean(ArchiveCheck.class);
        check.look(); // the first look only begins to count
        Files.write(file, rewritten(whole));

        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).as("it was read not long ago").isEmpty();
        CLOCK.move(Duration.ofDays(31));
        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).contains(file.getFileName().toString(), "of 1 orders");

        Files.write(file, whole);
        CLOCK.move(Duration.ofHours(2));
        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).isEmpty();
    }

    @Test
    void aDirectoryThatTakesNothingIsToldOfUntilItDoes() throws IOException {
        payment(500);
        Path away = directory.resolve("away");
        Files.move(archive, away);

        look();
        CLOCK.move(Duration.ofMinutes(1));
        archiving.look();
        assertThat(count("journal")).isEqualTo(2);
        assertThat(openAlert()).contains(archive.toString(), "NoSuchFileException");
        Files.writeString(archive, "not a directory");
        CLOCK.move(Duration.ofMinutes(5));
        archiving.look();
        assertThat(openAlert()).isNotEmpty();
        assertThat(count("journal")).isEqualTo(2);

        Files.delete(archive);
        Files.move(away, archive);
        CLOCK.move(Duration.ofMinutes(5));
        archiving.look();
        assertThat(count("journal")).isZero();
        assertThat(openAlert()).isEmpty();
        assertThat(count("archive_file"))
                .as("what was begun in vain is forgotten")
                .isEqualTo(1);
    }

    @Test
    void whatHappensLaterContinuesTheNumbersAndIsArchivedInItsTurn() {
        String orderNo = payment(500);
        String transactionNo = transaction(orderNo, 1);
        line(transactionNo, 1, 500);
        decision(orderNo, 1);
        look();

        line(transactionNo, 2, 0);
        line(orderNo, 3, 0);
        set("payment", "version = 3", orderNo);
        assertThat(journals(List.of(orderNo, transactionNo)).values())
                .extracting(lines -> lines.stream().map(Journal.Line::seq).toList())
                .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(1, 2));
        look();
        assertThat(count("journal")).as("too young").isEqualTo(2);

        CLOCK.move(Duration.ofDays(401));
        Map<String, List<Journal.Line>> journals = journals(List.of(orderNo, transactionNo));
        look();
        assertThat(count("journal")).isZero();
        assertThat(journals(List.of(orderNo, transactionNo))).isEqualTo(journals);
        assertThat(shown.<List<String>>show(transactionNo, Archived::files)).hasSize(2);

        assertThat(shown.restore(orderNo, "ann", "both files"))
                .hasValueSatisfying(back -> assertThat(back.journal()).isEqualTo(5));
        look();
        assertThat(count("journal")).as("what was restored stays").isEqualTo(6);
        assertThat(decisions(orderNo)).hasSize(1);
    }

    @Test
    void ofTwoInstancesAtOnceNoneDoublesWhatTheOtherDoes() throws IOException {
        List<String> orderNos =
                IntStream.range(0, 300).mapToObj(each -> payment(500)).toList();
        Map<String, List<Journal.Line>> journals = journals(orderNos);

        CompletableFuture.allOf(Stream.of(one, other, one, other)
                        .map(instance -> CompletableFuture.runAsync(() -> lookWithoutTurn(instance)))
                        .toArray(CompletableFuture[]::new))
                .join();
        look();

        assertThat(count("journal")).isZero();
        assertThat(database.queryForList("select order_no from archived_order", String.class))
                .containsExactlyInAnyOrderElementsOf(orderNos);
        assertThat(journals(orderNos)).isEqualTo(journals);
        assertThat(files()).as("no file that nobody needs").hasSize((int) count("archive_file"));
    }

    /** One has read and written, the other archives the same order, then the first goes on. */
    @Test
    void whoComesLaterWithTheSameOrdersTakesNothing() throws IOException {
        String orderNo = payment(500);
        String changed = payment(500);
        Instant before = CLOCK.instant().minus(Duration.ofDays(400));
        Map<String, ArchivedOrder> read = one.bean(EndedOrders.class).among(List.of(orderNo, changed), before);
        line(changed, 3, 499);
        set("notification", "state = 'PENDING'", changed, notification(changed));
        isDue();
        other.bean(Archiving.class).look();
        assertThat(count("archived_order")).isEqualTo(1);
        set("notification", "state = 'DELIVERED'", changed);

        one.bean(ArchiveMapper.class).begin("orders-late.ndjson.gz", CLOCK.instant());
        try (ArchiveWriter writer = one.bean(ArchiveFiles.class).begin("orders-late.ndjson.gz")) {
            read.values().forEach(writer::add);
            String sha256 = writer.finish();
            long id = one.bean(ArchiveMapper.class).idOf("orders-late.ndjson.gz");
            assertThat(one.bean(Clearance.class).of(new ArchiveFile(id, "orders-late.ndjson.gz", 2, sha256), before))
                    .isZero();
        }
        assertThat(count("archived_order")).isEqualTo(1);
        assertThat(count("journal where subject_no = '" + changed + "'")).isEqualTo(3);

        look();
        assertThat(files()).hasSize(2).doesNotContain("orders-late.ndjson.gz");
        assertThat(journals(List.of(orderNo, changed)).values())
                .extracting(List::size)
                .containsExactly(2, 3);
    }

    /** As one whose turn has passed to somebody else and who does not know. */
    private void lookWithoutTurn(ModuleInstance instance) {
        for (int look = 0; look < 3; look++) {
            isDue();
            try {
                instance.bean(Archiving.class).look();
            } catch (IllegalStateException somebodyWasFaster) {
                assertThat(somebodyWasFaster).hasMessageContaining("while it was archived");
            }
        }
    }

    @Test
    void manyOrdersFillSeveralFiles() throws IOException {
        List<String> orderNos =
                IntStream.range(0, 1_300).mapToObj(each -> payment(500)).toList();

        look();

        assertThat(count("archived_order")).isEqualTo(1_300);
        assertThat(files()).hasSize(2);
        assertThat(journals(List.of(orderNos.getFirst(), orderNos.getLast())).values())
                .allSatisfy(lines -> assertThat(lines).hasSize(2));
        assertThat(database.queryForObject("select removed from retention where name = 'archived_order'", Long.class))
                .isEqualTo(1_300);
    }

    /** Instances that started in different directories would have archives of their own. */
    @Test
    void theDirectoryIsNamedSoThatEveryInstanceFindsIt() {
        assertThatThrownBy(() -> propertiesOf(Path.of("archive")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("payloom.retention.archive must be an absolute path");
        ArchiveFiles nowhere = new ArchiveFiles(propertiesOf(Path.of("")));
        assertThat(nowhere.isOn()).isFalse();
        assertThatThrownBy(() -> nowhere.read(new ArchiveFile(1, "orders-1.ndjson.gz", 1, ""), 1))
                .isInstanceOf(ArchiveUnreadable.class)
                .hasMessage(
                        "File orders-1.ndjson.gz of the archive is missing: payloom.retention.archive is not set in this"
                                + " instance.");
    }

    private static RetentionProperties propertiesOf(Path archive) {
        Duration any = Duration.ofDays(400);
        return new RetentionProperties(1, any, any, any, any, any, any, archive, any);
    }

    private void look() {
        isDue();
        archiving.look();
    }

    private void isDue() {
        database.update("update retention set due_at = ? where name = 'archived_order'", ago(1));
    }

    private Map<String, List<Journal.Line>> journals(List<String> subjects) {
        Map<String, List<Journal.Line>> journals = new LinkedHashMap<>();
        subjects.forEach(subject -> journals.put(
                subject,
                shown.show(
                        subject,
                        archived -> archived.journal(
                                subject, one.bean(ArchiveMapper.class).journal(List.of(subject))))));
        return journals;
    }

    private List<RoutingDecision> decisions(String orderNo) {
        return shown.show(
                orderNo,
                archived -> archived.decisions(one.bean(ArchiveMapper.class).decisions(List.of(orderNo)).stream()
                        .map(DecisionRow::decision)
                        .toList()));
    }

    private List<Map<String, Object>> rows(List<String> subjects) {
        String list = "('" + String.join("','", subjects) + "')";
        return Stream.of(
                        "select subject_no, seq, from_state, to_state, event, actor, detail, at from journal where subject_no in "
                                + list + " order by subject_no, seq",
                        "select * from route_decision where order_no in " + list + " order by attempt")
                .flatMap(sql -> database.queryForList(sql).stream())
                .toList();
    }

    private String openAlert() {
        return openAlert("ARCHIVE_FAILS");
    }

    private String openAlert(String kind) {
        return String.join(
                "",
                database.queryForList(
                        "select text from alert where kind = ? and acknowledged_at is null", String.class, kind));
    }

    private static byte[] rewritten(byte[] whole) throws IOException {
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(whole));
                var bytes = new ByteArrayOutputStream()) {
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(new String(packed.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("\"actor\":\"a\"", "\"actor\":\"b\"")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(archive)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(String file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive.resolve(file))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String payment(int days) {
        String orderNo = PaymentKind.PAYMENT.nextNumber();
        database.update(
                "insert into payment (order_no, merchant_id, merchant_order_no, fingerprint, amount_value, amount_currency,"
                        + " method, type, state, version, created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, '', 1200, 'CNY', 'card', 'credit', 'SUCCEEDED', 2, ?, ?, ?)",
                orderNo,
                orderNo,
                ago(days),
                ago(days),
                ago(days));
        line(orderNo, 1, days);
        line(orderNo, 2, days);
        return orderNo;
    }

    private String refund(String paymentNo, boolean ended) {
        String refundNo = RefundKind.REFUND.nextNumber();
        database.update(
                "insert into refund (refund_no, merchant_id, merchant_refund_no, order_no, fingerprint, amount_value,"
                        + " amount_currency, state, version, created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, ?, '', 100, 'CNY', 'SUCCEEDED', 2, ?, ?, ?)",
                refundNo,
                refundNo,
                paymentNo,
                ago(500),
                ago(500),
                ended ? ago(500) : null);
        line(refundNo, 1, 500);
        line(refundNo, 2, 500);
        return refundNo;
    }

    private String payout(boolean ended) {
        String orderNo = PayoutKind.PAYOUT.nextNumber();
        database.update(
                "insert into payout (order_no, merchant_id, merchant_order_no, fingerprint, amount_value, amount_currency,"
                        + " payee_kind, institution, payee_token, payee_account, payee_name, cnaps, mode, state, version,"
                        + " created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, '', 100, 'CNY', 'private', 'ICBC', 't', '6***1', 'L**', false, 'realtime',"
                        + " 'SUCCEEDED', 2, ?, ?, ?)",
                orderNo,
                orderNo,
                ago(500),
                ago(500),
                ended ? ago(500) : null);
        line(orderNo, 1, 500);
        line(orderNo, 2, 500);
        return orderNo;
    }

    private void payoutOf(String refundNo) {
        database.update(
                "insert into refund_payout (refund_no, state, payee_token, payee_account, payee_name, payee_kind, institution,"
                        + " amount_value, operator, reason, proposed_at, closed_at, payout_no)"
                        + " values (?, 'CONFIRMED', 't', '6***1', 'L**', 'private', 'ICBC', 100, 'ann', 'x', ?, ?, ?)",
                refundNo,
                ago(500),
                ago(500),
                payout(false));
    }

    private String transaction(String orderNo, int attempt) {
        return transaction(orderNo, attempt, "state = 'SUCCEEDED'");
    }

    private String transaction(String orderNo, int attempt, String change) {
        String number = TransactionKind.TRANSACTION.nextNumber();
        database.update(
                "insert into bank_transaction (transaction_no, order_no, operation, attempt, merchant_id, channel, account,"
                        + " pool, bank_order_no, amount_value, amount_currency, method, type, state, version, send_no,"
                        + " unreachable, query_count, reroutable, created_at, final_at)"
                        + " values (?, ?, 'PAY', ?, 'M', 'bank', 'bank-1', 'all', ?, 1200, 'CNY', 'card', 'credit',"
                        + " 'SUCCEEDED', 2, 1, 0, 0, false, ?, ?)",
                number,
                orderNo,
                attempt,
                number,
                ago(500),
                ago(500));
        database.update("update bank_transaction set " + change + " where transaction_no = ?", number);
        return number;
    }

    private String notification(String orderNo) {
        String number = NotificationKind.NOTIFICATION.nextNumber();
        database.update(
                "insert into notification (notification_no, merchant_id, order_no, order_version, event_type, body, state,"
                        + " version, attempts, attempts_before, next_attempt_at, created_at, updated_at)"
                        + " values (?, 'M', ?, 2, 'payment.succeeded', '{}', 'DELIVERED', 2, 1, 0, ?, ?, ?)",
                number,
                orderNo,
                ago(500),
                ago(500),
                ago(500));
        return number;
    }

    private String moneyCase(String orderNo) {
        String number = CaseKind.MONEY_CASE.nextNumber();
        database.update(
                "insert into money_case (case_no, transaction_no, order_no, merchant_id, kind, words, state, version,"
                        + " refund_attempts, created_at, final_at)"
                        + " values (?, ?, ?, 'M', 'LATE_SUCCESS', 'x', 'REFUNDED', 2, 1, ?, ?)",
                number,
                number,
                orderNo,
                ago(500),
                ago(500));
        return number;
    }

    /** The bank transaction by which a case of the order gave money back. */
    private String giveBack(String orderNo) {
        return transaction(
                database.queryForObject("select case_no from money_case where order_no = ?", String.class, orderNo), 1);
    }

    private void line(String subjectNo, int seq, int days) {
        database.update(
                "insert into journal (subject_no, seq, from_state, to_state, event, actor, detail, at)"
                        + " values (?, ?, ?, 'S', 'E', 'a', ?, ?)",
                subjectNo,
                seq,
                seq == 1 ? null : "S",
                seq == 1 ? null : "línea " + seq + "\nwith \"quotes\"",
                ago(days));
    }

    private void decision(String orderNo, int attempt) {
        database.update(
                "insert into route_decision (order_no, attempt, channel_code, account_code, pool_code, catalogue_version,"
                        + " payer_keys, parts, explanation, decided_at)"
                        + " values (?, ?, 'bank', 'bank-1', 'all', 7, 'k1,k2', '700,500', ?, ?)",
                orderNo,
                attempt,
                EXPLANATION,
                ago(500));
    }

    private void alert(String subjectNo) {
        database.update(
                "insert into alert (kind, dedup_key, subject_no, text, occurrences, first_at, opened_at, last_at)"
                        + " values ('K', ?, ?, 'x', 1, ?, ?, ?)",
                subjectNo,
                subjectNo,
                ago(500),
                ago(500),
                ago(500));
    }

    private void run(String subjectNo) {
        database.update(
                "insert into process_run (subject_no, process, run_no, due_at) values (?, 'PAYMENT', 1, ?)",
                subjectNo,
                ago(500));
    }

    private void outbox(String subjectNo) {
        database.update(
                "insert into outbox (purpose, subject_no, name, correlation_key, message_id, ttl_seconds, variables,"
                        + " attempts, created_at, due_at) values ('NEWS', ?, 'n', 'k', ?, 1, '{}', 0, ?, ?)",
                subjectNo,
                subjectNo,
                ago(500),
                ago(500));
    }

    private void unexplained(String transactionNo) {
        database.update(
                "insert into unexplained_answer (transaction_no, ended_as, code, heard_at) values (?, 'FAILED', 'X', ?)",
                transactionNo,
                ago(500));
    }

    private void set(String table, String change, String orderNo) {
        assertThat(database.update("update " + table + " set " + change + " where order_no = ?", orderNo))
                .isEqualTo(1);
    }

    /** Of a row that was made just now. */
    private void set(String table, String change, String orderNo, String made) {
        assertThat(made).isNotBlank();
        set(table, change, orderNo);
    }

    private long count(String rows) {
        Long number = database.queryForObject("select count(*) from " + rows, Long.class);
        return number == null ? 0 : number;
    }

    private static Timestamp ago(int days) {
        return Timestamp.from(CLOCK.instant().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofDays(days)));
    }
}
