package io.payloom.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The elements of an order that features compare and priority expressions may name. */
public enum OrderElement {
    ORDER_NO("orderNo", Kind.TEXT),
    MERCHANT("merchant", Kind.TEXT),
    METHOD("method", Kind.TEXT),
    TYPE("type", Kind.TEXT),
    /** Minor units. */
    AMOUNT("amount", Kind.NUMBER),
    CURRENCY("currency", Kind.TEXT),
    INSTITUTION("institution", Kind.TEXT),
    /** First six digits of the card. */
    BIN("bin", Kind.TEXT),
    TERMINAL_TYPE("terminalType", Kind.TEXT),
    BUSINESS_PRODUCT("businessProduct", Kind.TEXT),
    PAY_PRODUCT("payProduct", Kind.TEXT),
    MEMBER("member", Kind.TEXT),
    /** {@code private} or {@code public}: a person's or a company's account. */
    PAYER_KIND("payerKind", Kind.TEXT),
    /** In the channel's time zone. */
    TIME_OF_DAY("timeOfDay", Kind.TIME),
    /** In the channel's time zone, 1 is Monday. */
    WEEKDAY("weekday", Kind.NUMBER);

    /** How values of an element are written and compared. */
    public enum Kind {
        TEXT,
        /** Whole numbers. */
        NUMBER,
        /** {@code HH:mm}. */
        TIME
    }

    private final String word;
    private final Kind kind;

    OrderElement(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** Its name in the catalogue's file and in FEEL. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<OrderElement> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All names, in the order of declaration. */
    public static List<String> words() {
        return Arrays.stream(values()).map(OrderElement::word).toList();
    }
}
