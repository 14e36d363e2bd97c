package io.payloom.support;

import io.camunda.client.CamundaClient;
import io.payloom.local.Camunda;
import io.payloom.local.MariaDb;
import io.payloom.local.OwnParts;
import io.payloom.local.PayloomProcess;
import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A Payloom in a process of its own, with a database, banks and an engine of its own, on the machine's clock. There are two:
 * one that tests kill and cut off, and one with Operate, at which others look in a browser. A start takes long, so each is
 * shared: a test leaves it running, or killed, and the next one goes on with it.
 */
public final class SecondStack {

    private static final String DATABASE = "payloom_second";

    private static final Map<String, String> PROPERTIES = Map.of(
            // What a killed instance had in hand goes to the next after this.
            "camunda.client.worker.defaults.timeout",
            "PT12S",
            // What is held after its commit still has its connection: jobs and callbacks, twice where a job timed out.
            "spring.datasource.hikari.maximum-pool-size",
            "160");

    private static final Once<SecondStack> INSTANCE = new Once<>(() -> new SecondStack("second", false));
    private static final Once<SecondStack> WITH_OPERATE = new Once<>(() -> new SecondStack("operate", true));

    private final OwnParts parts;
    private final DatabaseGate gate;
    private final int managementPort = Ports.free();
    private final HoldFile hold;
    private final JdbcTemplate database;
    private final PayloomProcess payloom;
    private final SimulatedBanks banks;
    private List<String> options = List.of();

    private SecondStack(String name, boolean withOperate) {
        parts = TestEnvironment.ownParts(name, withOperate);
        gate = new DatabaseGate(Ports.free(), parts.mariaDb().port());
        hold = new HoldFile(parts.directory("hold"));
        banks = new SimulatedBanks(parts.simulator().url());
        MariaDb mariaDb = parts.mariaDb();
        mariaDb.recreateDatabase(DATABASE);
        String jdbcUrl = mariaDb.jdbcUrl(DATABASE);
        database = new JdbcTemplate(new DriverManagerDataSource(jdbcUrl, mariaDb.username(), mariaDb.password()));
        payloom = instance("payloom", Map.of("management.server.port", String.valueOf(managementPort)));
    }

    private PayloomProcess instance(String name, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(PROPERTIES);
        properties.putAll(more);
        int port = Ports.free();
        String jdbcUrl = gate.lead(parts.mariaDb().jdbcUrl(DATABASE));
        String[] arguments = CommandLine.of(port, jdbcUrl, parts.camunda(), parts.simulator(), properties);
        return new PayloomProcess(parts.directory(name), port, List.of(arguments));
    }

    /** The one that tests kill and cut off; without Operate, which would take a part of the machine all the while. */
    public static SecondStack get() {
        return INSTANCE.get();
    }

    /** The one with Operate. */
    public static SecondStack withOperate() {
        return WITH_OPERATE.get();
    }

    /**
     * The application that the tests share, running. It is started anew only where it does not run or runs with other JVM
     * options than these.
     */
    public PayloomProcess payloom(String... jvmOptions) {
        List<String> wanted = List.of(jvmOptions);
        if (payloom.isRunning() && options.equals(wanted)) {
            return payloom;
        }
        payloom.close();
        options = wanted;
        return start(payloom, jvmOptions);
    }

    /**
     * Another instance on the same database, engine and banks, running, until the test closes it. The shared one is stopped,
     * so that it takes no work.
     *
     * @param properties in place of the usual ones
     */
    public PayloomProcess alone(String name, Map<String, String> properties) {
        payloom.close();
        return start(instance(name, properties));
    }

    private PayloomProcess start(PayloomProcess one, String... jvmOptions) {
        return one.start(
                Stream.concat(Stream.of(hold.option()), Stream.of(jvmOptions)).toArray(String[]::new));
    }

    /** Holds all instances at a place between two effects. */
    public HoldFile hold() {
        return hold;
    }

    public Camunda camunda() {
        return parts.camunda();
    }

    /** Writes variables into a process instance, as Operate does some seconds after they were typed in. */
    public void setVariables(String instanceKey, Map<String, String> variables) {
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(camunda().gatewayAddress()))
                .preferRestOverGrpc(false)
                .build()) {
            engine.newSetVariablesCommand(Long.parseLong(instanceKey))
                    .variables(variables)
                    .local(true)
                    .send()
                    .join();
        }
    }

    public SimulatedBanks banks() {
        return banks;
    }

    public JdbcTemplate database() {
        return database;
    }

    /** The server of the database, which nobody else uses. */
    public MariaDb mariaDb() {
        return parts.mariaDb();
    }

    /** Where a part of the stack keeps its files and its log. */
    public Path directory(String part) {
        return parts.directory(part);
    }

    /** Where the shared instance tells its health. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** The way of all instances to the database, open at first. */
    public DatabaseGate databaseGate() {
        return gate;
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

    /** The sample merchant as a client of the shared instance. */
    public SigningMerchant merchant() {
        return merchant(payloom);
    }

    /** The sample merchant as a client of that instance. */
    public SigningMerchant merchant(PayloomProcess payloom) {
        return new SigningMerchant(payloom.url(), RunningPayloom.KEY_ID, RunningPayloom.SECRET, Clock.systemUTC());
    }
}
