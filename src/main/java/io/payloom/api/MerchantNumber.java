package io.payloom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number that a merchant gives to what it asks for. */
public final class MerchantNumber {

    public static final String FORMAT = "^[A-Za-z0-9_.-]{1,64}$";

    private MerchantNumber() {}

    /** @throws RequestRefused when one is given as a parameter and none can be like it */
    public static void check(String parameter, @Nullable String number) {
        if (number != null && !number.matches(FORMAT)) {
            throw RequestRefused.invalid(List.of(
                    Violation.ofParameter(parameter, "FORMAT_INVALID", "must be 1 to 64 of A-Z a-z 0-9 _ - .")));
        }
    }
}
