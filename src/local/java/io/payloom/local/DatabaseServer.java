package io.payloom.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A server of databases: the {@link MariaDb} that is started here, or one that somebody else runs. */
public interface DatabaseServer {

    /** Of the main database. */
    String jdbcUrl();

    /** Of another one, whose name begins with {@code payloom_}. */
    String jdbcUrl(String database);

    String username();

    String password();

    /** Makes an empty database of that name, {@code payloom_} and more; an older one of that name is dropped. */
    default void recreateDatabase(String name) {
        execute("DROP DATABASE IF EXISTS `" + name + "`", "CREATE DATABASE `" + name + "`");
    }

    /** Carries out statements as the user who owns the databases. */
    default void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), username(), password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new LocalStackFailure("the database refuses " + statements[0] + ": " + e.getMessage(), e);
        }
    }
}
