package io.payloom.payment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to pay, with what each takes and forbids. */
enum PayMethod {
    CARD("card", Means.CARD, "credit", "debit"),
    QUICKPAY("quickpay", Means.CARD, "credit", "debit"),
    NETBANK("netbank", Means.PAYER, "b2c", "b2b"),
    QR("qr", Means.PAYER, "scan");

    /** What moves the money: the card that comes with the request, or the payer, who is waited for. */
    private enum Means {
        CARD,
        PAYER
    }

    private final String word;
    private final Means means;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> types;

    PayMethod(String word, Means means, String... types) {
        this.word = word;
        this.means = means;
        this.types = List.of(types);
    }

    static Optional<PayMethod> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    List<String> types() {
        return types;
    }

    boolean takesCard() {
        return means == Means.CARD;
    }

    boolean waitsForPayer() {
        return means == Means.PAYER;
    }

    static boolean isType(String type) {
        return Arrays.stream(values()).anyMatch(method -> method.types.contains(type));
    }

    static String withCard() {
        return words(Means.CARD);
    }

    static String withoutCard() {
        return words(Means.PAYER);
    }

    private static String words(Means means) {
        return Arrays.stream(values())
                .filter(method -> method.means == means)
                .map(PayMethod::word)
                .collect(Collectors.joining(" and "));
    }
}
