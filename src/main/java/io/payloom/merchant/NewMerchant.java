package io.payloom.merchant;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known about a merchant.
 *
 * @param id 1 to 32 letters, digits, {@code -} or {@code _}; never changes
 * @param notifyUrl must pass {@link NotifyUrls#refusalOf}
 */
public record NewMerchant(String id, String name, @Nullable String notifyUrl, boolean enabled) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public NewMerchant {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A merchant id has 1 to 32 of A-Z a-z 0-9 _ -");
        }
    }
}
