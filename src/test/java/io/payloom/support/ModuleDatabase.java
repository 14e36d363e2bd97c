package io.payloom.support;

import io.payloom.local.DatabaseServer;
import io.payloom.local.MariaDb;
import io.payloom.local.TestEnvironment;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A database of its own, empty at first, for the tests of one module, on the one MariaDB of the run. */
public final class ModuleDatabase {

    private static final Set<String> CREATED = new HashSet<>();

    /** Many threads share few connections, and a busy machine makes each of them slow. */
    static final String PATIENCE = "60000";

    private ModuleDatabase() {}

    public static void register(DynamicPropertyRegistry registry, String module) {
        properties(module).forEach((name, value) -> registry.add(name, () -> value));
    }

    public static synchronized Map<String, String> properties(String module) {
        DatabaseServer server = TestEnvironment.database();
        String database = MariaDb.DATABASE + "_" + module;
        if (CREATED.add(database)) {
            server.recreateDatabase(database);
        }
        return Map.of(
                "spring.datasource.url", server.jdbcUrl(database),
                "spring.datasource.username", server.username(),
                "spring.datasource.password", server.password(),
                "spring.datasource.hikari.maximum-pool-size", "10",
                "spring.datasource.hikari.connection-timeout", PATIENCE);
    }
}
