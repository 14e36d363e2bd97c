package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The list of events that a merchant reads in place of being told. */
class EventListModuleTests extends MerchantToTell {

    @Test
    void listsAMerchantsEventsPageByPage() {
        List<String> numbers = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            numbers.add(notifications.announce(
                    new NewNotification(merchantId, orderNo, version, "payment.succeeded", null, BODY)));
        }
        numbers.sort(null);
        events.place();

        List<Notification> first = notifications.events(merchantId, null, 3);
        List<Notification> rest =
                notifications.events(merchantId, first.getLast().notificationNo(), 3);

        assertThat(first).extracting(Notification::notificationNo).isEqualTo(numbers.subList(0, 3));
        assertThat(rest).extracting(Notification::notificationNo).isEqualTo(numbers.subList(3, 5));
        assertThat(notifications.events("another", null, 3)).isEmpty();
    }

    /** Issue 13, item 29: its number was drawn before that of an event that was read. */
    @Test
    void anEventWhoseTransactionCommitsLateIsNotSkipped() throws Exception {
        CountDownLatch announced = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<String> late = thread.submit(() -> database.inTransaction(() -> {
                String number = announceVersion(1);
                announced.countDown();
                awaitUninterruptibly(mayCommit);
                return number;
            }));
            assertThat(announced.await(30, TimeUnit.SECONDS)).isTrue();
            String early = announceVersion(2);
            events.place();
            assertThat(notifications.events(merchantId, null, 10))
                    .extracting(Notification::notificationNo)
                    .containsExactly(early);

            mayCommit.countDown();
            String number = late.get(30, TimeUnit.SECONDS);
            events.place();

            assertThat(number).isLessThan(early);
            assertThat(notifications.events(merchantId, early, 10))
                    .extracting(Notification::notificationNo)
                    .containsExactly(number);
            assertThat(notifications.events(merchantId, number, 10)).isEmpty();
            assertThat(notifications.events(merchantId, null, 10))
                    .extracting(Notification::notificationNo)
                    .containsExactly(early, number);
        }
    }

    private String announceVersion(int version) {
        return notifications.announce(
                new NewNotification(merchantId, orderNo, version, "payment.succeeded", null, BODY));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
