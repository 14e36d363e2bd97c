package io.payloom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.svix.Webhook;
import com.svix.exceptions.EmptyWebhookSecretException;
import com.svix.exceptions.WebhookSigningException;
import io.payloom.lifecycle.Journal;
import io.payloom.local.MerchantServer;
import io.payloom.local.Ports;
import io.payloom.local.WebhookCheck;
import io.payloom.routing.Routing;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransactions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@OnRunningPayloom
class DemoTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void tellsTheJourneysOfAllOrdersToTheirEnds() {
        payloom.banks().behaveNormally();

        runWith(DemoTests::isSigned, Duration.ofMinutes(2));

        assertThat(printed())
                .contains("8 of 8 orders ended as expected, and the merchant knows of each.")
                .doesNotContain("Not as expected");
        assertThat(told("card 12.00 CNY", "order")).startsWith("accepted", "routed", "submitted", "succeeded");
        assertThat(told("card 12.01 CNY", "order")).containsExactly("accepted", "routed", "submitted", "failed");
        assertThat(told("card 12.01 CNY", "bank")).containsExactly("created", "submitting", "failed");
        assertThat(told("card 12.03 CNY", "order"))
                .containsExactly("accepted", "routed", "submitted", "processing", "succeeded");
        assertThat(told("card 12.03 CNY", "bank"))
                .containsExactly("created", "submitting", "processing", "asked, query 1", "succeeded");
        assertThat(told("QR 21.00 CNY", "payer")).containsExactly("sees QR code");
        assertThat(told("QR 21.00 CNY", "order")).containsSequence("processing", "succeeded");
        assertThat(told("refund 5.00 CNY", "order")).containsExactly("accepted", "submitted", "succeeded");
        assertThat(told("refund 5.00 CNY", "bank")).containsExactly("created", "submitting", "succeeded");
        assertThat(told("undo 21.00 CNY", "order")).containsExactly("accepted", "submitted", "succeeded");
        assertThat(printed()).containsPattern("undo 21.00 CNY .*(a void: the payment of the day is undone|a refund)");
        assertThat(told("payout 120000.00 CNY", "order")).startsWith("accepted").endsWith("partially_succeeded");
        assertThat(List.of("part 1", "part 2", "part 3"))
                .extracting(part -> told("payout 120000.00 CNY", part).getLast())
                .containsExactlyInAnyOrder("succeeded", "succeeded", "failed");
        assertThat(told("rest of the payout", "order")).containsExactly("accepted", "routed", "submitted", "succeeded");
        assertThat(told("rest of the payout", "part 1")).containsExactly("created", "submitting", "succeeded");
        assertThat(printed().lines().filter(line -> line.contains("signature verified by the merchant")))
                .hasSize(8);
    }

    @Test
    void saysWhichOrdersDidNotEndAsExpected() {
        runWith((body, headers) -> false, Duration.ofSeconds(3));

        assertThat(printed())
                .contains("Not as expected: card 12.00 CNY (P")
                .contains("the merchant was not notified; see instance ")
                .contains("0 of 8 orders ended as expected")
                .doesNotContain("signature verified");
    }

    private void runWith(WebhookCheck check, Duration patience) {
        try (MerchantServer server = new MerchantServer(Ports.free(), check, payloom.clock()).start();
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Surroundings around =
                    new Surroundings(books(), payloom.merchant(), server::received, Optional.empty(), payloom.clock());
            new Demo(around, server.notifyUrl(), patience, out).run();
        }
    }

    private Books books() {
        return new Books(
                payloom.bean(Journal.class),
                payloom.bean(Routing.class),
                payloom.bean(BankTransactions.class),
                payloom.bean(JdbcTemplate.class));
    }

    private List<String> told(String order, String who) {
        return printed()
                .lines()
                .map(line -> line.split(" {2,}"))
                .filter(columns -> columns.length > 3 && columns[1].equals(order) && columns[2].equals(who))
                .map(columns -> columns[3])
                .toList();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** By the clock of these tests, which may be far ahead, a timestamp says nothing; everything else is checked. */
    private static boolean isSigned(String body, Map<String, List<String>> headers) {
        String id = headers.get("webhook-id").getFirst();
        long timestamp = Long.parseLong(headers.get("webhook-timestamp").getFirst());
        try {
            String expected = new Webhook(RunningPayloom.WEBHOOK_SECRET).sign(id, timestamp, body);
            return headers.get("webhook-signature").getFirst().equals(expected);
        } catch (EmptyWebhookSecretException | WebhookSigningException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
