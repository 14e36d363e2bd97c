package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.lifecycle.Journal;
import io.payloom.support.ModuleInstance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Issue 13, item 32: kills, damaged files and instances that do the same at once lose nothing and double nothing. */
class ArchiveFaultsModuleTests extends ArchiveOnTwoInstances {

    @Test
    void aFileThatWasNeverRecordedIsRemovedAndItsOrdersGoLater() throws IOException {
        String orderNo = old.payment(500);
        Path foreign = Files.writeString(archive.resolve("orders-of-somebody-else.ndjson.gz"), "x");
        ArchiveMapper mapper = one.bean(ArchiveMapper.class);
        mapper.begin("orders-crashed.ndjson.gz", OldRows.CLOCK.instant());
        try (ArchiveWriter writer = one.bean(ArchiveFiles.class).begin("orders-crashed.ndjson.gz")) {
            writer.add(one.bean(EndedOrders.class)
                    .among(List.of(orderNo), OldRows.CLOCK.instant().minus(Duration.ofDays(400)))
                    .get(orderNo));
            writer.finish(); // and here it dies
        }
        mapper.begin("orders-half.ndjson.gz", OldRows.CLOCK.instant());
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
                IntStream.range(0, 70).mapToObj(each -> old.payment(500)).toList();
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
        String orderNo = old.payment(500);
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

        old.payment(500);
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
        old.payment(500);
        look();
        Path file = archive.resolve(files().getFirst());
        byte[] whole = Files.readAllBytes(file);
        ArchiveCheck check = one.bean(ArchiveCheck.class);
        check.look(); // the first look only begins to count
        Files.write(file, rewritten(whole));

        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).as("it was read not long ago").isEmpty();
        OldRows.CLOCK.move(Duration.ofDays(31));
        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).contains(file.getFileName().toString(), "of 1 orders");

        Files.write(file, whole);
        OldRows.CLOCK.move(Duration.ofHours(2));
        check.look();
        assertThat(openAlert("ARCHIVE_DAMAGED")).isEmpty();
    }

    @Test
    void aDirectoryThatTakesNothingIsToldOfUntilItDoes() throws IOException {
        old.payment(500);
        Path away = directory.resolve("away");
        Files.move(archive, away);

        look();
        OldRows.CLOCK.move(Duration.ofMinutes(1));
        archiving.look();
        assertThat(count("journal")).isEqualTo(2);
        assertThat(openAlert()).contains(archive.toString(), "NoSuchFileException");
        Files.writeString(archive, "not a directory");
        OldRows.CLOCK.move(Duration.ofMinutes(5));
        archiving.look();
        assertThat(openAlert()).isNotEmpty();
        assertThat(count("journal")).isEqualTo(2);

        Files.delete(archive);
        Files.move(away, archive);
        OldRows.CLOCK.move(Duration.ofMinutes(5));
        archiving.look();
        assertThat(count("journal")).isZero();
        assertThat(openAlert()).isEmpty();
        assertThat(count("archive_file"))
                .as("what was begun in vain is forgotten")
                .isEqualTo(1);
    }

    @Test
    void ofTwoInstancesAtOnceNoneDoublesWhatTheOtherDoes() throws IOException {
        List<String> orderNos =
                IntStream.range(0, 300).mapToObj(each -> old.payment(500)).toList();
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
        String orderNo = old.payment(500);
        String changed = old.payment(500);
        Instant before = OldRows.CLOCK.instant().minus(Duration.ofDays(400));
        Map<String, ArchivedOrder> read = one.bean(EndedOrders.class).among(List.of(orderNo, changed), before);
        old.line(changed, 3, 499);
        old.set("notification", "state = 'PENDING'", changed, old.notification(changed));
        isDue();
        other.bean(Archiving.class).look();
        assertThat(count("archived_order")).isEqualTo(1);
        old.set("notification", "state = 'DELIVERED'", changed);

        one.bean(ArchiveMapper.class).begin("orders-late.ndjson.gz", OldRows.CLOCK.instant());
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
}
