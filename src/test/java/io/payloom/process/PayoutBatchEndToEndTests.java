package io.payloom.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.PayoutFile;
import io.payloom.support.SigningMerchant;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files of payouts over HTTP: read line by line, refused with every error, taken in part, followed, and their results. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutBatchEndToEndTests {

    private static final String BATCHES = "/v1/payout-batches";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final PayoutScene scene = new PayoutScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void everyLineOfAFileIsPaidOnceAndTheResultSaysSo() {
        String number = Orders.number();
        String file = PayoutFile.csv(60, number, line -> line % 20 == 7 ? 1 : 0);
        SigningMerchant.Answer accepted = upload(number, CSV, file, false);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
        assertThat(accepted.body().path("accepted").asInt()).isEqualTo(60);
        SigningMerchant.Answer again = upload(number, CSV, file, false);
        assertThat(again.text("/batchNo")).isEqualTo(accepted.text("/batchNo"));
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.text("/createdAt"))
                .as("issue 13, item 25")
                .isEqualTo(accepted.text("/createdAt"))
                .matches(".+T\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

        JsonNode finished = awaitFinished(accepted.text("/batchNo"));
        assertThat(finished.at("/payouts/SUCCEEDED").asInt()).isEqualTo(57);
        assertThat(finished.at("/payouts/FAILED").asInt()).isEqualTo(3);
        long ordered = finished.at("/sums/0/ordered").asLong();
        assertThat(ordered).isEqualTo(60 * 10_000L + 100L * (59 * 60 / 2));
        assertThat(finished.at("/sums/0/paid").asLong()).isEqualTo(paidByTheBanks(accepted.text("/batchNo")));

        List<String> csv = scene.merchant
                .download(BATCHES + "/" + accepted.text("/batchNo") + "/result")
                .lines()
                .toList();
        assertThat(csv).hasSize(61);
        assertThat(csv.getFirst())
                .isEqualTo("line,merchantOrderNo,orderNo,state,amount,paid,returned,currency,code,message,warnings");
        assertThat(csv.get(1)).startsWith("2," + number + "-0,O").contains(",SUCCEEDED,10000,10000,0,CNY,PAID,");
        assertThat(csv.get(8)).contains(",FAILED,10700,0,0,CNY,PAYEE_REFUSED,");
        assertThat(scene.merchant.download(BATCHES + "/" + accepted.text("/batchNo") + "/result?format=ndjson"))
                .startsWith("{\"line\":2,\"merchantOrderNo\":\"" + number + "-0\"");
    }

    @Test
    void aBadFileIsRefusedWithEveryErrorAndItsLine() {
        String number = Orders.number();
        String file = PayoutFile.HEADER
                + number + "-1,100,CNY,6229990000123456,LI LEI,private,ICBC\n"
                + number + "-2,1.5,CNY,6229990000123456,LI LEI,private,ICBC\n"
                + number + "-3,100,CNY,62 29,LI LEI,nobody,ICBC\n"
                + number + "-1,100,CNY,6229990000123456,LI LEI,private,ICBC\n"
                + number + "-5,100,CNY\n"
                + "\n"
                + number + "-7,100,CNY,6229990000123456,\"LI, LEI\",private,ICBC\n";
        SigningMerchant.Answer refused = upload(number, CSV, file, false);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("BATCH_INVALID");
        assertThat(errors(refused))
                .containsExactlyInAnyOrder(
                        "/lines/3/amount/value TYPE_MISMATCH",
                        "/lines/4/payee/account FORMAT_INVALID",
                        "/lines/4/payee/kind FORMAT_INVALID",
                        "/lines/5/merchantOrderNo DUPLICATE",
                        "/lines/6 COLUMNS_DIFFER");
        assertThat(scene.merchant
                        .get("/v1/payouts?merchantOrderNo=" + number + "-1")
                        .body()
                        .path("items"))
                .isEmpty();

        SigningMerchant.Answer partly = upload(number, CSV, file, true);
        assertThat(partly.status()).as(partly.body().toString()).isEqualTo(201);
        assertThat(partly.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(partly.body().path("rejected").asInt()).isEqualTo(4);
        awaitFinished(partly.text("/batchNo"));
        assertThat(scene.merchant.download(BATCHES + "/" + partly.text("/batchNo") + "/result"))
                .contains("\n3,,,REJECTED,,,,,TYPE_MISMATCH,")
                .contains("\n5,,,REJECTED,,,,,DUPLICATE,");
        assertThat(upload(number, CSV, file, false).text("/code")).isEqualTo("MERCHANT_BATCH_NO_REUSED");
    }

    /** Issue 13, item 5. */
    @Test
    void aLineThatIsScheduledInThePastIsRefusedAndItsRepeatIsNot() {
        String number = Orders.number();
        String at = scene.payloom.clock().instant().plusSeconds(3_600).toString();
        String csv = "merchantOrderNo,amount,currency,account,name,kind,institution,scheduledAt\n" + number
                + "-1,100,CNY,6229990000123456,LI LEI,private,ICBC,2020-01-31T09:00:00+08:00\n" + number
                + "-2,100,CNY,6229990000123456,LI LEI,private,ICBC," + at + "\n";
        assertThat(errors(upload(number, CSV, csv, false))).containsExactly("/lines/2/scheduledAt OUT_OF_RANGE");
        String json = Orders.aPayout(
                        number, 100, "6229990000123456", "ICBC", ",\"scheduledAt\":\"2020-01-31T09:00:00Z\"")
                .replace("\n", " ");
        assertThat(errors(upload(number, NDJSON, json, false))).containsExactly("/lines/1/scheduledAt OUT_OF_RANGE");

        String good = csv.replace("2020-01-31T09:00:00+08:00", at);
        String batchNo = upload(number, CSV, good, false).text("/batchNo");
        scene.payloom.moveClock(java.time.Duration.ofHours(2));
        assertThat(upload(number, CSV, good, false).text("/batchNo")).isEqualTo(batchNo);
        awaitFinished(batchNo);
    }

    @Test
    void aLineNamesAllOfItsErrorsAndItsNumberCountsAllTheSame() {
        String number = Orders.number();
        String used = Orders.number();
        scene.merchant.post("/v1/payouts", Orders.aPayout(used, 10_000, PayoutScene.account(0), "ICBC", ""));
        String file = PayoutFile.HEADER
                + number + "-1,1.5,XQX,62 29,LI LEI,nobody,ICBC\n"
                + number + "-1,100,CNY,6229990000123456,LI LEI,private,ICBC\n"
                + number + "-1,100,CNY,6229990000123456,LI LEI,nobody,ICBC\n"
                + used + ",ten,CNY,6229990000123456,LI LEI,private,ICBC\n"
                + "no number,100,CNY,6229990000123456,,private,ICBC\n"
                + "no number,100,CNY,6229990000123456,LI LEI,private,ICBC\n";

        assertThat(errors(upload(number, CSV, file, false)))
                .containsExactlyInAnyOrder(
                        "/lines/2/amount/value TYPE_MISMATCH",
                        "/lines/2/amount/currency CURRENCY_UNKNOWN",
                        "/lines/2/payee/account FORMAT_INVALID",
                        "/lines/2/payee/kind FORMAT_INVALID",
                        "/lines/3/merchantOrderNo DUPLICATE",
                        "/lines/4/payee/kind FORMAT_INVALID",
                        "/lines/4/merchantOrderNo DUPLICATE",
                        "/lines/5/amount/value TYPE_MISMATCH",
                        "/lines/5/merchantOrderNo NUMBER_USED",
                        "/lines/6/merchantOrderNo FORMAT_INVALID",
                        "/lines/6/payee/name REQUIRED",
                        "/lines/7/merchantOrderNo FORMAT_INVALID");
    }

    @Test
    void aJsonLineNamesAllOfItsErrorsAndItsNumberCountsAllTheSame() {
        String number = Orders.number();
        String good = Orders.aPayout(number, 12_000, PayoutScene.account(0), "ICBC", "")
                .replace("\n", " ");
        String unreadable = good.replace("12000", "\"12000\"")
                .replace("\"private\"", "true")
                .replace("\"LI LEI\"", "\"LI LEI\", \"phone\": 1");

        assertThat(errors(upload(number, NDJSON, unreadable + "\n" + good + "\n" + unreadable + "\nnull\n[]", false)))
                .containsExactlyInAnyOrder(
                        "/lines/1/amount/value TYPE_MISMATCH",
                        "/lines/1/payee/phone FIELD_UNKNOWN",
                        "/lines/1/payee/kind TYPE_MISMATCH",
                        "/lines/2/merchantOrderNo DUPLICATE",
                        "/lines/3/amount/value TYPE_MISMATCH",
                        "/lines/3/payee/phone FIELD_UNKNOWN",
                        "/lines/3/payee/kind TYPE_MISMATCH",
                        "/lines/3/merchantOrderNo DUPLICATE",
                        "/lines/4 TYPE_MISMATCH",
                        "/lines/5 TYPE_MISMATCH");
    }

    @Test
    void readsOneJsonObjectALine() {
        String number = Orders.number();
        String good = Orders.aPayout(number + "-1", 12_000, PayoutScene.account(0), "ICBC", "")
                .replace("\n", " ");
        String unknown = good.replace(number + "-1", number + "-2").replace("\"payee\"", "\"payer\"");
        SigningMerchant.Answer refused = upload(number, NDJSON, good + "\n" + unknown + "\n{\n", false);
        assertThat(errors(refused))
                .containsExactlyInAnyOrder(
                        "/lines/2/payer FIELD_UNKNOWN", "/lines/2/payee REQUIRED", "/lines/3 SYNTAX");

        SigningMerchant.Answer accepted = upload(number, NDJSON, good, false);
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(awaitFinished(accepted.text("/batchNo"))
                        .at("/payouts/SUCCEEDED")
                        .asInt())
                .isOne();

        String second = Orders.number();
        assertThat(errors(upload(second, NDJSON, good, false))).containsExactly("/lines/1/merchantOrderNo NUMBER_USED");
    }

    @Test
    void linesForLaterAreStartedWhenTheirTimeHasComeAsAllOthersAre() {
        Instant at = scene.payloom.clock().instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        String number = Orders.number();
        String file = PayoutFile.csv(8, number, line -> 0)
                .replace("institution\n", "institution,mode,scheduledAt\n")
                .replaceAll("(ABC|ICBC)\\R", "$1,scheduled," + at + "\n");
        SigningMerchant.Answer accepted = upload(number, CSV, file, false);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
        String batchNo = accepted.text("/batchNo");

        scene.payloom.moveClock(Duration.ofHours(2));
        awaitFinished(upload(Orders.number(), CSV, PayoutFile.csv(1, Orders.number(), line -> 0), false)
                .text("/batchNo"));
        assertThat(started(batchNo)).isZero();

        scene.payloom.moveClock(Duration.ofHours(1));
        assertThat(awaitFinished(batchNo).at("/payouts/SUCCEEDED").asInt()).isEqualTo(8);
        assertThat(started(batchNo)).isEqualTo(8);
    }

    private int started(String batchNo) {
        return requireNonNull(scene.payloom
                .database()
                .queryForObject("select count(*) from payout where batch_no = ? and started", Integer.class, batchNo));
    }

    /** Issue 13, items 6 and 22. */
    @Test
    void aFileOfAChineseSpreadsheetIsReadAsWhatItIsSaidToBe() {
        String number = Orders.number();
        Charset gbk = Charset.forName("GBK");
        byte[] file = (PayoutFile.HEADER.replace("\n", ",,\r\n") + number
                        + "-1,10000,CNY,6229990000123456,王小明,private,ICBC,,\r\n,,,,,,,,\r\n")
                .getBytes(gbk);
        String path = BATCHES + "?merchantBatchNo=" + number;

        assertThat(errors(scene.merchant.upload(path, CSV, file))).containsExactly("/lines/2 ENCODING_INVALID");
        for (String type : List.of(CSV + ";charset=Big5", CSV + ";charset=UTF-16", NDJSON + ";charset=GBK")) {
            SigningMerchant.Answer refused = scene.merchant.upload(path, type, file);
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.text("/detail"))
                    .isEqualTo(
                            "This address takes text/csv in UTF-8, GBK or GB18030, or application/x-ndjson in UTF-8.");
        }
        SigningMerchant.Answer accepted = scene.merchant.upload(path, CSV + "; charset=gbk", file);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
        assertThat(scene.merchant
                        .get("/v1/payouts?merchantOrderNo=" + number + "-1")
                        .text("/items/0/payee/name"))
                .isEqualTo("王**");
        assertThat(scene.merchant
                        .upload(path, CSV + "; charset=GBK", file)
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(scene.merchant.upload(path, CSV + "; charset=GB18030", file).text("/code"))
                .isEqualTo("MERCHANT_BATCH_NO_REUSED");
        awaitFinished(accepted.text("/batchNo"));
    }

    /** Issue 13, item 7. */
    @Test
    void textsHideNothingAndASpreadsheetRunsNoneOfThem() {
        String number = "-" + Orders.number();
        String file = PayoutFile.HEADER.replace("institution", "institution,purpose")
                + number + "-1,10000,CNY,6229990000123456,=1+1,private,ICBC,=cmd|' /C calc'!A0\n"
                + number + "-2,10000,CNY,6229990000123456,\u200B,private,ICBC,Salary\n"
                + number + "-3,10000,CNY,6229990000123456,LI\u202ELEI,private,ICBC,\u3000\n"
                + number + "-4,10000,CNY,6229990000123456,\" \",private,ICBC,Salary\n";
        SigningMerchant.Answer accepted = upload(number, CSV, file, true);

        assertThat(errors(upload(number + "-x", CSV, file, false)))
                .contains(
                        "/lines/3/payee/name FORMAT_INVALID",
                        "/lines/4/payee/name FORMAT_INVALID",
                        "/lines/4/purpose FORMAT_INVALID")
                .anyMatch(error -> error.startsWith("/lines/5/payee/name "));
        assertThat(accepted.status()).isEqualTo(201);
        String batchNo = accepted.text("/batchNo");
        awaitFinished(batchNo);
        assertThat(scene.merchant.download(BATCHES + "/" + batchNo + "/result"))
                .contains("\n2,'" + number + "-1,O")
                .contains(",SUCCEEDED,10000,10000,0,CNY,");
        assertThat(scene.merchant.download(BATCHES + "/" + batchNo + "/result?format=ndjson"))
                .contains("\"merchantOrderNo\":\"" + number + "-1\"");
        assertThat(scene.merchant
                        .get("/v1/payouts?merchantOrderNo=" + number + "-1")
                        .text("/items/0/purpose"))
                .isEqualTo("=cmd|' /C calc'!A0");
    }

    /** Issue 13, item 24: what the database is asked for, not how long that takes on this machine. */
    @Test
    void aFileIsWrittenInFewStatements() {
        Instant at = scene.payloom.clock().instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        String file = PayoutFile.csv(1_000, Orders.number(), line -> 0)
                .replace("institution\n", "institution,scheduledAt\n")
                .replaceAll("(ABC|ICBC)\\R", "$1," + at + "\n");
        long before = inserts();

        SigningMerchant.Answer accepted = upload(Orders.number(), CSV, file, false);

        assertThat(accepted.body().path("accepted").asInt()).isEqualTo(1_000);
        assertThat(inserts() - before).isLessThan(1_000);
    }

    private long inserts() {
        return Long.parseLong(requireNonNull(scene.payloom
                .database()
                .queryForObject("show global status like 'Com_insert'", (row, number) -> row.getString(2))));
    }

    @Test
    void whatIsNoSuchFileIsRefusedAsAWhole() {
        assertThat(errors(upload(Orders.number(), CSV, "merchantOrderNo,amount\na,1\n", false)))
                .containsExactly("/lines/1 COLUMN_MISSING");
        assertThat(errors(upload(Orders.number(), CSV, PayoutFile.HEADER, false)))
                .containsExactly(" NO_LINES");
        assertThat(upload(Orders.number(), "application/pdf", "x", false).status())
                .isEqualTo(415);
        String tooMany = PayoutFile.csv(10_001, Orders.number(), line -> 0);
        assertThat(errors(upload(Orders.number(), CSV, tooMany, false))).containsExactly(" TOO_MANY_LINES");
        assertThat(scene.merchant.get(BATCHES + "/B00000000000000000000000000").text("/code"))
                .isEqualTo("BATCH_NOT_FOUND");
    }

    private SigningMerchant.Answer upload(String number, String type, String file, boolean partial) {
        return scene.merchant.upload(
                BATCHES + "?merchantBatchNo=" + number + (partial ? "&partial=true" : ""), type, file);
    }

    private static List<String> errors(SigningMerchant.Answer refused) {
        return StreamSupport.stream(refused.body().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .toList();
    }

    private JsonNode awaitFinished(String batchNo) {
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.merchant.get(BATCHES + "/" + batchNo).state())
                .isEqualTo("FINISHED"));
        return scene.merchant.get(BATCHES + "/" + batchNo).body();
    }

    private long paidByTheBanks(String batchNo) {
        return scene
                .payloom
                .database()
                .queryForList("select order_no from payout where batch_no = ?", String.class, batchNo)
                .stream()
                .mapToLong(scene::paidByTheBanks)
                .sum();
    }
}
