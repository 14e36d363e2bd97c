package io.payloom.transaction.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryPlanTests {

    /** A Friday, in the channel's time zone UTC. */
    private static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");

    @Test
    void countsTheFirstQueryFromTheSend() {
        assertThat(plan("every 5m; first 10m; most 9; jitter 0%").next(sent(Duration.ofMinutes(1), null), 0))
                .isEqualTo(NOW.plus(Duration.ofMinutes(9)));
    }

    @Test
    void countsFromNowWhatWasNeverSent() {
        assertThat(plan("every 5m; first 10m; most 9; jitter 0%").next(sent(null, null), 0))
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void drawsTheJitter() {
        assertThat(plan("100s; jitter 50%").next(sent(Duration.ZERO, null), 0))
                .isBetween(NOW.plusSeconds(100), NOW.plusSeconds(150));
    }

    @Test
    void knowsTheNextWorkingDayOfTheChannel() {
        assertThat(plan("5s; next-day 09:30").next(sent(Duration.ZERO, null), 1))
                .isEqualTo(Instant.parse("2026-03-09T09:30:00Z"));
    }

    @Test
    void asksWhenThePayersTimeIsOverIfThatComesFirstOrNothingElseDoes() {
        Instant over = NOW.plusSeconds(60);

        assertThat(plan("5m").next(sent(Duration.ZERO, over), 0)).isEqualTo(over);
        assertThat(plan("5m").next(sent(Duration.ZERO, over), 1)).isEqualTo(over);
        assertThat(plan("5m").next(sent(Duration.ZERO, NOW), 1)).isNull();
        assertThat(plan("5s; jitter 0%").next(sent(Duration.ZERO, over), 0)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void asksOnceAlsoWhenAllTimesPassedWhileNothingRan() {
        QueryPlan plan = plan("every 5m; last 1h");
        BankTransaction old = sent(Duration.ofHours(3), null);

        assertThat(plan.next(old, 0)).isBetween(NOW.plusSeconds(1), NOW.plusSeconds(60));
        assertThat(plan.next(old, 1)).isNull();
    }

    private static QueryPlan plan(String schedule) {
        Catalogues catalogues = mock();
        when(catalogues.current())
                .thenReturn(new Catalogue(
                        1,
                        new CatalogueContent(
                                List.of(),
                                List.of(),
                                List.of(SampleChannel.of("one")
                                        .querySchedule(schedule)
                                        .channel()),
                                List.of(),
                                List.of())));
        return new QueryPlan(catalogues, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static BankTransaction sent(@Nullable Duration ago, @Nullable Instant expiresAt) {
        BankTransaction transaction = mock(RETURNS_DEEP_STUBS);
        when(transaction.channel()).thenReturn("one");
        when(transaction.operation()).thenReturn(Operation.PAY);
        when(transaction.progress().sentAt()).thenReturn(ago == null ? null : NOW.minus(ago));
        when(transaction.instruction().expiresAt()).thenReturn(expiresAt);
        return transaction;
    }
}
