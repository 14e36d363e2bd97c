package io.payloom.notification;

import io.payloom.http.AddressGuard;
import io.payloom.http.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Sends one signed attempt through the address guard. */
@Component
@EnableConfigurationProperties(NotificationProperties.class)
class WebhookSender implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 65_536;

    private final MerchantEndpoints endpoints;
    private final AddressGuard guard;
    private final Replies replies;
    private final Duration timeout;
    private final OutgoingHttp http;

    WebhookSender(MerchantEndpoints endpoints, AddressGuard guard, Replies replies, NotificationProperties properties) {
        this.endpoints = endpoints;
        this.guard = guard;
        this.replies = replies;
        this.timeout = properties.timeout();
        this.http = new OutgoingHttp(guard, CONNECT_TIMEOUT, LONGEST_ANSWER);
    }

    Reply send(Notification notification, Instant at) {
        MerchantEndpoints.Endpoint endpoint = endpoints.of(notification.merchantId());
        String url = notification.url() == null ? endpoint.notifyUrl() : notification.url();
        if (url == null) {
            return new Reply.Hopeless(null, "the merchant has no notification URL");
        }
        if (endpoint.webhookSecrets().isEmpty()) {
            return Replies.failed("not sent: the merchant has no webhook secret");
        }
        return post(url, notification, at, endpoint.webhookSecrets());
    }

    private Reply post(String url, Notification notification, Instant at, List<String> secrets) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Replies.failed("not sent: the URL is malformed");
        }
        Optional<String> refusal = guard.refusalOf(uri);
        if (refusal.isPresent()) {
            return Replies.failed("not sent: the URL " + refusal.get());
        }
        byte[] body = notification.body().getBytes(StandardCharsets.UTF_8);
        return replies.to(http.post(uri, headers(notification, at, secrets), body, timeout));
    }

    private static Map<String, String> headers(Notification notification, Instant at, List<String> secrets) {
        String id = notification.notificationNo();
        long timestamp = at.getEpochSecond();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Payloom",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                WebhookSignature.of(id, timestamp, notification.body(), secrets));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
