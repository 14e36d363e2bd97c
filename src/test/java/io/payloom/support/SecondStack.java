package io.payloom.support;

import io.payloom.local.Camunda;
import io.payloom.local.PayloomProcess;
import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A second Payloom in a process of its own, with a database, banks and a Camunda of its own (with Operate, on the
 * machine's clock): the one that tests kill, cut off and look at in a browser.
 */
public final class SecondStack {

    private static final String DATABASE = "payloom_second";

    /** What a killed worker held is given to another after this time. */
    private static final String SHORT_JOB_TIMEOUT = "--camunda.client.worker.defaults.timeout=PT30S";

    private static @Nullable SecondStack instance;

    private final PayloomProcess payloom;
    private final JdbcTemplate database;
    private final SimulatedBanks banks =
            new SimulatedBanks(TestEnvironment.secondSimulator().url());

    private SecondStack() {
        var mariaDb = TestEnvironment.mariaDb();
        mariaDb.recreateDatabase(DATABASE);
        String jdbcUrl = mariaDb.jdbcUrl(DATABASE);
        database = new JdbcTemplate(new DriverManagerDataSource(jdbcUrl, mariaDb.username(), mariaDb.password()));
        int port = Ports.free();
        payloom = new PayloomProcess(
                TestEnvironment.directory("second-payloom"),
                port,
                Stream.concat(
                                Stream.of(CommandLine.of(port, jdbcUrl, camunda(), TestEnvironment.secondSimulator())),
                                Stream.of(SHORT_JOB_TIMEOUT))
                        .toList());
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

    public Camunda camunda() {
        return TestEnvironment.camundaWithOperate();
    }

    public SimulatedBanks banks() {
        return banks;
    }

    public JdbcTemplate database() {
        return database;
    }

    public String databaseName() {
        return DATABASE;
    }

    public SigningMerchant merchant() {
        return new SigningMerchant(payloom.url(), RunningPayloom.KEY_ID, RunningPayloom.SECRET, Clock.systemUTC());
    }
}
