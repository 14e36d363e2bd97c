package io.payloom.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The body of a call that books something. */
interface BookingRequest {

    /** The name of the first field that no bank would take, without its value; null if the request is sound. */
    @Nullable
    String flaw();

    static boolean isOrderNo(String text) {
        return text.matches("[A-Za-z0-9_-]{1,64}");
    }

    /** Whether it fits on a statement; nothing at all is fine, too. */
    static boolean isStatementText(@Nullable String text) {
        return text == null || text.length() <= 200;
    }

    static boolean isCurrency(String text) {
        return text.matches("[A-Z]{3}");
    }

    /** Whether callbacks can go there; no address at all is fine, too. */
    static boolean isReachable(@Nullable String url) {
        try {
            return url == null || (url.matches("https?://.*") && new URI(url).getHost() != null);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
