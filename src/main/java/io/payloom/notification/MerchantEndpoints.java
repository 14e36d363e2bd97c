package io.payloom.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where a merchant listens and with what to sign; asked before every attempt, so changes act at once. */
public interface MerchantEndpoints {

    Endpoint of(String merchantId);

    /**
     * A merchant's endpoint.
     *
     * @param notifyUrl null when the merchant has none
     * @param webhookSecrets each {@code whsec_} and base64; two during rotation
     */
    record Endpoint(@Nullable String notifyUrl, List<String> webhookSecrets) {

        @Override
        public String toString() {
            return "Endpoint[" + notifyUrl + ", " + webhookSecrets.size() + " secrets]";
        }
    }
}
