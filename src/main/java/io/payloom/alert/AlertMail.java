package io.payloom.alert;

import io.payloom.alert.MailMapper.Claim;
import io.payloom.alert.MailMapper.Due;
import io.payloom.alert.MailMapper.Opening;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mails what was opened, at most once per kind and pause; what comes in the pause goes together in the next mail. Of
 * several instances the one that claims the kind sends. It marks what it sent afterwards, so a crash in between repeats
 * a mail and loses none.
 */
@Component
class AlertMail {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);

    /** Longer than a mail server can hold up one mail with the time-outs that are set. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;
    private static final int MARKED_AT_ONCE = 200;

    private final MailMapper mapper;
    private final AlertMailProperties properties;
    private final Postman postman;
    private final Database database;
    private final Clock clock;

    AlertMail(MailMapper mapper, AlertMailProperties properties, Postman postman, Database database, Clock clock) {
        this.mapper = mapper;
        this.properties = properties;
        this.postman = postman;
        this.database = database;
        this.clock = clock;
    }

    void sendDue() {
        if (properties.reachesAnybody()) {
            mapper.due().stream()
                    .map(Due::kind)
                    .filter(kind -> !properties.recipientsOf(kind).isEmpty())
                    .forEach(kind -> claim(kind).ifPresent(this::send));
        }
    }

    private Optional<Claim> claim(String kind) {
        Instant now = clock.instant();
        Claim seen = mapper.claimOf(kind);
        if (seen == null) {
            mapper.insertClaim(kind, now);
            seen = new Claim(kind, 0, 0);
        }
        return mapper.claim(seen, now, now.plus(LEASE)) == 1 ? Optional.of(seen.next()) : Optional.empty();
    }

    private void send(Claim claim) {
        List<Opening> openings = mapper.openings(claim.kind());
        if (openings.isEmpty()) { // acknowledged meanwhile
            mapper.sent(claim, clock.instant(), clock.instant());
            return;
        }
        try {
            postman.send(letter(claim.kind(), openings), properties.recipientsOf(claim.kind()));
        } catch (RuntimeException failed) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(claim.failures(), MOST_DOUBLINGS));
            LOG.warn("The mail about {} waits for another {}: {}", claim.kind(), pause, failed.toString());
            mapper.failed(claim, clock.instant().plus(pause));
            return;
        }
        for (int from = 0; from < openings.size(); from += MARKED_AT_ONCE) {
            List<Opening> some = openings.subList(from, Math.min(openings.size(), from + MARKED_AT_ONCE));
            database.inTransaction(() -> mapper.markMailed(some));
        }
        mapper.sent(claim, clock.instant(), clock.instant().plus(properties.pause()));
    }

    private Letter letter(String kind, List<Opening> openings) {
        List<Opening> first = openings.subList(0, Math.min(openings.size(), Letter.MOST_TOLD));
        return Letter.about(kind, mapper.alerts(first), openings.size());
    }
}
