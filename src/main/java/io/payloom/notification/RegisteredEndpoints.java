package io.payloom.notification;

import io.payloom.merchant.Merchant;
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
        return new Endpoint(
                merchants.find(merchantId).map(Merchant::notifyUrl).orElse(null), merchants.webhookSecrets(merchantId));
    }
}
