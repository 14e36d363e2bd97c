package io.payloom.local;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * A database server that others use too: what the tests make there begins with {@code payloom_test}, whatever a test calls
 * it, and is dropped when this JVM ends. One run at a time.
 */
final class TestServer implements DatabaseServer {

    private static final String MAIN = "payloom_test";

    private final GivenDatabase server;
    private final Set<String> made = new ConcurrentSkipListSet<>();

    private TestServer(GivenDatabase server) {
        this.server = server;
    }

    /** @param url with {@code user} and {@code password}; a database that it names is where the login happens */
    static TestServer at(String url) {
        TestServer server = new TestServer(GivenDatabase.of(url));
        Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
        server.recreateDatabase(MariaDb.DATABASE);
        return server;
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(MariaDb.DATABASE);
    }

    @Override
    public String jdbcUrl(String database) {
        return server.jdbcUrl(MAIN + database.substring(MariaDb.DATABASE.length()));
    }

    @Override
    public String username() {
        return server.username();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public void recreateDatabase(String name) {
        String own = MAIN + name.substring(MariaDb.DATABASE.length());
        made.add(own);
        server.recreateDatabase(own);
    }

    private void dropAll() {
        server.execute(Stream.concat(
                        Stream.of("SET SESSION lock_wait_timeout = 20"), // who still reads there has lost his test
                        made.stream().map(name -> "DROP DATABASE IF EXISTS `" + name + "`"))
                .toArray(String[]::new));
    }
}
