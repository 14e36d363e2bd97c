package io.payloom.support;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.payloom.PayloomApplication;
import io.payloom.local.Ports;
import io.payloom.local.SampleMerchantKeys;
import io.payloom.local.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Payloom on real parts, once per test run: MariaDB, Zeebe with a controlled clock, the simulated banks, HTTP. The
 * application, the engine and the banks share one clock that only moves forward.
 */
public final class RunningPayloom {

    public static final String KEY_ID = SampleMerchantKeys.KEY_ID;
    public static final String SECRET = SampleMerchantKeys.SECRET;
    public static final String WEBHOOK_SECRET = SampleMerchantKeys.WEBHOOK_SECRET;

    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private static final Duration FIRST_LOOK = Duration.ofMillis(150);

    private static final Duration BETWEEN_STEPS = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_STEPS = 60;

    private static final int KEYS_OF_ONE_ORDER = 100;

    private static @Nullable RunningPayloom instance;

    private final MovableClock clock = new MovableClock();
    private final int port = Ports.free();
    private final Path archive = newDirectory();
    private final ConfigurableApplicationContext application;
    private final SimulatedBanks banks =
            new SimulatedBanks(TestEnvironment.simulator().url());

    private RunningPayloom() {
        application = new SpringApplicationBuilder(PayloomApplication.class)
                .initializers(
                        context -> ((GenericApplicationContext) context)
                                .registerBean("movableClock", MovableClock.class, () -> clock),
                        context -> ((GenericApplicationContext) context)
                                .registerBean("lockRecorder", LockRecorder.class, LockRecorder::new),
                        context -> ((GenericApplicationContext) context)
                                .registerBean("statementRecorder", StatementRecorder.class, StatementRecorder::new))
                .run(CommandLine.of(
                        port,
                        TestEnvironment.database().jdbcUrl(),
                        TestEnvironment.camunda(),
                        TestEnvironment.simulator(),
                        Map.of(
                                "payloom.retention.archive",
                                archive.toString(),
                                "spring.datasource.hikari.connection-timeout",
                                ModuleDatabase.PATIENCE)));
    }

    private static Path newDirectory() {
        try {
            return Files.createDirectories(TestEnvironment.directory("archive"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public static synchronized RunningPayloom get() {
        if (instance == null) {
            instance = new RunningPayloom();
        }
        return instance;
    }

    public SigningMerchant merchant() {
        return new SigningMerchant("http://127.0.0.1:" + port, KEY_ID, SECRET, clock);
    }

    public SimulatedBanks banks() {
        return banks;
    }

    public MovableClock clock() {
        return clock;
    }

    public CamundaClient engine() {
        return application.getBean(CamundaClient.class);
    }

    public JdbcTemplate database() {
        return application.getBean(JdbcTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** What of this kind is published from now on, as it comes. */
    public <E> List<E> hear(Class<E> type) {
        List<E> heard = new CopyOnWriteArrayList<>();
        application.addApplicationListener(new ApplicationListener<PayloadApplicationEvent<?>>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<?> event) {
                if (type.isInstance(event.getPayload())) {
                    heard.add(type.cast(event.getPayload()));
                }
            }
        });
        return heard;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Moves application, banks and engine forward together, in steps that no two timers of one order share. */
    public void moveClock(Duration forward) {
        Duration left = forward;
        Duration longest = max(LONGEST_STEP, forward.dividedBy(MOST_STEPS));
        while (left.isPositive()) {
            Duration step = left.compareTo(longest) > 0 ? longest : left;
            clock.move(step);
            banks.setClock(clock.offset());
            TestEnvironment.camunda().moveClock(step);
            left = left.minus(step);
        }
    }

    /**
     * Lets time pass in such steps until it is so. Between two of them there is half a second for what has fallen due, and
     * what has happened is seen at once.
     */
    public void passUntil(Duration step, Duration patience, ThrowingRunnable itIsSo) {
        long[] nextStep = {System.nanoTime() + FIRST_LOOK.toNanos()};
        await().atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(FIRST_LOOK.dividedBy(2))
                .untilAsserted(() -> {
                    if (System.nanoTime() - nextStep[0] >= 0) {
                        moveClock(step);
                        nextStep[0] = System.nanoTime() + BETWEEN_STEPS.toNanos();
                    }
                    itIsSo.run();
                });
    }

    /** Moves the clock from planned query to planned query until no bank is to be asked about these orders any more. */
    public void passQueriesOf(List<String> orderNos) {
        String open =
                "from bank_transaction where final_at is null and order_no in ('" + String.join("','", orderNos) + "')";
        for (Instant next = newest(open); next != null; next = newest(open)) {
            Duration left = Duration.between(clock.instant(), next).plusMillis(200);
            moveClock(max(left, Duration.ofMillis(200)));
            await().atMost(PATIENCE)
                    .until(() -> database()
                                    .queryForObject(
                                            "select count(*) " + open + " and next_query_at <= ?",
                                            Integer.class,
                                            Timestamp.from(clock.instant()))
                            == 0);
        }
    }

    private @Nullable Instant newest(String open) {
        return database().queryForObject("select max(next_query_at) " + open, (row, number) -> {
            Timestamp newest = row.getTimestamp(1);
            return newest == null ? null : newest.toInstant();
        });
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Bans what a process instance has called, as the engine does when it cannot process a record: nothing happens there
     * any more, nobody is told, and the caller waits. Called instances have the next keys after their caller.
     */
    public void banWhatIsCalledBy(String runKey) {
        long caller = Long.parseLong(runKey);
        LongStream.rangeClosed(caller + 1, caller + KEYS_OF_ONE_ORDER)
                .filter(this::isAlive)
                .forEach(TestEnvironment.camunda()::ban);
    }

    /** Key of the root process instance that drives an order or notification. */
    public String runKey(String subjectNo) {
        return database()
                .queryForObject("select run_key from process_run where subject_no = ?", String.class, subjectNo);
    }

    /** How many instances have driven it, this one included. */
    public int runNo(String subjectNo) {
        return database()
                .queryForObject("select run_no from process_run where subject_no = ?", Integer.class, subjectNo);
    }

    /** Whether a process instance or an element of one is there. */
    public boolean isAlive(long key) {
        try {
            engine().newSetVariablesCommand(key).variables(Map.of()).send().join();
            return true;
        } catch (RuntimeException gone) {
            return false;
        }
    }

    /** Incidents that stand open in the engine, over all processes. */
    public long pendingIncidents() {
        return EngineMetrics.of(TestEnvironment.camunda()).sum("zeebe_pending_incidents_total");
    }

    /** Process instances that the engine has banned; their incidents stay pending for ever. */
    public long bannedInstances() {
        return EngineMetrics.of(TestEnvironment.camunda()).sum("zeebe_banned_instances_total");
    }

    /** Jobs of a type that the engine has seen completed. */
    public long completedJobs(String type) {
        return EngineMetrics.of(TestEnvironment.camunda())
                .sum("zeebe_job_events_total", "action=\"completed\"", "type=\"" + type + "\"");
    }

    /** Directory into which what has ended long ago is archived. */
    public Path archive() {
        return archive;
    }

    /** The journal of an order or transaction, as "FROM>TO". */
    public List<String> journal(String subjectNo) {
        return database()
                .queryForList(
                        "select concat(coalesce(from_state, ''), '>', to_state) from journal where subject_no = ?"
                                + " order by seq",
                        String.class,
                        subjectNo);
    }
}
