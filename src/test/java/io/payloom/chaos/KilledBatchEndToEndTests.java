package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.local.PayloomProcess;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.PayoutFile;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A file of payouts whose instance is killed as by {@code kill -9} while it is worked off: every line ends once. With {@code
 * -Dpayloom.test.batch-lines=10000} it is a large one, with 512 MiB of heap; what it takes of time is printed.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledBatchEndToEndTests {

    private static final int LINES = Integer.getInteger("payloom.test.batch-lines", 100);
    private static final Duration PATIENCE = Duration.ofSeconds(120).plusMillis(LINES * 400L);

    /** For a large file, whose lines must not all be in memory; a small one proves nothing with it. */
    private static final String[] HEAP = LINES > 1_000 ? new String[] {"-Xmx512m"} : new String[0];

    private static final String BATCHES = "/v1/payout-batches";

    private final SecondStack stack = SecondStack.get();
    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        if (times != null) {
            stack.payloom(HEAP);
            times.close();
        }
    }

    @Test
    void everyLineEndsOnce() {
        PayloomProcess payloom = stack.payloom(HEAP);
        times = new ShortTimes(payloom.url(), KilledBatchEndToEndTests::soonSure);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        Instant begin = Instant.now();
        String number = Orders.number();
        String file = PayoutFile.csv(LINES, number, line -> line % 50 == 3 ? 1 : 0);
        SigningMerchant.Answer accepted = merchant().upload(BATCHES + "?merchantBatchNo=" + number, "text/csv", file);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
        Duration upload = Duration.between(begin, Instant.now());
        String batchNo = accepted.text("/batchNo");

        await().atMost(PATIENCE).until(() -> ended(batchNo) > LINES / 10);
        int endedWhenKilled = ended(batchNo);
        payloom.kill();
        stack.payloom(HEAP);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            JsonNode progress = progress(batchNo);
            if (LINES > 1_000) {
                System.out.printf("%s %s%n", Duration.between(begin, Instant.now()), progress.path("payouts"));
            }
            assertThat(progress.path("state").asText()).isEqualTo("FINISHED");
        });

        JsonNode finished = progress(batchNo);
        int refused = (LINES + 46) / 50;
        int neverSent = neverSent();
        assertThat(finished.at("/payouts/FAILED").asInt()).isBetween(refused, refused + neverSent);
        assertThat(finished.at("/payouts/SUCCEEDED").asInt()
                        + finished.at("/payouts/FAILED").asInt())
                .isEqualTo(LINES);
        assertThat(atTheBanks(number)).hasSize(LINES - neverSent).doesNotHaveDuplicates();
        System.out.printf(
                "%d payouts of one file: uploaded in %s, killed after %d, ended after %s%n",
                LINES, upload, endedWhenKilled, Duration.between(begin, Instant.now()));
    }

    /** The orders of the batch's lines that a bank has, one entry for each success or refusal. */
    private List<String> atTheBanks(String number) {
        Set<String> known = new HashSet<>(stack.database()
                .queryForList(
                        "select t.bank_order_no from bank_transaction t join payout p on p.order_no = t.order_no"
                                + " where p.merchant_order_no like ?",
                        String.class,
                        number + "-%"));
        return StreamSupport.stream(stack.banks().ledger().spliterator(), false)
                .filter(entry -> known.contains(entry.path("orderNo").asText()))
                .filter(entry -> !entry.path("payee").asText().isEmpty())
                .map(entry ->
                        entry.path("payee").asText() + entry.path("amount").asLong())
                .toList();
    }

    /** What was written down and not sent when the instance was killed; its bank says so, and the merchant may retry it. */
    private int neverSent() {
        return stack.database()
                .queryForObject(
                        "select count(*) from bank_transaction where operation = 'PAYOUT'"
                                + " and unified_code = 'NOT_RECEIVED_BY_BANK'",
                        Integer.class);
    }

    private static void soonSure(JsonNode catalogue) {
        List.of("northbank-payout", "unionlink-payout").forEach(code -> {
            ObjectNode channel = CatalogueEditing.part(catalogue, "channels", code);
            channel.put("callDeadline", "2s").put("queriesPerSecond", 50);
            ((ObjectNode) channel.at("/interfaces/0"))
                    .put("notFoundFinalAfter", "20s")
                    .put("querySchedule", "2s,5s,10s,10s,10s,20s,30s");
        });
    }

    private int ended(String batchNo) {
        JsonNode payouts = progress(batchNo).path("payouts");
        return payouts.path("SUCCEEDED").asInt() + payouts.path("FAILED").asInt();
    }

    private JsonNode progress(String batchNo) {
        return merchant().get(BATCHES + "/" + batchNo).body();
    }

    private SigningMerchant merchant() {
        return stack.merchant();
    }
}
