package io.payloom.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database on a server that runs already, MySQL or MariaDB. What Payloom needs to know of time zones is added to its
 * address; {@code user} and {@code password} are taken out of it.
 *
 * @param address scheme, host and port
 * @param database may be empty for {@link #jdbcUrl(String)} and for what concerns no database
 * @param parameters of the driver, all but user and password
 */
public record GivenDatabase(
        String address, String database, Map<String, String> parameters, String username, String password)
        implements DatabaseServer {

    private static final Pattern URL = Pattern.compile("(jdbc:mysql://[^/?]+)/?([^/?]*)(?:\\?(.*))?");

    private static final Map<String, String> NEEDED = Map.of(
            "useAffectedRows", "false",
            "connectionTimeZone", "UTC",
            "forceConnectionTimeZoneToSession", "true");

    /** Reads {@code jdbc:mysql://host:port/database?user=...&password=...}. */
    public static GivenDatabase of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new LocalStackFailure(
                    "the address of a database looks like jdbc:mysql://host:port/database?user=...&password=...");
        }
        Map<String, String> parameters = new LinkedHashMap<>(NEEDED);
        if (parts.group(3) != null) {
            for (String parameter : parts.group(3).split("&", -1)) {
                String[] sides = parameter.split("=", 2);
                parameters.put(sides[0], sides.length == 2 ? sides[1] : "");
            }
        }
        String username = said(parameters.remove("user"), MariaDb.DATABASE);
        String password = said(parameters.remove("password"), MariaDb.LOCAL_ONLY_PASSWORD);
        return new GivenDatabase(parts.group(1), parts.group(2), Map.copyOf(parameters), username, password);
    }

    private static String said(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(database);
    }

    @Override
    public String jdbcUrl(String name) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .sorted()
                .collect(Collectors.joining("&", address + "/" + name + "?", ""));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address + "/" + database;
    }
}
