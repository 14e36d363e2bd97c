package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.alert.Alerts;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RawHttp;
import io.payloom.support.RunningPayloom;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 13, item 22: people hear of those who send what is not genuine, and cannot be flooded with it. */
@OnRunningPayloom
class ForgeriesEndToEndTests {

    private static final int MOST_REQUESTS = 500;
    private static final String NOBODY = "nobody was told";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Forgeries forgeries = payloom.bean(Forgeries.class);
    private final ForgeryAlerts watch = payloom.bean(ForgeryAlerts.class);
    private final Alerts alerts = payloom.bean(Alerts.class);
    private final List<Integer> statuses = new ArrayList<>();

    @BeforeEach
    void nobodyIsNamed() {
        itStops();
    }

    @AfterEach
    void itStops() {
        payloom.database()
                .update("update alert set last_at = last_at - interval 2 hour where kind = ?", ForgeryAlerts.KIND);
        watch.look();
        assertThat(open()).as("settled by itself").isEmpty();
    }

    @Test
    void whoseRequestsAreRefusedForTooManyIsNamed() {
        double invalid = refused("signature-invalid");
        double tooMany = refused("too-many");

        String what = "merchants' requests with a key that is not valid";

        assertThat(sendUntilToldOf("127.0.0.9", what, this::aBadRequest)).contains("127.0.0.9", what);

        assertThat(refused("signature-invalid") - invalid).isEqualTo(Collections.frequency(statuses, 401));
        assertThat(refused("too-many") - tooMany).isEqualTo(Collections.frequency(statuses, 429));
        assertThat(statuses).endsWith(429);
    }

    @Test
    void whoseCallbacksAreForgedIsNamed() {
        String forged = "POST /callbacks/northbank-card HTTP/1.1\r\nHost: payloom\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

        String what = "callbacks of channel northbank-card";

        assertThat(sendUntilToldOf("127.0.0.10", what, () -> forged)).contains("127.0.0.10", what);
        assertThat(statuses).endsWith(401);
    }

    @Test
    void whoGuessesTheTokensOfOperatorsIsNamed() {
        String guess = "GET /ops/v1/alerts HTTP/1.1\r\nHost: payloom\r\nConnection: close\r\n"
                + "Authorization: Bearer guessed\r\n\r\n";

        assertThat(sendUntilToldOf("127.0.0.11", "operators' API", () -> guess))
                .contains("127.0.0.11", "operators' API");
        assertThat(statuses).endsWith(401);
    }

    @Test
    void howeverManyThereAreOnlySomeAreNamed() {
        Forgeries strict = bearingWithThree();
        for (int i = 0; i < 40; i++) {
            goOnUntilTooMany(strict, "2001:db8:0:" + Integer.toHexString(i) + "::1");
        }

        look(strict);

        assertThat(open()).hasSize(ForgeryAlerts.MOST_NAMED + 1).contains("others");
        assertThat(open()).filteredOn(key -> !key.equals("others")).allMatch(key -> key.endsWith("::/64"));
    }

    /** The header that a load balancer should have set may say anything. */
    @Test
    void noAddressForgesAText() {
        Forgeries strict = bearingWithThree();
        goOnUntilTooMany(strict, "<script>\n");

        look(strict);

        assertThat(open()).containsExactly("an unreadable address");
    }

    private static Forgeries bearingWithThree() {
        return new Forgeries(new MerchantProperties(
                Duration.ofMinutes(5),
                new MerchantProperties.Rate(1, 1),
                new MerchantProperties.BadSignatures(1, 3),
                null));
    }

    private void look(Forgeries counted) {
        ForgeryAlerts another = new ForgeryAlerts(counted, alerts, payloom.clock());
        another.look();
        another.stop();
    }

    /** The application of the tests bears with a million; what is borne with grows between two requests. */
    private String sendUntilToldOf(String sender, String what, Supplier<String> request) {
        goOnUntilTooMany(forgeries, sender);
        RawHttp http = new RawHttp(URI.create(payloom.baseUrl()).getPort(), sender);
        String text = NOBODY;
        for (int i = 0; i < MOST_REQUESTS && !text.contains(what); i++) {
            watch.look();
            statuses.add(RawHttp.statusOf(http.send(request.get())));
            text = textAbout(sender);
        }
        return text;
    }

    private static void goOnUntilTooMany(Forgeries counted, String sender) {
        while (!counted.count(sender, "guesses")) {
            // it is borne with
        }
    }

    private String aBadRequest() {
        return "GET /v1/payments HTTP/1.1\r\nHost: payloom\r\nConnection: close\r\nAuthorization: PAYLOOM-HMAC-SHA256"
                + " keyId=\"nobody\",timestamp=\"" + payloom.clock().instant().getEpochSecond() + "\",nonce=\""
                + UUID.randomUUID() + "\",signature=\"AAAA\"\r\n\r\n";
    }

    private String textAbout(String sender) {
        watch.look();
        return alerts.open(ForgeryAlerts.KIND).stream()
                .filter(alert -> alert.dedupKey().equals(sender))
                .map(Alerts.Alert::text)
                .findFirst()
                .orElse(NOBODY);
    }

    private List<String> open() {
        return alerts.open(ForgeryAlerts.KIND).stream()
                .map(Alerts.Alert::dedupKey)
                .toList();
    }

    private double refused(String reason) {
        return payloom
                .bean(MeterRegistry.class)
                .find("payloom.signatures.refused")
                .tag("reason", reason)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
