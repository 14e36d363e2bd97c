package io.payloom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.catalogue.Operation;
import io.payloom.resultcode.CodeQuestion;
import io.payloom.resultcode.ResultCodes;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The operators' API for result codes over HTTP, on the running application; every test has a code of its own. */
@OnRunningPayloom
class ResultCodeApiTests {

    private static final String RESULT_CODES = "/ops/v1/result-codes";
    private static final AtomicInteger CODES = new AtomicInteger();

    private final RunningPayloom payloom = RunningPayloom.get();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());
    private final String code = "API" + CODES.incrementAndGet();

    @Test
    void showsThePresentTableWithItsVersionAndFiltersIt() {
        Answer all = operator.get(RESULT_CODES);
        Answer refunds = operator.get(RESULT_CODES + "?operation=refund&channel=*&merchant=*");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.etag()).isEqualTo("\"" + all.text("/version") + "\"");
        assertThat(all.json().at("/lines").size())
                .isGreaterThan(refunds.json().at("/lines").size());
        assertThat(refunds.json().at("/lines").findValuesAsText("operation")).containsOnly("refund");
        assertThat(refunds.json().at("/lines").findValuesAsText("unifiedCode"))
                .contains("REFUNDED", "REFUND_REFUSED", "NEEDS_REVIEW");
        assertThat(operator.get(RESULT_CODES + "?channel=no-bank").json().at("/lines"))
                .isEmpty();
    }

    @Test
    void aNamedPersonAddsReplacesAndRemovesALine() {
        Answer added = put(line("FAILED", ""), etag());
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text("/line/unifiedCode")).isEqualTo("CARD_REFUSED");
        assertThat(added.text("/line/subCode")).isEqualTo("*");
        assertThat(added.text("/line/added/by")).isEqualTo("local-operator");
        assertThat(added.text("/line/added/reason")).isEqualTo("mail of the bank, 3 March");
        assertThat(added.etag()).isEqualTo("\"" + added.text("/version") + "\"");

        Answer replaced = put(line("CLOSED", ""), added.etag());
        assertThat(verdictAt(replaced)).isEqualTo("CLOSED");
        assertThat(verdictAt(added)).isEqualTo("FAILED");
        assertThat(operator.get(RESULT_CODES + "?version=" + added.text("/version"))
                        .etag())
                .as("what was is nothing to change")
                .isEmpty();

        String address = RESULT_CODES + "/" + replaced.text("/line/id");
        assertThat(operator.change("DELETE", address, "", replaced.etag()).text("/errors/0/parameter"))
                .isEqualTo("reason");
        Answer removed = operator.change("DELETE", address + "?reason=mistaken", "", replaced.etag());
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.text("/line/removed/reason")).isEqualTo("mistaken");
        assertThat(verdictAt(removed)).isEmpty();
        assertThat(operator.change("DELETE", address + "?reason=again", "", removed.etag())
                        .text("/code"))
                .isEqualTo("RESULT_CODE_NOT_FOUND");
    }

    @Test
    void aChangeNeedsTheVersionThatItWasMadeForAsTheCatalogueDoes() {
        String before = etag();
        assertThat(put(line("FAILED", ""), "\"0\"").status()).isEqualTo(412);
        assertThat(put(line("FAILED", ""), "\"0\"").text("/code")).isEqualTo("RESULT_CODES_OUTDATED");
        assertThat(put(line("FAILED", ""), "none").status()).isEqualTo(400);
        assertThat(operator.post(RESULT_CODES, line("FAILED", "")).text("/code"))
                .isEqualTo("BAD_REQUEST");
        assertThat(operator.change("DELETE", RESULT_CODES + "/1?reason=x", "", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(etag()).isEqualTo(before);
        assertThat(operator.send("GET", RESULT_CODES, "", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void namesEverythingThatIsWrongWithALine() {
        Answer values = put(
                """
                {"channel":"","operation":"steal","code":"a b","verdict":"MAYBE","unifiedCode":"lower","message":" ",
                 "effectiveFrom":"tomorrow","subCode":"much too long for any sub code"}""",
                etag());
        assertThat(values.status()).isEqualTo(400);
        assertThat(values.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(values.json().at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/channel",
                        "/operation",
                        "/code",
                        "/verdict",
                        "/unifiedCode",
                        "/message",
                        "/effectiveFrom",
                        "/subCode",
                        "/reason");

        Answer facts = put(
                line(
                                "FAILED",
                                ",\"effectiveFrom\":\"2030-01-02T00:00:00Z\",\"effectiveUntil\":\"2030-01-01T00:00:00Z\"")
                        .replace("northbank-card", "no-bank"),
                etag());
        assertThat(facts.status()).isEqualTo(400);
        assertThat(facts.json().at("/errors").findValuesAsText("code"))
                .containsExactly("CHANNEL_UNKNOWN", "DATES_REVERSED");

        put(line("FAILED", ""), etag());
        Answer overlap = put(line("FAILED", ",\"effectiveFrom\":\"2030-01-01T08:00:00+08:00\""), etag());
        assertThat(overlap.text("/errors/0/code")).isEqualTo("LINES_OVERLAP");
        assertThat(operator.get(RESULT_CODES + "?version=999999").text("/errors/0/parameter"))
                .isEqualTo("version");
    }

    @Test
    void oneMeaningFollowsTheOtherByTheirDates() {
        put(line("FAILED", ",\"effectiveUntil\":\"2030-01-01T00:00:00Z\""), etag());
        Answer next = put(line("CLOSED", ",\"effectiveFrom\":\"2030-01-01T08:00:00+08:00\""), etag());

        assertThat(next.status()).isEqualTo(200);
        assertThat(next.text("/line/effectiveFrom")).isEqualTo("2030-01-01T00:00:00.000000Z");
    }

    @Test
    void reportsWhatNobodyHasExplainedUntilSomebodyDoes() {
        payloom.bean(ResultCodes.class)
                .translate(new CodeQuestion("M1", "northbank-card", Operation.PAY, code, "7", "T-EXAMPLE"));

        Answer open = operator.get(RESULT_CODES + "/untranslated");
        assertThat(open.body())
                .contains("\"code\":\"" + code + "\",\"subCode\":\"7\",\"occurrences\":1")
                .contains("\"transactionNos\":[\"T-EXAMPLE\"]");

        put(line("FAILED", ""), etag());

        assertThat(operator.get(RESULT_CODES + "/untranslated").body()).doesNotContain(code);
        assertThat(operator.get(RESULT_CODES + "/untranslated?state=all").body())
                .contains(code)
                .contains("\"translatedBy\":\"local-operator\"");
        assertThat(operator.get(RESULT_CODES + "/untranslated?state=shut").text("/errors/0/parameter"))
                .isEqualTo("state");
    }

    @Test
    void reportsLinesThatNoBankHasSent() {
        put(line("FAILED", ""), etag());

        Answer report = operator.get(RESULT_CODES + "/never-seen");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().at("/lines").findValuesAsText("code")).contains(code);
    }

    @Test
    @EnabledIf("io.payloom.support.ShellTools#areThereOrDue")
    void theCommandsOfTheRunbookTranslateACode() throws IOException, InterruptedException {
        String runbook = Files.readString(Path.of("docs/operations.md"));
        String script = (block(runbook, "OPS=") + block(runbook, "ops \"$OPS/result-codes/untranslated\""))
                .replace("http://127.0.0.1:8080", payloom.baseUrl())
                .replace("7Z99", code)
                .replace("table.json", "/dev/null");

        Process bash = new ProcessBuilder("bash", "-euc", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said).contains("\"code\":\"" + code + "\"", "\"reason\":\"Northbank, case 4711\"");
    }

    /** The block of commands that begins so. */
    private static String block(String document, String beginning) {
        int from = document.indexOf("```sh\n" + beginning) + "```sh\n".length();
        return document.substring(from, document.indexOf("```", from));
    }

    private String etag() {
        return operator.get(RESULT_CODES).etag();
    }

    private Answer put(String body, String etag) {
        return operator.change("POST", RESULT_CODES, body, etag);
    }

    private String line(String verdict, String more) {
        return """
                {"channel":"northbank-card","operation":"pay","code":"%s","unifiedCode":"CARD_REFUSED","verdict":"%s",
                 "message":"The card was refused","reason":"mail of the bank, 3 March"%s}"""
                .formatted(code, verdict, more);
    }

    private String verdictAt(Answer changed) {
        Answer table = operator.get(RESULT_CODES + "?version=" + changed.text("/version"));
        List<String> found = table.json().at("/lines").findParents("code").stream()
                .filter(line -> line.get("code").asText().equals(code))
                .map(line -> line.get("verdict").asText())
                .toList();
        return String.join(",", found);
    }
}
