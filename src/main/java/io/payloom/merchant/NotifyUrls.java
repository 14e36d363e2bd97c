package io.payloom.merchant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says what may be written down as a notification address: an absolute https URL without user information. Whether the
 * address behind it may be connected to is checked when it is connected to.
 */
@Component
public class NotifyUrls {

    /** Characters that a notification address may have at most. */
    public static final int LONGEST = 500;

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[!-~]+");

    private final boolean allowHttp;

    NotifyUrls(MerchantProperties properties) {
        this.allowHttp = properties.allowHttpNotifyUrl();
    }

    public boolean isAcceptable(String url) {
        if (url.length() > LONGEST || !PRINTABLE_ASCII.matcher(url).matches()) {
            return false;
        }
        try {
            URI uri = new URI(url).parseServerAuthority();
            return hasAcceptableScheme(uri)
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65535
                    && uri.getPort() != 0;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private boolean hasAcceptableScheme(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || (allowHttp && "http".equalsIgnoreCase(uri.getScheme()));
    }
}
