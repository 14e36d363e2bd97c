package io.payloom.support;

import io.payloom.local.Camunda;
import io.payloom.local.PayloomProcess;
import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A second Payloom in a process of its own, with a database, banks and a Camunda of its own (with Operate, on the
 * machine's clock): the one that tests kill, cut off and look at in a browser.
 */
public final class SecondStack {

    private static final String DATABASE = "payloom_second";

    /** What a killed worker held is given to another after this time; two call deadlines. */
    private static final Map<String, String> SHORT_JOB_TIMEOUT =
            Map.of("camunda.client.worker.defaults.timeout", "PT20S");

    private static @Nullable SecondStack instance;

    private final PayloomProcess payloom;
    private final JdbcTemplate database;
    private final SimulatedBanks banks =
            new SimulatedBanks(TestEnvironment.secondSimulator().url());

    private SecondStack() {
        var mariaDb = TestEnvironment.mariaDb();
        mariaDb.recreateDatabase(DATABASE);
        database = new JdbcTemplate(new DriverManagerDataSource(jdbcUrl(), mariaDb.username(), mariaDb.password()));
        payloom = instance("second-payloom", SHORT_JOB_TIMEOUT);
    }

    private static PayloomProcess instance(String name, Map<String, String> properties) {
        int port = Ports.free();
        String jdbcUrl = TestEnvironment.mariaDb().jdbcUrl(DATABASE);
        String[] arguments = CommandLine.of(
                port, jdbcUrl, TestEnvironment.camundaWithOperate(), TestEnvironment.secondSimulator(), properties);
        return new PayloomProcess(TestEnvironment.directory(name), port, List.of(arguments));
    }

    public static synchronized SecondStack get() {
        if (instance == null) {
            instance = new SecondStack();
        }
        return instance;
    }

    /** The application, started unless it runs; with JVM options it is started anew. */
    public PayloomProcess payloom(String... options) {
        if (options.length > 0) {
            payloom.close();
        }
        return payloom.isRunning() ? payloom : payloom.start(options);
    }

    /**
     * An instance of the application on the same database, engine and banks, to be started and closed by the test. The
     * usual one is stopped, so that it takes no work.
     *
     * @param properties in place of the usual ones
     */
    public PayloomProcess alone(String name, Map<String, String> properties) {
        payloom.close();
        return instance(name, properties);
    }

    public Camunda camunda() {
        return TestEnvironment.camundaWithOperate();
    }

    public SimulatedBanks banks() {
        return banks;
    }

    public JdbcTemplate database() {
        return database;
    }

    /** A way to the database for instances that are to lose it, open at first. */
    public DatabaseGate databaseGate() {
        return new DatabaseGate(Ports.free(), TestEnvironment.mariaDb().port());
    }

    public String jdbcUrl() {
        return TestEnvironment.mariaDb().jdbcUrl(DATABASE);
    }

    public String databaseName() {
        return DATABASE;
    }

    /** Incidents that stand open in the engine, over all processes. */
    public long pendingIncidents() {
        return EngineMetrics.of(camunda()).sum("zeebe_pending_incidents_total");
    }

    /** Failures of jobs that the engine has seen, each of which it gives out again. */
    public long failedJobs() {
        return EngineMetrics.of(camunda()).sum("zeebe_job_events_total", "action=\"failed\"");
    }

    public SigningMerchant merchant() {
        return merchant(payloom);
    }

    /** The sample merchant as a client of that instance. */
    public SigningMerchant merchant(PayloomProcess payloom) {
        return new SigningMerchant(payloom.url(), RunningPayloom.KEY_ID, RunningPayloom.SECRET, Clock.systemUTC());
    }
}
