package io.payloom.demo;

import static org.awaitility.Awaitility.await;

import io.payloom.support.SigningMerchant.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Places orders of every kind at once, and what follows on them as each ends, and prints the journey of each until its
 * merchant knows how it ended.
 */
public final class Demo {

    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private final Surroundings around;
    private final @Nullable String notifyUrl;
    private final Duration patience;
    private final Sheet sheet;

    /**
     * @param notifyUrl of the orders, null for the merchant's own
     * @param patience after which orders that have not ended are given up
     */
    public Demo(Surroundings around, @Nullable String notifyUrl, Duration patience, PrintStream out) {
        this.around = around;
        this.notifyUrl = notifyUrl;
        this.patience = patience;
        this.sheet = new Sheet(out);
    }

    /** Returns when all orders have ended, or when patience has. */
    public void run() {
        List<DemoOrder> orders = DemoOrder.all(notifyUrl);
        List<DemoOrder> all = DemoOrder.withFollowers(orders);
        sheet.text("Demo: %d orders at once, over the signed API, and %d that follow on them"
                .formatted(orders.size(), all.size() - orders.size()));
        all.forEach(order -> sheet.text("  %-20s  %s".formatted(order.name(), order.story())));
        sheet.text("");
        List<Journey> journeys = new ArrayList<>(place(orders));
        follow(journeys);
        sheet.text("");
        conclude(all.size(), journeys);
    }

    private List<Journey> place(List<DemoOrder> orders) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return orders.stream()
                    .map(order -> CompletableFuture.supplyAsync(() -> place(order), threads))
                    .toList()
                    .stream()
                    .flatMap(placed -> placed.join().stream())
                    .toList();
        }
    }

    private Optional<Journey> place(DemoOrder order) {
        Answer answer = around.merchant().post(order.path(), order.request());
        if (answer.status() == 201) {
            return Optional.of(new Journey(order, order.kind().number(answer), around));
        }
        sheet.text(order.name() + " was refused: " + answer.body());
        return Optional.empty();
    }

    private void follow(List<Journey> journeys) {
        try {
            await().atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> look(journeys));
        } catch (ConditionTimeoutException tooSlow) {
            // What is missing is said at the end.
        }
    }

    private boolean look(List<Journey> journeys) {
        journeys.stream()
                .flatMap(journey -> journey.news().stream())
                .sorted(Comparator.comparing(JourneyLine::at))
                .forEach(sheet::line);
        List<DemoOrder> following = journeys.stream()
                .flatMap(journey -> journey.follower().stream())
                .toList();
        journeys.addAll(place(following));
        return journeys.stream().allMatch(Journey::hasEnded);
    }

    private void conclude(int placed, List<Journey> journeys) {
        List<Journey> otherwise =
                journeys.stream().filter(journey -> !journey.endedAsExpected()).toList();
        otherwise.forEach(journey -> sheet.text("Not as expected: " + journey.standing()));
        int asExpected = journeys.size() - otherwise.size();
        sheet.text("%d of %d orders ended as expected, and the merchant knows of each.".formatted(asExpected, placed));
    }
}
