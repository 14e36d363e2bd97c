package io.payloom.notification;

import io.payloom.merchant.Merchants;
import org.springframework.stereotype.Component;

/** The endpoints that merchants have registered. */
@Component
class RegisteredEndpoints implements MerchantEndpoints {

    private final Merchants merchants;

    RegisteredEndpoints(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Endpoint of(String merchantId) {
        Merchants.Listening listening = merchants.listening(merchantId);
        return new Endpoint(listening.notifyUrl(), listening.webhookSecrets());
    }
}
