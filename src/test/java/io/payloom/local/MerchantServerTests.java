package io.payloom.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.svix.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MerchantServerTests {

    private static final String BODY =
            """
            {"type":"payment.succeeded","data":{"orderNo":"P<1>","state":"SUCCEEDED","amount":{"value":1200,"currency":"CNY"}}}""";

    private final MerchantServer server =
            new MerchantServer(Ports.free(), WebhookCheck.with(SampleMerchantKeys.WEBHOOK_SECRET), Clock.systemUTC());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesWhatIsSignedAndShowsIt() throws Exception {
        assertThat(notify(BODY, BODY, Instant.now())).isEqualTo(204);

        assertThat(server.received()).singleElement().satisfies(one -> {
            assertThat(one.verified()).isTrue();
            assertThat(one.type()).isEqualTo("payment.succeeded");
            assertThat(one.orderNo()).isEqualTo("P<1>");
        });
        assertThat(page()).contains("payment.succeeded", "P&lt;1&gt;", "1200 CNY", "verified");
    }

    @Test
    void refusesWhatIsSignedForAnotherBodyAndReadsNothingOfIt() throws Exception {
        assertThat(notify(BODY, BODY.replace("1200", "9900"), Instant.now())).isEqualTo(401);

        assertThat(server.received()).singleElement().satisfies(one -> {
            assertThat(one.verified()).isFalse();
            assertThat(one.orderNo()).isEmpty();
        });
        assertThat(page()).contains("does not fit").doesNotContain("SUCCEEDED");
    }

    @Test
    void refusesWhatWasSignedLongAgo() throws Exception {
        assertThat(notify(BODY, BODY, Instant.now().minus(Duration.ofMinutes(6))))
                .isEqualTo(401);
    }

    @Test
    void keepsTheLastHundred() throws Exception {
        for (int number = 0; number < 101; number++) {
            notify(BODY, BODY + number, Instant.now());
        }
        assertThat(server.received()).hasSize(100);
    }

    private int notify(String signed, String sent, Instant at) throws Exception {
        long timestamp = at.getEpochSecond();
        String signature = new Webhook(SampleMerchantKeys.WEBHOOK_SECRET).sign("N1", timestamp, signed);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.notifyUrl()))
                .header("webhook-id", "N1")
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
        return Http.send(request).statusCode();
    }

    private String page() throws IOException {
        HttpResponse<String> page = Http.send(Http.get(server.url() + "/"));
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        return page.body();
    }
}
