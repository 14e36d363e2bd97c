package io.payloom.merchant;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers which nonces a key has used, for as long as a timestamp that went with one could still be in the window: a
 * request from the far future of the window lives for twice its length.
 */
@Component
class Nonces {

    private static final int BATCH = 1000;

    private final MerchantKeyMapper mapper;
    private final Database database;
    private final Clock clock;
    private final Duration keep;

    Nonces(MerchantKeyMapper mapper, Database database, Clock clock, MerchantProperties properties) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
        this.keep = properties.clockWindow().multipliedBy(2).plusMinutes(1);
    }

    /** @return false when the key has used it before */
    boolean use(String keyId, String nonce) {
        try {
            database.alone(() -> mapper.addNonce(keyId, nonce, clock.instant()));
            return true;
        } catch (DuplicateKeyException usedBefore) {
            return false;
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void purge() {
        int purged;
        do {
            purged = database.inTransaction(
                    () -> mapper.purgeNonces(clock.instant().minus(keep), BATCH));
        } while (purged == BATCH);
    }
}
