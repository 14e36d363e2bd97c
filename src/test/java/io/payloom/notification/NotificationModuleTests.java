package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.svix.Webhook;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Run;
import io.payloom.lifecycle.RunSuperseded;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import io.payloom.payment.PaymentKind;
import io.payloom.support.ModuleDatabase;
import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(
        classes = NotificationModuleConfiguration.class,
        initializers = ConfigDataApplicationContextInitializer.class)
@ActiveProfiles("local")
@TestPropertySource(properties = "payloom.notification.timeout=3s")
class NotificationModuleTests {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEXT_SECRET = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private static final String BODY =
            "{\"type\":\"payment.succeeded\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":{\"text\":\"已付款 😀\"}}";
    private static final String RUN = "2251799813685249";

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationSchedules schedules;

    @Autowired
    NotificationModuleConfiguration.Endpoints endpoints;

    @Autowired
    EventOrder events;

    @Autowired
    Journal journal;

    @Autowired
    Runs runs;

    @Autowired
    Outbox outbox;

    @Autowired
    Alerts alerts;

    @Autowired
    Database database;

    @Autowired
    MovableClock clock;

    @Autowired
    DataSource dataSource;

    private Merchant merchant;
    private String merchantId;
    private final String orderNo = PaymentKind.PAYMENT.nextNumber();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ModuleDatabase.register(properties, "notification");
    }

    @BeforeEach
    void openMerchant() throws IOException {
        clock.reset();
        merchant = new Merchant();
        merchantId = "M" + orderNo;
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint(merchant.url(), List.of(SECRET)));
    }

    @AfterEach
    void closeMerchant() {
        merchant.close();
    }

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
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "HTTP 500 <h1>Oops </h1>"),
                        org.assertj.core.groups.Tuple.tuple(2, "HTTP 204"));
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

    private String announce() {
        return notifications.announce(new NewNotification(merchantId, orderNo, 7, "payment.succeeded", null, BODY));
    }

    private String announceAndClaim() {
        String number = announce();
        assertThat(runs.claim(number, RUN)).isTrue();
        return number;
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

    private static Instant againAt(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Again.class);
        return ((Delivery.Again) delivery).nextAttemptAt();
    }

    private static <T> List<T> atOnce(int times, java.util.concurrent.Callable<T> work) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(workers.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
