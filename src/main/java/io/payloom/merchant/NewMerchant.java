package io.payloom.merchant;

import io.payloom.kernel.PlainText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known about a merchant.
 *
 * @param id 1 to 32 letters, digits, {@code -} or {@code _}; never changes
 * @param notifyUrl must pass {@link NotifyUrls#refusalOf}
 */
public record NewMerchant(String id, String name, @Nullable String notifyUrl, boolean enabled) {

    private static final int LONGEST_NAME = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public NewMerchant {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A merchant id has 1 to 32 of A-Z a-z 0-9 _ -");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of merchant " + id + " must have 1 to 100 characters");
        }
        PlainText.fault(name).ifPresent(fault -> {
            throw new IllegalArgumentException("The name of merchant " + id + " " + fault);
        });
    }
}
