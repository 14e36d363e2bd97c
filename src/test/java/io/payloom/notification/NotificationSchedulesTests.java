package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class NotificationSchedulesTests {

    private static final NotificationScheduleMapper NO_OVERRIDES = new NotificationScheduleMapper() {
        @Override
        public @Nullable String delays(String merchantId) {
            return null;
        }

        @Override
        public void save(String merchantId, String delays) {}

        @Override
        public void delete(String merchantId) {}
    };

    @Test
    void coversThreeDaysByDefault() {
        List<Duration> gaps = schedules(() -> 0).of("M1");

        assertThat(gaps)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(3),
                        Duration.ofHours(6),
                        Duration.ofHours(12),
                        Duration.ofHours(24),
                        Duration.ofHours(24));
    }

    @Test
    void shortensAndLengthensByUpToAFifth() {
        Duration gap = Duration.ofMinutes(10);

        assertThat(schedules(() -> 0).jittered(gap)).isEqualTo(Duration.ofMinutes(8));
        assertThat(schedules(() -> -1).jittered(gap)).isEqualTo(Duration.ofMinutes(12));
        assertThat(schedules(() -> -1).jittered(Duration.ZERO)).isZero();
    }

    private static NotificationSchedules schedules(RandomGenerator random) {
        NotificationProperties defaults =
                Binder.get(new MockEnvironment()).bindOrCreate("payloom.notification", NotificationProperties.class);
        return new NotificationSchedules(NO_OVERRIDES, defaults, random);
    }
}
