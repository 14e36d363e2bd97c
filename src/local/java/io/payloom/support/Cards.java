package io.payloom.support;

import java.util.concurrent.atomic.AtomicLong;

/** Card numbers that pass the Luhn check, a new one for each payer. */
public final class Cards {

    private static final AtomicLong NEXT = new AtomicLong(1);

    private Cards() {}

    public static String next() {
        String digits = "622202%09d".formatted(NEXT.getAndIncrement());
        return digits + checkDigit(digits);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
