package io.payloom.docs;

import io.payloom.database.LockOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of locks: {@link LockOrder}, with what the document says of those who go the other way.
 *
 * @param documented the document's own table
 * @param otherWay pairs that are allowed, as "first before second"
 */
public record DeclaredLocks(List<String> documented, Set<String> otherWay) {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\| `([a-z_]+)` \\|");
    private static final Pattern EXCEPTION = Pattern.compile("`([a-z_]+)` before `([a-z_]+)`");
    private static final Set<String> ANYWHERE = Set.of("outbox", "alert");

    public static DeclaredLocks read() throws IOException {
        String text = Files.readString(Path.of("docs/architecture.md"));
        String section = text.substring(text.indexOf("<!-- locks -->"), text.indexOf("<!-- end of locks -->"));
        return new DeclaredLocks(
                ROW.matcher(section).results().map(row -> row.group(1)).toList(),
                EXCEPTION
                        .matcher(section)
                        .results()
                        .map(pair -> pair.group(1) + " before " + pair.group(2))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static List<String> tables() {
        return Stream.of(LockOrder.values()).map(LockOrder::table).toList();
    }

    /** Of the pairs that were seen those that nothing allows; tables without a place are none of orders. */
    public Set<String> against(Set<String> seen) {
        List<String> order = tables();
        return seen.stream()
                .filter(pair -> !otherWay.contains(pair))
                .filter(pair -> {
                    String[] locked = pair.split(" before ");
                    boolean anywhere = ANYWHERE.contains(locked[0]) || ANYWHERE.contains(locked[1]);
                    int first = order.indexOf(locked[0]);
                    int second = order.indexOf(locked[1]);
                    return !anywhere && first >= 0 && second >= 0 && first > second;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
