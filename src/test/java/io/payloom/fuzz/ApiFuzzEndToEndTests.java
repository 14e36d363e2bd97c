package io.payloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.merchant.Merchants;
import io.payloom.merchant.NewMerchant;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.RunningPayloom;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Issue 13: thousands of requests of every kind to every address. No mistake of a client is ever a 5xx, a refusal is
 * always a problem document, and what is promised to merchants, signatures too, holds for every answer.
 *
 * <p>{@code -Dpayloom.test.fuzz-seed=7} draws other ones, {@code -Dpayloom.test.fuzz-requests=100000} more.
 */
@OnRunningPayloom
class ApiFuzzEndToEndTests {

    private static final long SEED = Long.getLong("payloom.test.fuzz-seed", 13);
    private static final int REQUESTS = Integer.getInteger("payloom.test.fuzz-requests", 10_000);
    private static final int AT_ONCE = 12;
    private static final int MERCHANTS = 40;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final List<Address> addresses = Address.all(payloom);
    private final Wire wire = new Wire(URI.create(payloom.baseUrl()).getPort());

    @Test
    void noRequestIsTooOdd() throws Exception {
        System.out.println("Fuzzing with -Dpayloom.test.fuzz-seed=" + SEED);
        assertThat(addresses).hasSizeGreaterThan(30);
        Shots shots = new Shots(new Draw(SEED), addresses, keys(), catalogue(), payloom.clock());
        Map<String, List<Shot>> faults = new TreeMap<>();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int sent = 0; sent < REQUESTS; sent += AT_ONCE * 20) {
                List<Callable<Fired>> round = new ArrayList<>();
                for (int one = 0; one < Math.min(AT_ONCE * 20, REQUESTS - sent); one++) {
                    Shot shot = shots.next();
                    round.add(() -> new Fired(shot, wire.send(shot.wire())));
                }
                for (Future<Fired> fired : senders.invokeAll(round)) {
                    statuses.add(fired.get().answer().status());
                    judge(fired.get(), faults);
                }
            }
        }
        System.out.println("Answers by status: " + Judgement.counted(statuses));

        assertThat(report(faults)).as("seed " + SEED).isEmpty();
        assertThat(statuses).contains(200, 201, 400, 401, 404, 405, 415, 422);
    }

    private record Fired(Shot shot, RawAnswer answer) {}

    private static void judge(Fired fired, Map<String, List<Shot>> faults) {
        Judgement.of(fired.shot(), fired.answer())
                .forEach(fault -> faults.computeIfAbsent(Judgement.kindOf(fault), kind -> new ArrayList<>())
                        .add(fired.shot()));
    }

    private static String report(Map<String, List<Shot>> faults) {
        StringBuilder report = new StringBuilder();
        faults.forEach((kind, shots) -> report.append("\n=== ")
                .append(shots.size())
                .append(" times: ")
                .append(kind)
                .append("\n--- request ")
                .append(shots.getFirst().number())
                .append(":\n")
                .append(shots.getFirst().excerpt()));
        return report.toString();
    }

    private List<Shots.Key> keys() {
        Merchants merchants = payloom.bean(Merchants.class);
        List<Shots.Key> keys = new ArrayList<>();
        for (int one = 0; one < MERCHANTS; one++) {
            String id = "M-" + UUID.randomUUID().toString().substring(0, 18);
            String secret = "a-secret-of-more-than-thirty-two-characters";
            merchants.enroll(new NewMerchant(id, "A fuzzy shop", null, true));
            merchants.addHmacKey(id, id + "-1", secret);
            keys.add(new Shots.Key(id + "-1", secret));
        }
        return keys;
    }

    private String catalogue() {
        return new OperatorClient(payloom.baseUrl()).get("/ops/v1/catalogue").body();
    }
}
