package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.svix.Webhook;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Run;
import io.payloom.lifecycle.RunSuperseded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is announced to a merchant, sent, tried again and given up. */
class NotificationModuleTests extends MerchantToTell {

    private static final String NEXT_SECRET = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";

    @Test
    void announcesOnceHoweverOftenAsked() {
        String number = announce();

        assertThat(announce()).isEqualTo(number);
        assertThat(notifications.of(orderNo)).singleElement().satisfies(found -> {
            assertThat(found.notificationNo()).isEqualTo(number).startsWith("N");
            assertThat(found.state()).isEqualTo(NotificationState.PENDING);
            assertThat(found.body()).isEqualTo(BODY);
        });
        assertThat(journal.of(number)).hasSize(1);
        assertThat(outbox.holdsStart(number)).isTrue();
    }

    @Test
    void announcesOnceWhenTwoAnnounceAtOnce() throws Exception {
        List<String> numbers = atOnce(4, this::announce);

        assertThat(numbers).hasSize(4).containsOnly(numbers.getFirst());
        assertThat(notifications.of(orderNo)).hasSize(1);
    }

    @Test
    void announcesNothingWhenTheCallersTransactionFails() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    announce();
                    throw new IllegalStateException("order not written");
                }))
                .hasMessage("order not written");

        assertThat(notifications.of(orderNo)).isEmpty();
    }

    @Test
    void deliversWithSignaturesThatAnotherImplementationVerifies() throws Exception {
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint(merchant.url(), List.of(SECRET, NEXT_SECRET)));
        String number = announceAndClaim();

        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());

        Merchant.Received received = merchant.received().getFirst();
        assertThat(received.body()).isEqualTo(BODY);
        assertThat(received.headers().getFirst("webhook-id")).isEqualTo(number);
        assertThat(received.headers().getFirst("content-type")).isEqualTo("application/json");
        new Webhook(SECRET).verify(received.body(), received.headers());
        new Webhook(NEXT_SECRET).verify(received.body(), received.headers());
        assertThat(journal.of(number)).extracting(Journal.Line::toState).containsExactly("PENDING", "DELIVERED");
        assertThat(runs.claim(number, RUN)).as("finished run can be claimed").isFalse();
    }

    @Test
    void triesAgainAfterFailureUnderTheSameIdWithItsOwnTime() throws Exception {
        merchant.willAnswer(500, Map.of(), "<h1>Oops\r\n</h1>");
        String number = announceAndClaim();

        Instant next = againAt(notifications.deliver(number, RUN));
        assertThat(next)
                .isBetween(clock.instant().plusSeconds(11), clock.instant().plusSeconds(18));
        clock.moveTo(next);
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());

        assertThat(merchant.received()).hasSize(2).allSatisfy(received -> assertThat(
                        received.headers().getFirst("webhook-id"))
                .isEqualTo(number));
        assertThat(Long.parseLong(merchant.received().get(1).headers().getFirst("webhook-timestamp")))
                .isBetween(next.getEpochSecond(), next.getEpochSecond() + 5);
        assertThat(notifications.attempts(number))
                .extracting(Notification.Attempt::attempt, Notification.Attempt::outcome)
                .containsExactly(tuple(1, "HTTP 500 <h1>Oops </h1>"), tuple(2, "HTTP 204"));
    }

    @Test
    void sendsNothingBeforeItsTimeNorAfterItsEnd() {
        merchant.willAnswer(500);
        String number = announceAndClaim();
        Delivery first = notifications.deliver(number, RUN);

        assertThat(notifications.deliver(number, RUN)).isEqualTo(first);
        clock.moveTo(againAt(first));
        notifications.deliver(number, RUN);
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());

        assertThat(merchant.received()).hasSize(2);
    }

    @Test
    void takesRedirectForFailureAndDoesNotFollowIt() {
        merchant.willAnswer(302, Map.of("Location", merchant.url()), "");
        String number = announceAndClaim();

        againAt(notifications.deliver(number, RUN));

        assertThat(merchant.received()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheMerchantAsks() {
        merchant.willAnswer(503, Map.of("Retry-After", "3600"), "");
        String number = announceAndClaim();

        Instant next = againAt(notifications.deliver(number, RUN));

        assertThat(next).isCloseTo(clock.instant().plusSeconds(3600), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void givesUpAtOnceWhenTheEndpointIsGone() {
        merchant.willAnswer(410);
        String number = announceAndClaim();

        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Exhausted());

        assertAlertAbout(number);
        assertThat(runs.claim(number, RUN)).as("finished run can be claimed").isFalse();
    }

    @Test
    void givesUpWithAnAlertAfterTheLastAttempt() {
        schedules.override(merchantId, List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofHours(2)));
        String number = announceAndClaim();
        List<Delivery> deliveries = new ArrayList<>();

        for (int attempt = 1; attempt <= 3; attempt++) {
            merchant.willAnswer(500);
            Delivery delivery = notifications.deliver(number, RUN);
            deliveries.add(delivery);
            if (delivery instanceof Delivery.Again again) {
                clock.moveTo(again.nextAttemptAt());
            }
        }

        assertThat(deliveries.get(2)).isEqualTo(new Delivery.Exhausted());
        assertThat(Duration.between(againAt(deliveries.get(0)), againAt(deliveries.get(1))))
                .isBetween(Duration.ofMinutes(96), Duration.ofMinutes(145));
        assertThat(merchant.received()).hasSize(3);
        assertAlertAbout(number);
    }

    @Test
    void givesUpWithAnAlertWhenThereIsNowhereToSendTo() {
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint(null, List.of(SECRET)));
        String number = announceAndClaim();

        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Exhausted());

        assertAlertAbout(number);
    }

    @Test
    void failsTheAttemptWhenTheMerchantHangs() {
        CountDownLatch gate = merchant.hang();
        String number = announceAndClaim();

        againAt(notifications.deliver(number, RUN));
        gate.countDown();

        assertThat(notifications.attempts(number)).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isNull();
            assertThat(attempt.outcome()).isEqualTo("no answer within 3000 ms");
        });
    }

    @Test
    void neverSendsToAnAddressThatIsNotPublic() {
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint("https://169.254.169.254/latest", List.of(SECRET)));
        String number = announceAndClaim();

        againAt(notifications.deliver(number, RUN));

        assertThat(notifications.attempts(number).getFirst().outcome())
                .isEqualTo("not sent: the URL must name a host, not an IP address");
    }

    @Test
    void prefersTheOrdersOwnUrl() {
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint("http://127.0.0.1:1/nobody", List.of(SECRET)));
        String number = notifications.announce(
                new NewNotification(merchantId, orderNo, 7, "payment.succeeded", merchant.url(), BODY));
        runs.claim(number, RUN);

        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
    }

    @Test
    void countsOneAttemptWhenTwoWorkersSendAtOnce() throws Exception {
        merchant.willAnswer(500);
        merchant.willAnswer(500);
        CountDownLatch gate = merchant.hang();
        String number = announceAndClaim();

        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Delivery> one = workers.submit(() -> notifications.deliver(number, RUN));
            Future<Delivery> other = workers.submit(() -> notifications.deliver(number, RUN));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> merchant.received().size() == 2);
            gate.countDown();

            assertThat(one.get()).isInstanceOf(Delivery.Again.class).isEqualTo(other.get());
        }

        assertThat(notifications.of(orderNo).getFirst().attempts()).isEqualTo(1);
        assertThat(notifications.attempts(number)).hasSize(1);
    }

    @Test
    void refusesARunThatDoesNotDriveIt() {
        String number = announceAndClaim();

        assertThatThrownBy(() -> notifications.deliver(number, "42")).isInstanceOf(RunSuperseded.class);

        assertThat(merchant.received()).isEmpty();
    }

    @Test
    void letsASlowMerchantHoldUpNobodyElse() throws Exception {
        List<String> slow = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            String number = notifications.announce(
                    new NewNotification(merchantId, orderNo, version, "payment.succeeded", null, BODY));
            runs.claim(number, RUN);
            slow.add(number);
        }
        CountDownLatch gate = merchant.hang();
        try (Merchant quick = new Merchant();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.put("Q" + orderNo, new MerchantEndpoints.Endpoint(quick.url(), List.of(SECRET)));
            String other = notifications.announce(
                    new NewNotification("Q" + orderNo, orderNo, 9, "payment.succeeded", null, BODY));
            runs.claim(other, RUN);
            List<Future<Delivery>> hanging = slow.subList(0, 4).stream()
                    .map(number -> workers.submit(() -> notifications.deliver(number, RUN)))
                    .toList();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> merchant.received().size() == 4);

            assertThatThrownBy(() -> notifications.deliver(slow.get(4), RUN)).isInstanceOf(MerchantBusy.class);
            assertThat(notifications.deliver(other, RUN)).isEqualTo(new Delivery.Delivered());

            gate.countDown();
            for (Future<Delivery> delivery : hanging) {
                assertThat(delivery.get()).isEqualTo(new Delivery.Delivered());
            }
            assertThat(notifications.deliver(slow.get(4), RUN)).isEqualTo(new Delivery.Delivered());
            assertThat(notifications.attempts(slow.get(4))).hasSize(1);
        }
    }

    @Test
    void expectsTheRunToMoveOnFiveMinutesAfterTheNextAttempt() {
        merchant.willAnswer(503, Map.of("Retry-After", "600"), "");
        String number = announceAndClaim();
        Instant next = againAt(notifications.deliver(number, RUN));

        clock.moveTo(next.plus(Duration.ofMinutes(4)));
        assertThat(overdue()).doesNotContain(number);
        clock.moveTo(next.plus(Duration.ofMinutes(6)));
        assertThat(overdue()).contains(number);
    }

    @Test
    void goesBackToTheDefaultScheduleAndRefusesSenselessOnes() {
        List<Duration> defaults = schedules.of(merchantId);
        schedules.override(merchantId, List.of(Duration.ofSeconds(90)));
        assertThat(schedules.of(merchantId)).containsExactly(Duration.ofSeconds(90));
        schedules.reset(merchantId);

        assertThat(schedules.of(merchantId)).isEqualTo(defaults).hasSize(12);
        assertThatThrownBy(() -> schedules.override(merchantId, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedules.override(merchantId, List.of(Duration.ofDays(8))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> overdue() {
        return runs.overdue(1000, Duration.ZERO).stream().map(Run::subjectNo).toList();
    }

    private void assertAlertAbout(String number) {
        assertThat(alerts.about(orderNo)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("NOTIFICATION_EXHAUSTED");
            assertThat(alert.dedupKey()).isEqualTo(number);
        });
    }
}
