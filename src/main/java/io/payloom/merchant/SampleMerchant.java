package io.payloom.merchant;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The merchant of the local stack, whose public keys stand in the README; known before the first request. */
@Component
@Profile("local")
class SampleMerchant implements SmartInitializingSingleton {

    private static final String ID = "M-SAMPLE";
    private static final String KEY_ID = "local-only-key-1";
    private static final String SECRET = "local-only-merchant-secret-0123456789abcdef";
    private static final String WEBHOOK_SECRET = "whsec_bG9jYWwtb25seS13ZWJob29rLXNlY3JldC0wMTIz";

    private final Merchants merchants;
    private final SampleMerchantProperties properties;

    SampleMerchant(Merchants merchants, SampleMerchantProperties properties) {
        this.merchants = merchants;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        merchants.enroll(new NewMerchant(ID, "Sample merchant of the local stack", properties.notifyUrl(), true));
        merchants.addHmacKey(ID, KEY_ID, SECRET);
        merchants.addWebhookSecret(ID, WEBHOOK_SECRET);
    }
}
