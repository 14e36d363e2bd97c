package io.payloom.channel;

/**
 * What the payer must do before the bank can go on.
 *
 * @param type {@link #QR_CODE} or {@link #REDIRECT}
 * @param content text of the QR code, or the address to go to
 */
public record PayerAction(String type, String content) {

    public static final String QR_CODE = "qr-code";
    public static final String REDIRECT = "redirect";
}
