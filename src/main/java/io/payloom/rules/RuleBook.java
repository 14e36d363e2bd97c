package io.payloom.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.RuleListener;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * Rules that fire once each, in the order in which they were given. Easy Rules logs and forgets what a rule throws; here
 * it ends the run and reaches the caller. Holds no state of a run, so one book serves all threads.
 *
 * @param <F> the facts that the rules look at and change
 */
public final class RuleBook<F> {

    private static final String FACTS = "facts";

    private final Rules rules = new Rules();
    private final RulesEngine engine;

    /** @throws DuplicateRule when two rules have the same name */
    public RuleBook(List<NamedRule<F>> rulesInOrder) {
        Set<String> names = new HashSet<>();
        int priority = 0;
        for (NamedRule<F> rule : rulesInOrder) {
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                throw new DuplicateRule(rule.name());
            }
            rules.register(easyRule(rule, priority++));
        }
        DefaultRulesEngine quiet = new DefaultRulesEngine();
        quiet.registerRuleListener(new Outcry());
        this.engine = quiet;
    }

    /** @throws RuleFailed when a condition or an action throws; the rules after it do not fire */
    public void fire(F subject) {
        Facts facts = new Facts();
        facts.put(FACTS, subject);
        engine.fire(rules, facts);
    }

    private static <F> Rule easyRule(NamedRule<F> rule, int priority) {
        return new RuleBuilder()
                .name(rule.name())
                .priority(priority)
                .when(facts -> rule.when().test(facts.<F>get(FACTS)))
                .then(facts -> rule.then().accept(facts.<F>get(FACTS)))
                .build();
    }

    /** The engine calls these from inside its catch blocks, so what they throw leaves the engine. */
    private static final class Outcry implements RuleListener {

        @Override
        public void onEvaluationError(Rule rule, Facts facts, Exception exception) {
            throw new RuleFailed(rule.getName(), exception);
        }

        @Override
        public void onFailure(Rule rule, Facts facts, Exception exception) {
            throw new RuleFailed(rule.getName(), exception);
        }
    }
}
