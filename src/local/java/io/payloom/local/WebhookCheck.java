package io.payloom.local;

import com.svix.Webhook;
import com.svix.exceptions.EmptyWebhookSecretException;
import com.svix.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;

/** How a merchant tells whether a notification is Payloom's. */
public interface WebhookCheck {

    /**
     * Whether the signature fits.
     *
     * @param headers by their names in small letters
     */
    boolean accepts(String body, Map<String, List<String>> headers);

    /** The check that a real merchant would use: signature, and a timestamp within five minutes of this machine's clock. */
    static WebhookCheck with(String secret) {
        Webhook webhook = webhook(secret);
        return (body, headers) -> {
            try {
                webhook.verify(body, headers);
                return true;
            } catch (WebhookVerificationException refused) {
                return false;
            }
        };
    }

    private static Webhook webhook(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException empty) {
            throw new IllegalArgumentException(empty);
        }
    }
}
