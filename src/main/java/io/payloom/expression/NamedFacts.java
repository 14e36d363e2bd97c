package io.payloom.expression;

import java.util.Map;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import scala.Option;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Facts as the engine wants them. A context that says it has no functions of its own spares the engine, at every
 * evaluation, a merge of all built-in ones, which costs more than most expressions.
 */
final class NamedFacts extends CustomContext {

    private final Map<String, Object> facts;

    NamedFacts(Map<String, Object> facts) {
        this.facts = facts;
    }

    @Override
    public VariableProvider variableProvider() {
        return new VariableProvider() {
            @Override
            public Option<Object> getVariable(String name) {
                return Option.apply(facts.get(name));
            }

            @Override
            public Iterable<String> keys() {
                return CollectionConverters.asScala(facts.keySet());
            }
        };
    }
}
