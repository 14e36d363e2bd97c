package io.payloom.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.local.Ports;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances, a real database and a mail server; every test has a kind of alert of its own. */
class AlertMailModuleTests {

    private static final AtomicInteger KINDS = new AtomicInteger();
    private static final int PORT = Ports.free();
    private static final MovableClock CLOCK = new MovableClock();

    private static ModuleInstance one;
    private static ModuleInstance other;

    private final String kind = "TEST_" + KINDS.incrementAndGet();
    private final Alerts alerts = one.bean(Alerts.class);
    private final AlertMail mail = one.bean(AlertMail.class);
    private GreenMail server;

    @BeforeAll
    static void startTwoInstances() {
        Map<String, String> properties = Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(PORT),
                "spring.mail.properties.mail.smtp.timeout", "5000",
                "payloom.alert.mail.from", "Payloom <payloom@example.com>",
                "payloom.alert.mail.to", "ann@example.com,bob@example.com",
                "payloom.alert.mail.to-by-kind.TEST_FOR_BANKS", "banks@example.com",
                "payloom.alert.mail.to-by-kind.TEST_FOR_NOBODY", "");
        one = new ModuleInstance(AlertModules.class, "alert", CLOCK, properties);
        other = new ModuleInstance(AlertModules.class, "alert", CLOCK, properties);
    }

    @AfterAll
    static void stopThem() {
        other.close();
        one.close();
    }

    @BeforeEach
    void startTheServer() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stopTheServer() {
        server.stop();
        one.bean(JdbcTemplate.class).update("update alert set mail_due_since = null");
    }

    @Test
    void tenThousandRaisesOfOneAlertFromTwoInstancesAreOneMail() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> raises = IntStream.range(0, 10_000)
                    .<Future<?>>mapToObj(i -> threads.submit(() ->
                            (i % 2 == 0 ? one : other).bean(Alerts.class).raise(kind, "stuck", "P01", "Time " + i)))
                    .toList();
            mail.sendDue();
            for (Future<?> raise : raises) {
                raise.get();
            }
        }
        mail.sendDue();
        CLOCK.move(Duration.ofHours(1));
        mail.sendDue();

        assertThat(alerts.ofKind(kind)).singleElement().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(10_000);
            assertThat(alert.opening()).isEqualTo(1);
        });
        assertThat(mails()).hasSize(2); // one mail, to two people
    }

    @Test
    void tellsWhatHappenedSinceWhenAndWhatToDo() throws Exception {
        alerts.raise(kind, "a", "P01JD", "The bank says: сбой 故障");
        alerts.raise(kind, "a", "P01JD", "The bank says: сбой 故障");
        alerts.raise(kind, "b", null, "Nothing to add");
        mail.sendDue();

        MimeMessage received = mails().getFirst();
        assertThat(received.getSubject()).isEqualTo("Payloom: " + kind + ", 2 alerts");
        assertThat(received.getFrom()[0]).hasToString("Payloom <payloom@example.com>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) received.getContent())
                .contains("docs/operations.md, section \"Alerts\", line " + kind)
                .contains("POST /ops/v1/alerts/{id}/acknowledgement")
                .contains("about P01JD, first seen since "
                        + CLOCK.instant().toString().substring(0, 10))
                .contains("2 times in all")
                .contains("The bank says: сбой 故障")
                .contains("Nothing to add");
    }

    @Test
    void aThousandStuckOrdersAreOneMailWithTheFirstTwentyAndTheTotal() throws Exception {
        for (int order = 0; order < 1_000; order++) {
            alerts.raise(kind, "order " + order, null, "Stuck order " + order + ".");
        }
        mail.sendDue();

        MimeMessage received = mails().getFirst();
        assertThat(received.getSubject()).endsWith(", 1000 alerts");
        assertThat((String) received.getContent())
                .contains("Stuck order 0.", "Stuck order 19.", "and 980 more")
                .doesNotContain("Stuck order 20.");
        CLOCK.move(Duration.ofHours(1));
        mail.sendDue();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whatComesInThePauseGoesTogetherInTheNextMail() {
        alerts.raise(kind, "first", null, "First");
        mail.sendDue();
        alerts.raise(kind, "second", null, "Second");
        alerts.raise(kind, "third", null, "Third");
        mail.sendDue();
        CLOCK.move(Duration.ofMinutes(14));
        mail.sendDue();
        assertThat(subjects()).containsOnly("Payloom: " + kind + ", 1 alert");

        CLOCK.move(Duration.ofMinutes(1));
        mail.sendDue();
        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "Payloom: " + kind + ", 1 alert",
                        "Payloom: " + kind + ", 1 alert",
                        "Payloom: " + kind + ", 2 alerts",
                        "Payloom: " + kind + ", 2 alerts");
    }

    @Test
    void twoSendersAtOnceSendOneMail() throws Exception {
        alerts.raise(kind, "a", null, "A");
        CyclicBarrier together = new CyclicBarrier(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int sender = 0; sender < 8; sender++) {
                AlertMail its = (sender % 2 == 0 ? one : other).bean(AlertMail.class);
                threads.submit(() -> {
                    together.await();
                    its.sendDue();
                    return true;
                });
            }
        }

        assertThat(mails()).hasSize(2);
    }

    @Test
    void aMailThatWasLostWithItsSenderGoesAgainWhenTheLeaseHasEnded() {
        MailMapper mapper = one.bean(MailMapper.class);
        alerts.raise(kind, "a", null, "A");
        mapper.insertClaim(kind, CLOCK.instant());
        mapper.claim(mapper.claimOf(kind), CLOCK.instant(), CLOCK.instant().plus(Duration.ofMinutes(5)));

        mail.sendDue();
        assertThat(mails()).isEmpty();

        CLOCK.move(Duration.ofMinutes(5));
        mail.sendDue();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void aServerThatIsDownGetsTheMailLaterWithGrowingPauses() {
        server.stop();
        alerts.raise(kind, "a", null, "A");
        mail.sendDue();
        CLOCK.move(Duration.ofSeconds(30));
        mail.sendDue();
        CLOCK.move(Duration.ofSeconds(31));
        assertThat(oldestUnsent()).isBetween(60.0, 65.0);

        startTheServer();
        mail.sendDue();
        assertThat(mails()).as("the second pause is a minute").isEmpty();
        CLOCK.move(Duration.ofSeconds(30));
        mail.sendDue();

        assertThat(mails()).hasSize(2);
        assertThat(oldestUnsent()).isZero();
    }

    @Test
    void aServerThatSaysNothingHoldsUpNoOtherKindForLong() throws Exception {
        server.stop();
        try (ServerSocket silent = new ServerSocket(PORT, 5, InetAddress.getByName("127.0.0.1"))) {
            alerts.raise(kind, "a", null, "A");
            long before = System.nanoTime();
            mail.sendDue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
            assertThat(silent.isClosed()).isFalse();
        }
    }

    @Test
    void anAlertThatComesBackAfterItsAcknowledgementIsMailedAgain() {
        alerts.raise(kind, "a", null, "A");
        mail.sendDue();
        acknowledge(kind, "on it");
        CLOCK.move(Duration.ofMinutes(15));
        mail.sendDue();
        assertThat(mails()).hasSize(2);

        alerts.raise(kind, "a", null, "A");
        mail.sendDue();

        assertThat(mails()).hasSize(4);
        assertThat(body(mails().getLast())).contains("here again since");
    }

    @Test
    void anAlertThatIsOpenedAgainWhileItsMailIsSentIsNotTakenForMailed() {
        MailMapper mapper = one.bean(MailMapper.class);
        alerts.raise(kind, "a", null, "A");
        List<MailMapper.Opening> first = mapper.openings(kind);
        acknowledge(kind, "done");
        alerts.raise(kind, "a", null, "A");

        mapper.markMailed(first);

        assertThat(mapper.openings(kind)).singleElement().satisfies(opening -> assertThat(opening.opening())
                .isEqualTo(2));
    }

    @Test
    void whatWasAcknowledgedBeforeItWasMailedIsNotMailed() {
        alerts.raise(kind, "a", null, "A");
        acknowledge(kind, "seen on the screen");
        mail.sendDue();

        assertThat(mails()).isEmpty();
        assertThat(oldestUnsent()).isZero();
    }

    @Test
    void aKindMayHaveReadersOfItsOwnOrNone() throws Exception {
        alerts.raise("TEST_FOR_BANKS", kind, null, "For the banks' people");
        alerts.raise("TEST_FOR_NOBODY", kind, null, "For nobody");
        mail.sendDue();

        assertThat(server.getReceivedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getAllRecipients()[0]).hasToString("banks@example.com"));
        assertThat(oldestUnsent()).isZero();
    }

    @Test
    void noTextOfAnAlertBecomesAHeader() throws Exception {
        String evil = "x\r\nBcc: thief@example.com\r\n\r\nHello\u202e";
        alerts.raise(kind, "a", "P1\r\nBcc: thief@example.com", evil);
        mail.sendDue();

        MimeMessage received = mails().getFirst();
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(GreenMailUtil.getHeaders(received)).doesNotContain("thief");
        assertThat(body(received)).contains("x Bcc: thief@example.com Hello").doesNotContain("\u202e");
        assertThat(Letter.about("A\r\nBcc: x", List.of(), 0).subject()).doesNotContain("\r", "\n");
    }

    @Test
    void itSendsByItself() {
        AlertChores chores = new AlertChores(one.bean(AlertGauges.class), mail, one.bean(Reminders.class));
        try {
            alerts.raise(kind, "a", null, "A");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(mails()).hasSize(2));
        } finally {
            chores.stop();
        }
    }

    @Test
    void anInstanceWithoutReadersStartsAndSendsNothing() {
        try (ModuleInstance quiet = new ModuleInstance(AlertModules.class, "alert", CLOCK, Map.of())) {
            quiet.bean(Alerts.class).raise(kind, "a", null, "A");
            quiet.bean(AlertMail.class).sendDue();
            quiet.bean(AlertGauges.class).refresh();

            assertThat(mails()).isEmpty();
            assertThat(quiet.bean(MeterRegistry.class)
                            .get("payloom.alerts.mail.oldest")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void readersWithoutAServerOrASenderKeepItFromStarting() {
        assertThatThrownBy(() -> new ModuleInstance(
                        AlertModules.class,
                        "alert",
                        CLOCK,
                        Map.of("payloom.alert.mail.from", "a@example.com", "payloom.alert.mail.to", "b@x.com")))
                .hasStackTraceContaining("spring.mail.host");
        assertThatThrownBy(() -> new ModuleInstance(
                        AlertModules.class, "alert", CLOCK, Map.of("payloom.alert.mail.to", "b@example.com")))
                .hasStackTraceContaining("payloom.alert.mail.from");
        assertThatThrownBy(() ->
                        new ModuleInstance(AlertModules.class, "alert", CLOCK, Map.of("payloom.alert.mail.to", "b\nc")))
                .hasStackTraceContaining("not an address");
    }

    private void acknowledge(String kind, String note) {
        alerts.ofKind(kind).forEach(alert -> alerts.acknowledge(alert.id(), "ann", note));
    }

    private double oldestUnsent() {
        one.bean(AlertGauges.class).refresh();
        return one.bean(MeterRegistry.class)
                .get("payloom.alerts.mail.oldest")
                .gauge()
                .value();
    }

    /** One per recipient. */
    private List<MimeMessage> mails() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> subject(message).contains(kind + ","))
                .toList();
    }

    private List<String> subjects() {
        return mails().stream().map(AlertMailModuleTests::subject).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String body(MimeMessage message) {
        try {
            return (String) message.getContent();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
