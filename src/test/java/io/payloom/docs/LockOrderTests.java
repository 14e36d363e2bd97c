package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.LockRecorder;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Issue 13, item 29: the one table of locks is true of the code. */
@OnRunningPayloom
class LockOrderTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\| `([a-z_]+)` \\|");
    private static final Pattern EXCEPTION = Pattern.compile("`([a-z_]+)` before `([a-z_]+)`");

    private final RunningPayloom payloom = RunningPayloom.get();

    @Test
    void transactionsLockInTheOrderOfTheTable() throws IOException {
        LockRecorder.forget();
        payOutAndBack();
        String section = section();
        List<String> order =
                ROW.matcher(section).results().map(row -> row.group(1)).toList();
        Set<String> exceptions = new TreeSet<>(EXCEPTION
                .matcher(section)
                .results()
                .map(pair -> pair.group(1) + " before " + pair.group(2))
                .toList());

        Set<String> otherwise = new TreeSet<>(LockRecorder.seen());
        otherwise.removeIf(pair -> {
            String[] tables = pair.split(" before ");
            int first = order.indexOf(tables[0]);
            int second = order.indexOf(tables[1]);
            return first < 0 || second < 0 || first < second;
        });
        assertThat(order).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(exceptions).containsAll(otherwise);
        assertThat(LockRecorder.seen()).contains("process_run before payment");
    }

    /** Through all the tables, in steps of processes and by what banks say. */
    private void payOutAndBack() {
        String paid = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(2_000, null), 20)
                .orderNo();
        payloom.merchant().postAndWait("/v1/refunds", Orders.aRefund(paid, 100, null), 20);
        payloom.merchant()
                .postAndWait(
                        "/v1/payouts", Orders.aPayout(Orders.number(), 100, "6229990000000000017", "ICBC", ""), 20);
    }

    private static String section() throws IOException {
        String text = Files.readString(Path.of("docs/architecture.md"));
        return text.substring(text.indexOf("<!-- locks -->"), text.indexOf("<!-- end of locks -->"));
    }
}
