package io.payloom.kernel;

/** What a merchant may order; the letter starts the order number, so that a number tells its kind. */
public enum OrderKind {
    PAYMENT('P'),
    REFUND('R'),
    PAYOUT('O');

    private final char letter;

    OrderKind(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    /** Whether a number is that of an order of this kind. */
    public boolean isOf(String number) {
        return !number.isEmpty() && number.charAt(0) == letter;
    }
}
