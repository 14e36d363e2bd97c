package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class SnapshotsTests {

    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofDays(1);

    private final AtomicLong version = new AtomicLong(1);
    private final Snapshots snapshots =
            new Snapshots(new OneVersion(), new Database(mock(PlatformTransactionManager.class)), LONGER_THAN_ANY_TEST);

    /** The next look would be tomorrow. */
    @Test
    void whatThisInstanceChangesItSeesAtOnce() {
        AtomicInteger taken = new AtomicInteger();
        Snapshot<Integer> snapshot = snapshots.of("prices", taken::incrementAndGet, refused -> {});
        assertThat(snapshot.current()).isOne();

        snapshots.changed("prices");

        await().atMost(Duration.ofMinutes(1)).until(() -> snapshot.current() == 2);
        snapshots.stop();
    }

    private final class OneVersion implements VersionMapper {

        @Override
        public List<Row> versions() {
            return List.of(new Row("prices", version.get()));
        }

        @Override
        public int add(String name) {
            version.incrementAndGet();
            return 1;
        }
    }
}
