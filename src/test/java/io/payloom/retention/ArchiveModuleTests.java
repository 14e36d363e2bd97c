package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.database.Database;
import io.payloom.kernel.SettingRefused;
import io.payloom.lifecycle.Journal;
import io.payloom.routing.RoutingDecision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Issue 13, item 32: journals and decisions go into an archive that can be read back, and nowhere else. */
class ArchiveModuleTests extends ArchiveOnTwoInstances {

    @Test
    void whatIsArchivedReadsAsBefore() throws IOException {
        String orderNo = old.payment(500);
        String young = old.payment(399);
        List<String> subjects = List.of(
                orderNo,
                old.transaction(orderNo, 1),
                old.notification(orderNo),
                old.moneyCase(orderNo),
                old.giveBack(orderNo));
        subjects.stream().skip(1).forEach(subject -> old.line(subject, 1, 500));
        old.decision(orderNo, 1);
        old.decision(orderNo, 2);
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
        String orderNo = old.payment(500);
        old.decision(orderNo, 1);
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
                            + TextNode.valueOf(OldRows.EXPLANATION)
                            + ",\"decidedAt\":\"2020-02-03T04:05:06Z\"}]}\n");
        }
    }

    @Test
    void anOrderStaysWhileAnythingAboutItIsOpen() {
        Map<String, String> staying = new LinkedHashMap<>();
        staying.put("not ended", old.payment(500));
        old.set("payment", "final_at = null", staying.get("not ended"));
        staying.put("a transaction has no result", old.payment(500));
        old.transaction(staying.get("a transaction has no result"), 1, "final_at = null, state = 'PROCESSING'");
        staying.put("a bank is asked about an ended transaction", old.payment(500));
        old.transaction(staying.get("a bank is asked about an ended transaction"), 1, "watch_at = utc_timestamp()");
        staying.put("a money case is open", old.payment(500));
        old.set(
                "money_case",
                "final_at = null",
                staying.get("a money case is open"),
                old.moneyCase(staying.get("a money case is open")));
        staying.put("a refund is under way", old.payment(500));
        old.refund(staying.get("a refund is under way"), false);
        staying.put("its merchant was not told", old.payment(500));
        old.set(
                "notification",
                "state = 'PENDING'",
                staying.get("its merchant was not told"),
                old.notification(staying.get("its merchant was not told")));
        staying.put("an alert about a transaction is open", old.payment(500));
        old.alert(old.transaction(staying.get("an alert about a transaction is open"), 1));
        staying.put("its run is not finished", old.payment(500));
        old.run(staying.get("its run is not finished"));
        staying.put("the run of its notification is not finished", old.payment(500));
        old.run(old.notification(staying.get("the run of its notification is not finished")));
        staying.put("the engine was not told", old.payment(500));
        old.outbox(staying.get("the engine was not told"));
        staying.put("nobody has explained what the bank says", old.payment(500));
        old.unexplained(old.transaction(staying.get("nobody has explained what the bank says"), 1));
        String refunded = old.payment(500);
        staying.put("the payout that carries a refund is under way", old.refund(refunded, true));
        old.payoutOf(staying.get("the payout that carries a refund is under way"));
        staying.put("the refund that a payout carries is under way", old.payout(true));
        old.set(
                "payout",
                "refund_no = '" + old.refund(old.payment(500), false) + "'",
                staying.get("the refund that a payout carries is under way"));
        staying.put("a retry of a payout is under way", old.payout(true));
        old.set("payout", "retry_of = '" + staying.get("a retry of a payout is under way") + "'", old.payout(false));
        String going = old.payment(500);
        String refund = old.refund(going, true);
        String payout = old.payout(true);
        staying.put("ended not long ago", old.payment(500));
        old.set("payment", "final_at = final_at + interval 101 day", staying.get("ended not long ago"));
        staying.put("something was written about it not long ago", old.payment(500));
        old.line(old.transaction(staying.get("something was written about it not long ago"), 1), 1, 10);

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
    void whatHappensLaterContinuesTheNumbersAndIsArchivedInItsTurn() {
        String orderNo = old.payment(500);
        String transactionNo = old.transaction(orderNo, 1);
        old.line(transactionNo, 1, 500);
        old.decision(orderNo, 1);
        look();

        old.line(transactionNo, 2, 0);
        old.line(orderNo, 3, 0);
        old.set("payment", "version = 3", orderNo);
        assertThat(journals(List.of(orderNo, transactionNo)).values())
                .extracting(lines -> lines.stream().map(Journal.Line::seq).toList())
                .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(1, 2));
        look();
        assertThat(count("journal")).as("too young").isEqualTo(2);

        OldRows.CLOCK.move(Duration.ofDays(401));
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
    void manyOrdersFillSeveralFiles() throws IOException {
        List<String> orderNos = one.bean(Database.class).inTransaction(() -> IntStream.range(0, 1_300)
                .mapToObj(each -> old.payment(500))
                .toList());

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
}
