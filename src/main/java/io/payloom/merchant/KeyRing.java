package io.payloom.merchant;

import io.payloom.merchant.MerchantKeyMapper.ValidKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys that are valid: one query for each request as a rule, and none for the requests of a sender of forgeries,
 * which are looked up in a picture of all keys that is ten seconds old at most. So forgeries cost the database nothing,
 * and a genuine request from the same address is still known as genuine.
 */
@Component
class KeyRing {

    private static final Duration OLDEST = Duration.ofSeconds(10);

    private final MerchantKeyMapper keys;
    private final Forgeries forgeries;
    private final Clock clock;
    private @Nullable Picture picture;

    KeyRing(MerchantKeyMapper keys, Forgeries forgeries, Clock clock) {
        this.keys = keys;
        this.forgeries = forgeries;
        this.clock = clock;
    }

    Optional<ValidKey> find(Credentials credentials, String sender) {
        ValidKey key = forgeries.areTooMany(sender)
                ? picture().keys().get(credentials.keyId())
                : keys.valid(credentials.keyId(), credentials.algorithm(), clock.instant());
        return Optional.ofNullable(key).filter(found -> found.algorithm() == credentials.algorithm());
    }

    private synchronized Picture picture() {
        Instant now = clock.instant();
        if (picture == null || Duration.between(picture.taken(), now).compareTo(OLDEST) > 0) {
            Map<String, ValidKey> all = new HashMap<>();
            keys.allValid(now).forEach(key -> all.put(key.keyId(), key));
            picture = new Picture(now, all);
        }
        return picture;
    }

    private record Picture(Instant taken, Map<String, ValidKey> keys) {}
}
