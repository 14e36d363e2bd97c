package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Fault;
import io.payloom.hold.OrderBook;
import io.payloom.payment.PaymentKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UnsentDecisionsModuleTests {

    private final Routing routing;
    private final DecisionMapper mapper;
    private final CatalogueContent present;

    UnsentDecisionsModuleTests(Routing routing, DecisionMapper mapper, Catalogues catalogues) {
        this.routing = routing;
        this.mapper = mapper;
        this.present = catalogues.current().content();
    }

    @Test
    void anAccountStaysWhileAnOrderThatWasGivenToItIsNotSent() {
        give();

        assertThat(objections(asked -> Set.of(), Duration.ZERO)).anySatisfy(fault -> assertThat(fault.message())
                .startsWith("account eastbank-card may not be left out"));
        assertThat(objections(asked -> Set.of(), Duration.ofDays(31))).isEmpty();
    }

    @Test
    void ordersThatHaveEndedHoldNoAccount() {
        give();

        assertThat(objections(Set::copyOf, Duration.ZERO)).isEmpty();
    }

    private void give() {
        routing.decide(RoutingModuleTests.aCardOrder(PaymentKind.PAYMENT.nextNumber(), 1, Set.of("northbank-card")));
    }

    private List<Fault> objections(OrderBook book, Duration later) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("book", book);
        CatalogueContent without = new CatalogueContent(
                present.institutions(),
                present.calendars(),
                present.channels().stream()
                        .filter(channel -> !channel.code().equals("eastbank-card"))
                        .toList(),
                present.pools(),
                present.merchants());
        return new UnsentDecisions(
                        mapper, beans.getBeanProvider(OrderBook.class), Clock.offset(Clock.systemUTC(), later))
                .objections(present, without);
    }
}
