package io.payloom.local;

/** What the sample merchant of the local stack signs and verifies with; it stands in the README, too. */
public final class SampleMerchantKeys {

    public static final String KEY_ID = "local-only-key-1";
    public static final String SECRET = "local-only-merchant-secret-0123456789abcdef";
    public static final String WEBHOOK_SECRET = "whsec_bG9jYWwtb25seS13ZWJob29rLXNlY3JldC0wMTIz";

    private SampleMerchantKeys() {}
}
