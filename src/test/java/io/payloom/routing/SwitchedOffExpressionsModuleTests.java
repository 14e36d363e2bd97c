package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.FileFault;
import io.payloom.catalogue.change.CatalogueChanges;
import io.payloom.catalogue.change.CatalogueEditions;
import io.payloom.catalogue.change.Proposal;
import io.payloom.catalogue.change.Replacement;
import io.payloom.payment.PaymentKind;
import io.payloom.support.CatalogueEditing;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SwitchedOffExpressionsModuleTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Routing routing;
    private final Catalogues catalogues;
    private final CatalogueEditions editions;
    private final CatalogueChanges changes;
    private final Alerts alerts;
    private final SwitchedOffExpressions expressions;
    private final Clock clock;
    private final JdbcTemplate sql;
    private final String original;

    SwitchedOffExpressionsModuleTests(
            Routing routing,
            Catalogues catalogues,
            CatalogueEditions editions,
            CatalogueChanges changes,
            Alerts alerts,
            SwitchedOffExpressions expressions,
            Clock clock,
            JdbcTemplate sql) {
        this.routing = routing;
        this.catalogues = catalogues;
        this.editions = editions;
        this.changes = changes;
        this.alerts = alerts;
        this.expressions = expressions;
        this.clock = clock;
        this.sql = sql;
        this.original = editions.export().yaml();
    }

    @AfterEach
    void putTheCatalogueBack() {
        replace(original);
    }

    /** Issue 13, item 17: it came by SQL or was accepted by older rules; all others count, and a person is told until it is edited. */
    @Test
    void anExpressionInUseThatMightNotEndIsOffAlone() {
        String costly = "if amount > 0 then round half up(1, 3000000) else 0";
        String usual = "if amount > 0 then 7 else 0";
        replace(CatalogueEditing.edit(
                original, catalogue -> CatalogueEditing.part(catalogue, "channels", "northbank-card")
                        .putArray("priority")
                        .addObject()
                        .put("category", "cost")
                        .put("value", usual)));
        long version = editions.export().version();
        sql.update(
                "insert into catalogue_priority (owner_kind, owner_code, position, category, expression)"
                        + " values ('CHANNEL', 'northbank-card', 5, 'stability', ?)",
                costly);
        sql.update("update catalogue_version set version = version + 1 where name = 'channels'");
        await().atMost(SOON).until(() -> catalogues.current().version() > version);

        RoutingDecision decision =
                routing.decide(RoutingModuleTests.aCardOrder(PaymentKind.PAYMENT.nextNumber(), 1, Set.of()));

        assertThat(decision.explanation().steps().getLast().scores())
                .filteredOn(score -> score.channel().equals("northbank-card"))
                .singleElement()
                .satisfies(score -> assertThat(score.priority()).isEqualTo(7));
        await().atMost(SOON).untilAsserted(() -> assertThat(alerts.ofKind("EXPRESSION_OFF"))
                .filteredOn(alert -> alert.acknowledgedAt() == null)
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text()).contains("northbank-card, category stability", "decimals", costly)));
        sql.update("update alert set last_at = last_at - interval 2 minute where kind = 'EXPRESSION_OFF'");
        expressions.report();
        assertThat(open()).as("it goes on being off here").contains(key(costly));
        assertThat(changes.propose(editions.export().yaml()))
                .as("nobody can save it")
                .isInstanceOfSatisfying(Proposal.Refused.class, refused -> assertThat(refused.faults())
                        .extracting(FileFault::message)
                        .singleElement()
                        .asString()
                        .contains("decimals"));
        replace(original);
        await().atMost(SOON).untilAsserted(() -> assertThat(alerts.ofKind("EXPRESSION_OFF"))
                .allSatisfy(alert -> assertThat(alert.acknowledgedAt()).isNotNull()));
    }

    /** Issue 13, item 17: the instance that raised them has ended since. */
    @Test
    void whicheverInstanceSeesThatItIsOffNoMoreSettlesIt() {
        String works = "if amount > 0 then 7 else 0";
        replace(CatalogueEditing.edit(
                original, catalogue -> CatalogueEditing.part(catalogue, "channels", "northbank-card")
                        .putArray("priority")
                        .addObject()
                        .put("category", "cost")
                        .put("value", works)));
        Instant longAgo = clock.instant().minus(Duration.ofMinutes(2));
        raisedByAnother("edited while nobody ran", longAgo);
        raisedByAnother(works, longAgo);

        expressions.report();

        assertThat(open()).doesNotContain(key("edited while nobody ran"), key(works));
    }

    /** Issue 13, item 17: its catalogue may be newer than ours, or the engine gives up on it there only. */
    @Test
    void whatIsOffAtAnotherInstanceStaysOpen() {
        raisedByAnother("off at another instance", clock.instant());

        expressions.report();

        assertThat(open()).contains(key("off at another instance"));
        alerts.settle("EXPRESSION_OFF", key("off at another instance"), "a test", "done");
    }

    private void raisedByAnother(String text, Instant lastSaid) {
        alerts.raise("EXPRESSION_OFF", key(text), null, text);
        sql.update("update alert set last_at = ? where dedup_key = ?", Timestamp.from(lastSaid), key(text));
    }

    private static String key(String text) {
        return SwitchedOffExpressions.key(text);
    }

    private List<String> open() {
        return alerts.open("EXPRESSION_OFF").stream()
                .map(Alerts.Alert::dedupKey)
                .toList();
    }

    private void replace(String yaml) {
        Replacement done = changes.replace(yaml, editions.export().version(), "a test", null);
        assertThat(done).isInstanceOf(Replacement.Replaced.class);
        long version = ((Replacement.Replaced) done).version();
        await().atMost(SOON).until(() -> catalogues.current().version() == version);
    }
}
