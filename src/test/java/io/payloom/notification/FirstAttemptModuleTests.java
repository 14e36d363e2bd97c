package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Run;
import io.payloom.payment.PaymentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** First attempts that the processes of orders make, and what becomes of those that fail or never come. */
@TestPropertySource(
        properties = {
            "payloom.test.database=first_attempt",
            "payloom.notification.timeout=30s",
            "payloom.notification.first-per-merchant=2",
            "payloom.notification.first-at-once=3"
        })
class FirstAttemptModuleTests extends MerchantToTell {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    Handover handover;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stopWorkers() {
        workers.shutdownNow();
    }

    @Test
    void tellsTheMerchantWithoutAProcessOfItsOwn() {
        String number = announce(orderNo);

        notifications.tell(orderNo);
        notifications.tell(orderNo);

        assertThat(merchant.received()).singleElement().satisfies(received -> assertThat(
                        received.headers().getFirst("webhook-id"))
                .isEqualTo(number));
        assertThat(only(orderNo).state()).isEqualTo(NotificationState.DELIVERED);
        assertThat(journal.of(number))
                .extracting(Journal.Line::toState, Journal.Line::actor)
                .containsExactly(tuple("PENDING", "payloom"), tuple("DELIVERED", "tell-merchant"));
        clock.moveBy(Duration.ofHours(1));
        handover.handOverOverdue();
        assertThat(hasOwnProcess(number)).isFalse();
    }

    @Test
    void goesOnByItsScheduleInAProcessOfItsOwnWhenTheFirstAttemptFails() {
        schedules.override(merchantId, List.of(Duration.ZERO, Duration.ofHours(1)));
        merchant.willAnswer(500);
        String number = announce(orderNo);

        notifications.tell(orderNo);
        notifications.tell(orderNo);

        assertThat(notifications.attempts(number)).hasSize(1);
        assertThat(outbox.holdsStart(number)).isTrue();
        Instant next = again(number);
        assertThat(next).as("by the schedule").isAfter(clock.instant().plus(Duration.ofMinutes(45)));
        clock.moveTo(next);
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
        assertThat(notifications.attempts(number))
                .extracting(Notification.Attempt::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void whatIsGivenUpAtOnceHasNoProcessUntilItIsResent() {
        merchant.willAnswer(410);
        String number = announce(orderNo);

        notifications.tell(orderNo);

        assertThat(only(orderNo).state()).isEqualTo(NotificationState.EXHAUSTED);
        assertThat(alerts.about(orderNo)).extracting(Alerts.Alert::kind).containsExactly("NOTIFICATION_EXHAUSTED");
        assertThat(hasOwnProcess(number)).isFalse();
        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.Resent.class);
        assertThat(runs.claim(number, RUN)).isTrue();
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.Resent.class);
        assertThat(runs.of(number)).map(Run::runNo).contains(2);
    }

    /** The application was killed between settling and telling, or the process instance is gone. */
    @Test
    void isToldByAProcessOfItsOwnWhenTheFirstAttemptNeverComes() throws Exception {
        String number = announce(orderNo);
        clock.moveBy(Duration.ofMinutes(2));
        handover.handOverOverdue();
        assertThat(hasOwnProcess(number)).isFalse();

        clock.moveBy(Duration.ofMinutes(1));
        twiceAtOnce(handover::handOverOverdue);

        assertThat(outbox.holdsStart(number)).isTrue();
        notifications.tell(orderNo);
        assertThat(merchant.received()).as("left to its own process").isEmpty();
        assertThat(runs.claim(number, RUN)).isTrue();
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
    }

    @Test
    void countsOneAttemptWhenAJobRunsTwiceAtOnce() throws Exception {
        String number = announce(orderNo);
        CountDownLatch gate = merchant.hang();

        List<Future<?>> jobs = telling(orderNo, orderNo);
        await().atMost(PATIENCE).until(() -> merchant.received().size() == 2);
        gate.countDown();
        awaitAll(jobs);

        assertThat(notifications.attempts(number)).hasSize(1);
        assertThat(only(orderNo).state()).isEqualTo(NotificationState.DELIVERED);
        assertThat(hasOwnProcess(number)).isFalse();
    }

    @Test
    void aMerchantWhoHangsHoldsUpNeitherOtherOrdersNorOtherMerchants() throws Exception {
        List<String> orders = List.of(next(), next(), next());
        List<String> numbers = orders.stream().map(this::announce).toList();
        CountDownLatch gate = merchant.hang();
        List<Future<?>> jobs = telling(orders.get(0), orders.get(1));
        await().atMost(PATIENCE).until(() -> merchant.received().size() == 2);

        notifications.tell(orders.get(2));

        assertThat(merchant.received()).as("not sent").hasSize(2);
        assertThat(notifications.attempts(numbers.get(2))).isEmpty();
        assertThat(outbox.holdsStart(numbers.get(2))).as("goes on at once").isTrue();
        String another = next();
        try (Merchant quick = new Merchant()) {
            announce(another, "Q" + orderNo, quick);
            notifications.tell(another);
            assertThat(only(another).state()).isEqualTo(NotificationState.DELIVERED);
        }
        gate.countDown();
        awaitAll(jobs);
        assertThat(only(orders.get(0)).state()).isEqualTo(NotificationState.DELIVERED);
        assertThat(hasOwnProcess(numbers.get(0))).isFalse();
        assertThat(runs.claim(numbers.get(2), RUN)).isTrue();
        assertThat(notifications.deliver(numbers.get(2), RUN)).isEqualTo(new Delivery.Delivered());
    }

