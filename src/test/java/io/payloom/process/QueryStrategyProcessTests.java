package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a bank is asked for an unknown result, by every kind of strategy, on the engine's own clock. */
@OnRunningPayloom
class QueryStrategyProcessTests {

    private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    every 5m; most 4; jitter 0%                     | 5 10 15 20
                    every 5m growing; most 4; jitter 0%             | 5 15 30 50
                    1m,4m,20m; jitter 0%                            | 1 5 25
                    every 10m; first 12m; last 50m; jitter 0%       | 12 22 32 42
                    every 5m growing; first 10m; last 60m; jitter 0% | 10 20 35 55
                    """)
    void asksAtThePlannedMinutesAfterTheSubmission(String strategy, String minutes) {
        try (EditedCatalogue edited = cardsAskedBy(strategy)) {
            List<Duration> asked = queriesOf(place());

            List<Duration> planned = List.of(minutes.split(" ")).stream()
                    .map(minute -> Duration.ofMinutes(Long.parseLong(minute)))
                    .toList();
            assertThat(asked).hasSameSizeAs(planned);
            for (int query = 0; query < planned.size(); query++) {
                assertThat(asked.get(query)).isCloseTo(planned.get(query), SLACK);
            }
        }
    }

    @Test
    void whatIsStillUnknownOnFridayIsAskedOnMonday() {
        goTo(DayOfWeek.FRIDAY, LocalTime.of(15, 0));
        try (EditedCatalogue edited = cardsAskedBy("1m; next-day 09:30; jitter 0%")) {
            String orderNo = place();
            ZonedDateTime friday = sentAt(orderNo).atZone(BANK);

            List<Duration> asked = queriesOf(orderNo);

            Instant monday =
                    friday.toLocalDate().plusDays(3).atTime(9, 30).atZone(BANK).toInstant();
            assertThat(friday.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
            assertThat(asked).hasSize(2);
            assertThat(asked.getLast()).isCloseTo(Duration.between(friday.toInstant(), monday), SLACK);
        }
    }

    @Test
    void anOrderThatCrossesMidnightIsAskedOnceMoreAtTPlusOne() {
        goTo(DayOfWeek.TUESDAY, LocalTime.of(23, 45));
        try (EditedCatalogue edited = cardsAskedBy("every 10m; last 35m; cross-day 09:30; jitter 0%")) {
            String orderNo = place();
            ZonedDateTime tuesday = sentAt(orderNo).atZone(BANK);

            List<Duration> asked = queriesOf(orderNo);

            Instant wednesday =
                    tuesday.toLocalDate().plusDays(1).atTime(9, 30).atZone(BANK).toInstant();
            assertThat(tuesday.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
            assertThat(asked).hasSize(4);
            assertThat(asked.getLast()).isCloseTo(Duration.between(tuesday.toInstant(), wednesday), SLACK);
        }
    }

    @Test
    void anOrderOfOneDayIsNotAskedAtTPlusOneOnlyBecauseOthersAre() {
        goTo(DayOfWeek.TUESDAY, LocalTime.of(11, 0));
        try (EditedCatalogue edited = cardsAskedBy("every 10m; last 35m; cross-day 09:30; jitter 0%")) {
            assertThat(queriesOf(place())).hasSize(3);
        }
    }

    private EditedCatalogue cardsAskedBy(String strategy) {
        return EditedCatalogue.with(payloom, catalogue -> {
            for (String channel : List.of("northbank-card", "eastbank-card")) {
                for (JsonNode one :
                        CatalogueEditing.part(catalogue, "channels", channel).withArray("interfaces")) {
                    if (one.path("operation").asText().equals("pay")) {
                        ((ObjectNode) one).put("querySchedule", strategy);
                    }
                }
            }
        });
    }

    private String place() {
        String orderNo = merchant.post("/v1/payments", Orders.aCardPayment(Orders.number(), 50_022, Cards.next(), null))
                .orderNo();
        await().atMost(PATIENCE).until(() -> nextQueryAt(orderNo) != null);
        return orderNo;
    }

    /** Follows the plan to its end; the ages at which the bank was asked. */
    private List<Duration> queriesOf(String orderNo) {
        List<Duration> asked = new ArrayList<>();
        Instant sentAt = sentAt(orderNo);
        for (Instant next = nextQueryAt(orderNo); next != null; next = nextQueryAt(orderNo)) {
            int before = queries(orderNo);
            payloom.moveClock(Duration.between(payloom.clock().instant(), next).plusMillis(200));
            await().atMost(PATIENCE).until(() -> queries(orderNo) > before);
            asked.add(Duration.between(sentAt, next));
        }
        assertThat(queries(orderNo)).isEqualTo(asked.size());
        return asked;
    }

    private void goTo(DayOfWeek day, LocalTime time) {
        ZonedDateTime now = payloom.clock().instant().atZone(BANK);
        ZonedDateTime wanted = now.with(TemporalAdjusters.nextOrSame(day)).with(time);
        payloom.moveClock(Duration.between(now, wanted.isAfter(now) ? wanted : wanted.plusDays(7)));
    }

    private Instant sentAt(String orderNo) {
        return column("sent_at", orderNo).toInstant();
    }

    private @Nullable Instant nextQueryAt(String orderNo) {
        List<Timestamp> found = payloom.database()
                .queryForList(
                        "select next_query_at from bank_transaction where order_no = ? and next_query_at is not null",
                        Timestamp.class,
                        orderNo);
        return found.isEmpty() ? null : found.getFirst().toInstant();
    }

    private int queries(String orderNo) {
        return payloom.database()
                .queryForObject("select query_count from bank_transaction where order_no = ?", Integer.class, orderNo);
    }

    private Timestamp column(String name, String orderNo) {
        return payloom.database()
                .queryForObject(
                        "select " + name + " from bank_transaction where order_no = ?", Timestamp.class, orderNo);
    }
}
