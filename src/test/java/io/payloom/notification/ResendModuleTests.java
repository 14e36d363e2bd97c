package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.RunSuperseded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Notifications that a merchant or an operator wants sent once more. */
class ResendModuleTests extends MerchantToTell {

    @Test
    void resendsUnderTheSameIdWithAFullScheduleAndANewRun() {
        schedules.override(merchantId, List.of(Duration.ZERO, Duration.ofMinutes(1)));
        merchant.willAnswer(410);
        String number = announceAndClaim();
        notifications.deliver(number, RUN);

        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.Resent.class);
        assertThat(outbox.holdsStart(number)).isTrue();
        assertThatThrownBy(() -> notifications.deliver(number, RUN)).isInstanceOf(RunSuperseded.class);

        assertThat(runs.claim(number, "43")).isTrue();
        merchant.willAnswer(500);
        clock.moveTo(againAt(notifications.deliver(number, "43")));
        assertThat(notifications.deliver(number, "43")).isEqualTo(new Delivery.Delivered());
        assertThat(merchant.received())
                .extracting(received -> received.headers().getFirst("webhook-id"))
                .containsExactly(number, number, number);
        assertThat(notifications.attempts(number))
                .extracting(Notification.Attempt::attempt)
                .containsExactly(1, 2, 3);
        assertThat(journal.of(number))
                .extracting(Journal.Line::toState)
                .containsExactly("PENDING", "EXHAUSTED", "PENDING", "DELIVERED");
    }

    @Test
    void resendsTheNewestNotificationOfAnOrder() {
        announce();
        String newest =
                notifications.announce(new NewNotification(merchantId, orderNo, 8, "payment.returned", null, BODY));
        runs.claim(newest, RUN);
        notifications.deliver(newest, RUN);

        assertThat(notifications.resend(merchantId, orderNo))
                .isInstanceOfSatisfying(ResendResult.Resent.class, resent -> assertThat(
                                resent.notification().notificationNo())
                        .isEqualTo(newest));
    }

    /** Issue 13, item 14. */
    @Test
    void aPendingOneThatIsSentAgainGoesNowAndKeepsItsSchedule() {
        schedules.override(merchantId, List.of(Duration.ZERO, Duration.ofHours(6), Duration.ofHours(24)));
        merchant.willAnswer(500);
        String number = announceAndClaim();
        Instant planned = againAt(notifications.deliver(number, RUN));

        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.StillPending.class);
        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.StillPending.class);

        assertThat(wakeUps(number)).as("its process is woken").isEqualTo(1);
        assertThat(journal.of(number))
                .extracting(Journal.Line::actor, Journal.Line::detail)
                .containsExactly(
                        tuple("payloom", "payment.succeeded"), tuple("merchant", "wants it sent now: the merchant"));
        merchant.willAnswer(500);
        assertThat(againAt(notifications.deliver(number, RUN))).as("as planned").isEqualTo(planned);
        assertThat(wakeUps(number)).isZero();
        assertThat(notifications.attempts(number)).hasSize(2);
        notifications.deliver(number, RUN);
        assertThat(notifications.attempts(number)).as("wanted once, sent once").hasSize(2);

        clock.moveTo(planned);
        merchant.willAnswer(500);
        Instant last = againAt(notifications.deliver(number, RUN));
        assertThat(last).as("the last gap of the schedule").isAfter(planned.plus(Duration.ofHours(15)));
        notifications.resend(merchantId, number);
        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
        assertThat(notifications.attempts(number)).hasSize(4);
    }

    private int wakeUps(String number) {
        Integer found = new JdbcTemplate(dataSource)
                .queryForObject(
                        "select count(*) from outbox where subject_no = ? and name = 'notification-resend'",
                        Integer.class,
                        number);
        return found == null ? 0 : found;
    }

    /** Issue 13, item 14. */
    @Test
    void aResendWhileAnAttemptIsUnderWaySendsOnceMoreOnlyWhenThatFails() throws Exception {
        String number = announceAndClaim();
        assertThat(whileSending(number, 500, () -> notifications.resend(merchantId, number)))
                .as("the next look is due at once")
                .isInstanceOfSatisfying(Delivery.Again.class, again -> assertThat(again.nextAttemptAt())
                        .isBeforeOrEqualTo(clock.instant()));
        assertThat(notifications.attempts(number)).hasSize(1);
        assertThat(whileSending(number, 200, () -> notifications.resend(merchantId, number)))
                .isEqualTo(new Delivery.Delivered());

        assertThat(notifications.deliver(number, RUN)).isEqualTo(new Delivery.Delivered());
        assertThat(merchant.received()).hasSize(2);
        assertThat(journal.of(number)).extracting(Journal.Line::seq).containsExactly(1, 2);
    }

    private Delivery whileSending(String number, int status, Runnable meanwhile) throws Exception {
        int before = merchant.received().size();
        CountDownLatch gate = merchant.hang();
        merchant.willAnswer(status);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Delivery> attempt = threads.submit(() -> notifications.deliver(number, RUN));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> merchant.received().size() > before);
            clock.moveBy(Duration.ofMillis(10));
            meanwhile.run();
            gate.countDown();
            return attempt.get();
        }
    }

    /** Issue 13, item 14. */
    @Test
    void anOperatorSendsAgainWhatIsExhaustedOrPendingUnderTheirName() {
        merchant.willAnswer(410);
        String number = announceAndClaim();
        notifications.deliver(number, RUN);
        assertThat(openAlerts(number)).hasSize(1);

        assertThat(notifications.resendFor("li-lei", orderNo, "ticket 4711")).isInstanceOf(ResendResult.Resent.class);

        assertThat(openAlerts(number)).isEmpty();
        assertThat(journal.of(number))
                .last()
                .returns("li-lei", Journal.Line::actor)
                .returns("ticket 4711", Journal.Line::detail);
        assertThat(notifications.resendFor("li-lei", "N-nothing", "x")).isEqualTo(new ResendResult.Unknown());
    }

    private List<Alerts.Alert> openAlerts(String number) {
        return alerts.open("NOTIFICATION_EXHAUSTED").stream()
                .filter(alert -> alert.dedupKey().equals(number))
                .toList();
    }

    @Test
    void resendsNeitherWhatIsPendingNorWhatIsAnothers() {
        String number = announceAndClaim();

        assertThat(notifications.resend(merchantId, number)).isInstanceOf(ResendResult.StillPending.class);
        assertThat(notifications.resend("another", number)).isEqualTo(new ResendResult.Unknown());
        assertThat(notifications.resend("another", orderNo)).isEqualTo(new ResendResult.Unknown());
    }

    @Test
    void resendsOnceWhenAskedTwiceAtOnce() throws Exception {
        String number = announceAndClaim();
        notifications.deliver(number, RUN);

        List<ResendResult> answers = atOnce(4, () -> notifications.resend(merchantId, number));

        assertThat(answers).filteredOn(ResendResult.Resent.class::isInstance).hasSize(1);
        assertThat(journal.of(number)).hasSize(3);
    }
}