    /** There is always a free job to see that nobody must wait. */
    @Test
    void manyMerchantsWhoHangHoldUpNobody() throws Exception {
        String other = next();
        String beyond = next();
        CountDownLatch gate = merchant.hang();
        try (Merchant second = new Merchant();
                Merchant quick = new Merchant()) {
            CountDownLatch secondGate = second.hang();
            List<String> hanging = List.of(next(), next());
            hanging.forEach(this::announce);
            announce(other, "S" + orderNo, second);
            List<Future<?>> jobs = telling(hanging.get(0), hanging.get(1), other);
            await().atMost(PATIENCE)
                    .until(() -> merchant.received().size() + second.received().size() == 3);

            String number = announce(beyond, "B" + orderNo, quick);
            notifications.tell(beyond);

            assertThat(quick.received()).isEmpty();
            assertThat(outbox.holdsStart(number)).isTrue();
            gate.countDown();
            secondGate.countDown();
            awaitAll(jobs);
        }
    }

    @Test
    void goesAtOnceByAProcessOfItsOwnWhenSomebodyWantsItSent() {
        String number = announce(orderNo);

        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.StillPending.class);

        assertThat(outbox.holdsStart(number)).isTrue();
        notifications.tell(orderNo);
        assertThat(merchant.received()).isEmpty();
        assertThat(runs.claim(number, RUN)).isTrue();
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
    }

    @Test
    void aResendDuringTheFirstAttemptIsHeardWhenThatFails() throws Exception {
        String number = announce(orderNo);
        CountDownLatch gate = merchant.hang();
        merchant.willAnswer(500);
        List<Future<?>> jobs = telling(orderNo);
        await().atMost(PATIENCE).until(() -> merchant.received().size() == 1);
        clock.moveBy(Duration.ofMillis(10));
        notifications.resend(merchantId, number);
        gate.countDown();
        awaitAll(jobs);

        assertThat(runs.of(number)).map(Run::runNo).contains(1);
        assertThat(runs.claim(number, RUN)).isTrue();
        assertThat(notifications.deliver(number, RUN)).as("without waiting").isEqualTo(new Delivery.Delivered());
        assertThat(notifications.attempts(number)).hasSize(2);
    }

    @Test
    void aScheduleThatDoesNotBeginAtOnceIsKeptByAProcessOfItsOwn() {
        schedules.override(merchantId, List.of(Duration.ofMinutes(10)));

        String number = announce(orderNo);
        notifications.tell(orderNo);

        assertThat(outbox.holdsStart(number)).isTrue();
        assertThat(merchant.received()).isEmpty();
    }

    /** An instance on a diagram without the task. */
    @Test
    void isHandedOverAtOnceWhereTheOrdersProcessDoesNotTell() {
        String number = announce(orderNo);

        notifications.handOver(orderNo);
        notifications.handOver(orderNo);

        assertThat(outbox.holdsStart(number)).isTrue();
        assertThat(runs.of(number)).map(Run::runNo).contains(1);
        notifications.tell(orderNo);
        assertThat(merchant.received()).isEmpty();
    }

    private static String next() {
        return PaymentKind.PAYMENT.nextNumber();
    }

    private String announce(String order) {
        return notifications.announceLeftToOrder(
                new NewNotification(merchantId, order, 7, "payment.succeeded", null, BODY));
    }

    private String announce(String order, String otherId, Merchant other) {
        endpoints.put(otherId, new MerchantEndpoints.Endpoint(other.url(), List.of(SECRET)));
        return notifications.announceLeftToOrder(
                new NewNotification(otherId, order, 7, "payment.succeeded", null, BODY));
    }

    private Notification only(String order) {
        List<Notification> found = notifications.of(order);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private boolean hasOwnProcess(String number) {
        return runs.of(number).isPresent() || outbox.holdsStart(number);
    }

    private Instant again(String number) {
        assertThat(runs.claim(number, RUN)).isTrue();
        return againAt(notifications.deliver(number, RUN));
    }

    private List<Future<?>> telling(String... orders) {
        List<Future<?>> jobs = new ArrayList<>();
        for (String order : orders) {
            jobs.add(workers.submit(() -> notifications.tell(order)));
        }
        return jobs;
    }

    private static void awaitAll(List<Future<?>> jobs) throws Exception {
        for (Future<?> job : jobs) {
            job.get();
        }
    }

    private void twiceAtOnce(Runnable work) throws Exception {
        awaitAll(List.of(workers.submit(work), workers.submit(work)));
    }
}
