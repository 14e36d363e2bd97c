package io.payloom.notification;

/** As many notifications as are allowed at once are on their way to this merchant; nothing was sent or counted. */
public class MerchantBusy extends RuntimeException {

    private final String merchantId;

    MerchantBusy(String merchantId) {
        super("Merchant " + merchantId + " has its share of notifications under way");
        this.merchantId = merchantId;
    }

    public String merchantId() {
        return merchantId;
    }
}
