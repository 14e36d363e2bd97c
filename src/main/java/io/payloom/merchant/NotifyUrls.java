package io.payloom.merchant;

import io.payloom.http.AddressGuard;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what may be written down as a notification address: what the guard lets out, as far as the spelling tells. Whether
 * the address behind the name may be connected to is checked when it is connected to; nothing is looked up here.
 */
@Component
public class NotifyUrls {

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[!-~]+");

    private final AddressGuard guard;

    NotifyUrls(AddressGuard guard) {
        this.guard = guard;
    }

    /** Why this can never be notified, as the end of a sentence that begins with "It"; empty when it can, or is null. */
    public Optional<String> refusalOf(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        if (!PRINTABLE_ASCII.matcher(url).matches()) {
            return Optional.of("must be a URL in printable ASCII");
        }
        try {
            return guard.refusalOf(new URI(url).parseServerAuthority());
        } catch (URISyntaxException malformed) {
            return Optional.of("must be an https URL");
        }
    }
}
