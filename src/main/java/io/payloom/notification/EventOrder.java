package io.payloom.notification;

import io.payloom.database.Database;
import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives every event its place in the order in which merchants read them, after its commit and one instance at a time.
 * Numbers and times are drawn before the commit: whoever read by them would miss an event whose transaction ends late.
 */
@Component
class EventOrder {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int MOST = 200;

    private final NotificationMapper mapper;
    private final Database database;
    private final Background pulse = new Background("event-order", "Events are listed a little later");

    EventOrder(NotificationMapper mapper, Database database) {
        this.mapper = mapper;
        this.database = database;
        pulse.every(PERIOD, this::place);
    }

    /** Places what was committed since the last time. */
    void place() {
        while (!mapper.unplaced(1).isEmpty() && placeSome() == MOST) {}
    }

    private int placeSome() {
        return database.inTransaction(() -> {
            long next = mapper.lockNextPlace();
            List<String> numbers = mapper.unplaced(MOST); // again: another instance may have been faster
            if (!numbers.isEmpty()) {
                mapper.place(next, numbers);
                mapper.advance(numbers.size());
            }
            return numbers.size();
        });
    }

    @PreDestroy
    void stop() {
        pulse.close();
    }
}
