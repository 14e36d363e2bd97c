package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.Cards;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Genuine callbacks whose texts are longer than anyone planned for: they are taken, and decide what they say. */
@OnRunningPayloom
class OverlongCallbackTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void neitherALongCodeNorALongPayerActionNorALongReferenceKeepsASuccessOut() throws Exception {
        String orderNo = merchant.post("/v1/payments", Orders.aCardPayment(Orders.number(), 51_022, Cards.next(), null))
                .orderNo();
        await().atMost(PATIENCE)
                .until(() -> merchant.get("/v1/payments/" + orderNo).state().equals("PROCESSING"));
        Map<String, Object> row = payloom.database()
                .queryForMap("select channel, bank_order_no from bank_transaction where order_no = ?", orderNo);
        String channel = String.valueOf(row.get("channel"));
        String about = "{\"orderNo\":\"" + row.get("bank_order_no") + "\",";

        assertThat(call(channel, about + "\"code\":\"" + "X".repeat(2000) + "\"}"))
                .isEqualTo(200);
        assertThat(call(channel, about + "\"code\":\"1001\",\"redirectUrl\":\"" + "q".repeat(5000) + "\"}"))
                .isEqualTo(200);
        assertThat(call(
                        channel,
                        about + "\"code\":\"0000\",\"amount\":51022,\"currency\":\"CNY\",\"bankReference\":\""
                                + "R".repeat(2000) + "\"}"))
                .isEqualTo(200);

        await().atMost(PATIENCE)
                .until(() -> merchant.get("/v1/payments/" + orderNo).state().equals("SUCCEEDED"));
    }

    @Test
    void aLongNumberThatIsNotOursIsTakenToo() throws Exception {
        assertThat(call("northbank-card", "{\"orderNo\":\"" + "9".repeat(2000) + "\",\"code\":\"0000\"}"))
                .isEqualTo(200);
    }

    private int call(String channel, String body) throws Exception {
        String timestamp = Long.toString(payloom.clock().instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(payloom.baseUrl() + "/callbacks/" + channel))
                .header("X-Bank-Timestamp", timestamp)
                .header("X-Bank-Nonce", "nonce")
                .header("X-Bank-Signature", signature(channel, timestamp + "\nnonce\n" + body + "\n"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String signature(String channel, String text) throws Exception {
        String secret =
                payloom.bean(Environment.class).getRequiredProperty("payloom.channel.sample-secrets." + channel);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
