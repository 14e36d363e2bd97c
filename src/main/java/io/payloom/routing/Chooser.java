package io.payloom.routing;

import io.payloom.rules.NamedRule;
import io.payloom.rules.RuleBook;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Filters, then draws. Each filter is a rule that fires once per decision and removes all candidates that it hits. */
@Component
class Chooser {

    private final RuleBook<Selection> filters =
            new RuleBook<>(Filter.ALL.stream().map(Chooser::rule).toList());
    private final RandomGenerator chance;

    Chooser(RandomGenerator chance) {
        this.chance = chance;
    }

    Explanation choose(RoutingRequest order, List<Offered> candidates) {
        Selection selection = new Selection(order, candidates);
        filters.fire(selection);
        return selection.draw(chance);
    }

    private static NamedRule<Selection> rule(Filter filter) {
        return new NamedRule<>(
                filter.name(), selection -> selection.isHitBy(filter), selection -> selection.remove(filter));
    }
}
