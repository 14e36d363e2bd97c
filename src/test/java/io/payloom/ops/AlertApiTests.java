package io.payloom.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.alert.Alerts;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.RunningPayloom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operators' API for alerts over HTTP, on the running application. */
@OnRunningPayloom
class AlertApiTests {

    private static final String ALERTS = "/ops/v1/alerts";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());
    private final Alerts alerts = payloom.bean(Alerts.class);
    private final String kind = "API_TEST_" + System.nanoTime();

    @Test
    void listsOpenAlertsNewestFirstPageByPage() {
        for (String key : List.of("a", "b", "c")) {
            alerts.raise(kind, key, "P0" + key, "Look at " + key);
        }

        Answer first = operator.get(ALERTS + "?kind=" + kind + "&limit=2");
        Answer second = operator.get(ALERTS + "?kind=" + kind + "&limit=2&cursor=" + first.text("/nextCursor"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/items").findValuesAsText("key")).containsExactly("c", "b");
        assertThat(first.json().at("/hasMore").asBoolean()).isTrue();
        assertThat(second.json().at("/items").findValuesAsText("key")).containsExactly("a");
        assertThat(second.json().at("/hasMore").asBoolean()).isFalse();
        assertThat(second.text("/items/0/subject")).isEqualTo("P0a");
        assertThat(second.text("/items/0/text")).isEqualTo("Look at a");
        assertThat(second.text("/items/0/state")).isEqualTo("open");
        assertThat(second.text("/items/0/openedAt")).matches("\\d{4}-.*Z");
    }

    /** Issue 13, item 14. */
    @Test
    void aNotificationThatNobodyKnowsCannotBeSentAgainAndTheReasonIsRequired() {
        String resend = "/ops/v1/notifications/N01M88D297QC5HPPBVF7Z1QGHHP/resend";

        assertThat(operator.post(resend, "{\"reason\":\"ticket 4711\"}").text("/code"))
                .isEqualTo("EVENT_NOT_FOUND");
        assertThat(operator.post(resend, "{\"reason\":\" \"}").text("/errors/0/pointer"))
                .isEqualTo("/reason");
    }

    @Test
    void aNamedPersonAcknowledgesInWordsAndTheHistoryIsKept() {
        alerts.raise(kind, "a", null, "Look");
        String id = operator.get(ALERTS + "?kind=" + kind).text("/items/0/id");

        Answer given = acknowledge(id, "{\"note\":\"asking the bank\"}");

        assertThat(given.status()).isEqualTo(200);
        assertThat(given.text("/state")).isEqualTo("acknowledged");
        assertThat(given.text("/acknowledgements/0/by")).isEqualTo("local-operator");
        assertThat(given.text("/acknowledgements/0/note")).isEqualTo("asking the bank");
        assertThat(operator.get(ALERTS + "?kind=" + kind).json().at("/items")).isEmpty();
        assertThat(operator.get(ALERTS + "?state=acknowledged&kind=" + kind)
                        .json()
                        .at("/items"))
                .hasSize(1);

        Answer again = acknowledge(id, "{\"note\":\"me too\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/code")).isEqualTo("ALERT_ACKNOWLEDGED");
        assertThat(again.text("/detail")).contains("by local-operator");

        alerts.raise(kind, "a", null, "Look again");
        Answer reopened = operator.get(ALERTS + "?kind=" + kind);
        assertThat(reopened.text("/items/0/id")).isEqualTo(id);
        assertThat(reopened.json().at("/items/0/acknowledgements")).hasSize(1);
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        alerts.raise(kind, "a", null, "Look");
        String id = operator.get(ALERTS + "?kind=" + kind).text("/items/0/id");

        for (String body : List.of("{}", "{\"note\":\" \"}", "{\"note\":\"" + "x".repeat(501) + "\"}")) {
            Answer refused = acknowledge(id, body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/note");
        }
        assertThat(acknowledge("0", "{\"note\":\"x\"}").text("/code")).isEqualTo("ALERT_NOT_FOUND");
        assertThat(operator.get(ALERTS + "?state=shut").text("/errors/0/parameter"))
                .isEqualTo("state");
        assertThat(operator.get(ALERTS + "?limit=101").text("/errors/0/parameter"))
                .isEqualTo("limit");
        assertThat(operator.get(ALERTS + "?cursor=x").text("/errors/0/parameter"))
                .isEqualTo("cursor");
        assertThat(operator.send("GET", ALERTS, "", Map.of()).status()).isEqualTo(401);
        assertThat(operator.send(
                                "POST",
                                ALERTS + "/" + id + "/acknowledgement",
                                "{\"note\":\"x\"}",
                                Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(401);
    }

    private Answer acknowledge(String id, String body) {
        return operator.post(ALERTS + "/" + id + "/acknowledgement", body);
    }
}
