package io.payloom.local;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that Payloom needs around it, as child processes, on the ports and in the directory that the settings name. The
 * data lasts: a second start goes on with it.
 */
public final class LocalStack implements AutoCloseable {

    /** Loggers whose warnings say nothing to anybody here: versions, plain text over loopback, the open API page. */
    private static final List<String> HARMLESS_REMARKS = List.of(
            "org.flywaydb.core.internal", "org.springdoc.core.events", "io.camunda.client.impl.CamundaCallCredentials");

    private final LocalSettings settings;
    private final Progress progress = new Progress(System.out);
    private final Optional<MariaDb> mariaDb;
    private final DatabaseServer database;
    private final Simulator simulator;
    private final Optional<OpenSearch> openSearch;
    private final Optional<Camunda> camunda;
    private final String engine;
    private final MerchantServer merchant;
    private @Nullable DirectoryLock lock;

    public LocalStack(LocalSettings settings) {
        this.settings = settings;
        Software software = new Software(in("software"), progress);
        MariaDb own = new MariaDb(software, new MariaDb.Options(in("mariadb"), settings.databasePort(), false, true));
        mariaDb = Optional.of(own).filter(any -> settings.database().isEmpty());
        database = settings.database().<DatabaseServer>map(given -> given).orElse(own);
        simulator = new Simulator(in("simulator"), settings.simulatorPort());
        openSearch = Optional.of(new OpenSearch(software, in("opensearch"), settings.searchPort()))
                .filter(search -> settings.operate());
        camunda = Optional.of(new Camunda(software, camundaSettings()))
                .filter(any -> settings.engine().isEmpty());
        engine = settings.engine().orElseGet(() -> camunda.orElseThrow().gatewayAddress());
        merchant = new MerchantServer(
                settings.merchantPort(),
                WebhookCheck.with(SampleMerchantKeys.WEBHOOK_SECRET),
                Clock.system(ZoneId.systemDefault()));
    }

    /** Returns when everything is ready; throws {@link LocalStackFailure} as soon as one part is not going to be. */
    public LocalStack start() {
        lock = DirectoryLock.of(settings.directory());
        Stream.of("mariadb", "simulator", "opensearch", "camunda").map(this::in).forEach(Leftovers::end);
        settings.requireFreePorts();
        progress.report("starting the local stack in " + settings.directory());
        merchant.start();
        startAll();
        return this;
    }

    /** Says how long something took since the start of the stack. */
    public void report(String line) {
        progress.report(line);
    }

    /** Where the engine that was started here tells its metrics, under {@code /actuator}. */
    public String engineManagementUrl() {
        return camunda.orElseThrow().managementUrl();
    }

    /** What Payloom has to be told to use this stack. */
    public Map<String, Object> applicationProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.profiles.active", "local");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.apiPort());
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", settings.managementPort());
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        properties.put("camunda.client.mode", "self-managed");
        properties.put("camunda.client.grpc-address", engine);
        properties.put("camunda.client.prefer-rest-over-grpc", false);
        properties.put("payloom.catalogue.simulator-url", simulator.url());
        properties.put("payloom.merchant.sample.notify-url", merchant.notifyUrl());
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.file.name", in("payloom").resolve("payloom.log"));
        properties.put("logging.threshold.console", "warn");
        HARMLESS_REMARKS.forEach(logger -> properties.put("logging.level." + logger, "error"));
        return properties;
    }

    /** Until Payloom says that orders placed from now on go on at once; it says so after two minutes in any case. */
    public void awaitReadiness() {
        String readiness = "http://127.0.0.1:" + settings.managementPort() + "/actuator/health/readiness";
        await().forever()
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Http.answers(Http.get(readiness), answer -> answer.statusCode() == 200));
    }

    /** The sample merchant's server. */
    public MerchantServer merchant() {
        return merchant;
    }

    /** Where people look at the processes, when there is an Operate. */
    public Optional<String> operateUrl() {
        return settings.operate() ? camunda.map(Camunda::operateUrl) : settings.operateUrl();
    }

    /** What runs where, with which login. */
    public String overview() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Merchant API", local(settings.apiPort(), ""));
        rows.put("API description", local(settings.apiPort(), "/swagger-ui.html"));
        rows.put("Management", local(settings.managementPort(), "/actuator"));
        operateUrl()
                .ifPresent(url -> rows.put("Camunda Operate", url + (settings.operate() ? "  login demo / demo" : "")));
        rows.put("Bank simulator", simulator.url());
        rows.put("Sample merchant", merchant.url() + "  what it was notified of");
        rows.put("Zeebe gateway", engine.replaceFirst("^http://", "") + " (gRPC)");
        rows.put(
                "Database",
                settings.database().map(GivenDatabase::toString).orElseGet(() -> "127.0.0.1:%d/%s  login %s / %s"
                        .formatted(
                                settings.databasePort(), MariaDb.DATABASE, database.username(), database.password())));
        rows.put("Data and logs", settings.directory().toString());
        return Table.of(rows);
    }

    /** What may be tried now. */
    public String suggestions() {
        return "Next: the curl call of the README; the bank's ledger at %s; what the merchant got at %s%s. Ctrl-C ends all."
                .formatted(
                        simulator.url(),
                        merchant.url(),
                        operateUrl().map(url -> "; the processes at " + url).orElse(""));
    }

    @Override
    public void close() {
        merchant.close();
        joinAll(
                async(() -> camunda.ifPresent(Camunda::stop)),
                async(simulator::close),
                async(() -> mariaDb.ifPresent(MariaDb::close)));
        openSearch.ifPresent(OpenSearch::close);
        if (lock != null) {
            lock.close();
        }
    }

    private void startAll() {
        CompletableFuture<Void> search = async(() -> openSearch.ifPresent(this::start));
        joinAll(
                async(this::startDatabase),
                async(() -> {
                    simulator.start();
                    progress.report("the bank simulator is ready");
                }),
                search,
                search.thenRunAsync(this::startEngine));
    }

    private void startDatabase() {
        settings.database().ifPresent(given -> given.execute("SELECT 1"));
        mariaDb.ifPresent(MariaDb::start);
        progress.report(mariaDb.isPresent() ? "MariaDB is ready" : "the given database answers");
    }

    private void startEngine() {
        if (settings.engine().isPresent() && !Camunda.gatewayKnowsLeader(engine)) {
            throw new LocalStackFailure("no engine that works answers at -Dpayloom.local.engine=" + engine);
        }
        camunda.ifPresent(Camunda::start);
        progress.report(camunda.isPresent() ? "Camunda is ready" : "the given engine answers");
    }

    private void start(OpenSearch search) {
        search.start();
        progress.report("OpenSearch is ready");
    }

    private static CompletableFuture<Void> async(Runnable action) {
        return CompletableFuture.runAsync(action, Thread::startVirtualThread);
    }

    /** Waits for all, or for the first failure. */
    private static void joinAll(CompletableFuture<?>... futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures);
        List.of(futures)
                .forEach(future -> future.whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        all.completeExceptionally(failure);
                    }
                }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalStackFailure failure ? failure : e;
        }
    }

    private CamundaSettings camundaSettings() {
        return new CamundaSettings(
                in("camunda"),
                settings.gatewayPort(),
                settings.operate() ? settings.operatePort() : Ports.free(),
                Ports.free(),
                openSearch.map(OpenSearch::url),
                false);
    }

    private Path in(String name) {
        return settings.directory().resolve(name);
    }

    private static String local(int port, String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
