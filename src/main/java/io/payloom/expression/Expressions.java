package io.payloom.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.mutable.ListBuffer;

/**
 * Compiles and evaluates. An expression is made of conditions, comparisons, sums and a few functions only, and is checked for what it
 * may cost before it is read and before it is evaluated, so whatever an analyst writes ends within milliseconds, in the thread
 * that asks. FEEL says {@code null} where other languages fail; so a name that nobody knows is refused when the expression is
 * compiled, and a value that is no whole number counts as missing. What the engine gives up on nevertheless is off from then on.
 */
public final class Expressions {

    private static final Logger LOG = LoggerFactory.getLogger(Expressions.class);

    private final @Nullable Set<String> names;
    private final Syntax syntax;
    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    private final Map<String, String> off = new ConcurrentHashMap<>();

    /** @param names all that an expression may mention */
    public Expressions(Set<String> names) {
        this(Set.copyOf(names), Syntax.OF_ORDERS);
    }

    private Expressions(@Nullable Set<String> names, Syntax syntax) {
        this.names = names;
        this.syntax = syntax;
    }

    /** Those of diagrams, which mention any variable. */
    static Expressions ofDiagrams() {
        return new Expressions(null, Syntax.OF_DIAGRAMS);
    }

    /**
     * What reading a text costs, by its length and brackets.
     *
     * @throws ExpressionTooCostly when it is too much for one expression
     */
    public static int reading(String text) {
        return Bounds.reading(text);
    }

    /**
     * @throws ExpressionTooCostly when it might not end soon
     * @throws ExpressionRefused when it is no expression, or one that may not be used
     */
    public Expression compile(String text) {
        Bounds.reading(text);
        try {
            Exp tree = parsed(text);
            Set<String> mentioned = syntax.namesIn(tree);
            Bounds.check(tree);
            refuseUnknown(mentioned);
            Integer constant = mentioned.isEmpty() && names != null ? constant(tree, text) : null;
            return new Expression(text, mentioned, constant, tree);
        } catch (StackOverflowError tooDeep) {
            throw new ExpressionTooCostly("is nested too deeply");
        }
    }

    /**
     * As {@link #compile}, but one that is too costly is off instead: it was accepted by older rules, or nobody asked.
     *
     * @throws ExpressionRefused when it is no expression, or one that may not be used
     */
    public Expression compileOrSwitchOff(String text) {
        try {
            return compile(text);
        } catch (ExpressionTooCostly refused) {
            switchOff(text, String.valueOf(refused.getMessage()));
            return Expression.off(text);
        }
    }

    /** Why an expression is off; empty when it is not. It stays off until its text is another one. */
    public Optional<String> whyOff(String text) {
        return Optional.ofNullable(off.get(text));
    }

    private void switchOff(String text, String reason) {
        off.putIfAbsent(text, reason);
    }

    private Exp parsed(String text) {
        ParseResult parsed = engine.parseExpression(text);
        if (parsed.isFailure()) {
            throw new ExpressionRefused("is no FEEL: " + parsed.failure().message());
        }
        return parsed.parsedExpression().expression();
    }

    private void refuseUnknown(Set<String> mentioned) {
        Set<String> unknown = new TreeSet<>(mentioned);
        if (names != null) {
            unknown.removeAll(names);
            if (!unknown.isEmpty()) {
                throw new ExpressionRefused("mentions " + String.join(", ", unknown) + "; known are "
                        + String.join(", ", new TreeSet<>(names)));
            }
        }
    }

    /**
     * The values for the same facts, in one go.
     *
     * @param facts by name, asked for only when an expression mentions one; a name that is not there is null in it
     * @return one for each expression: null where it did not come to a whole number
     */
    public @Nullable Integer[] evaluate(List<Expression> expressions, Supplier<Map<String, Object>> facts) {
        @Nullable Integer[] values = new Integer[expressions.size()];
        List<Expression> asked = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            Expression expression = expressions.get(index);
            values[index] = isOff(expression) ? Integer.valueOf(0) : expression.constant();
            if (values[index] == null) {
                asked.add(expression);
            }
        }
        if (!asked.isEmpty()) {
            fill(values, results(asked, facts.get()));
        }
        return values;
    }

    private boolean isOff(Expression expression) {
        return !off.isEmpty() && off.containsKey(expression.text());
    }

    private static void fill(@Nullable Integer[] values, List<?> results) {
        int next = 0;
        for (int index = 0; index < values.length && next < results.size(); index++) {
            if (values[index] == null) {
                values[index] = wholeNumber(results.get(next++));
            }
        }
    }

    /** When the engine gives up on all of them together, each is tried alone; one on which it gives up again is off. */
    private List<?> results(List<Expression> asked, Map<String, Object> facts) {
        List<?> together = attempt(asked.stream().map(Expression::tree).toList(), facts);
        if (together != null) {
            return together;
        }
        List<@Nullable Object> single = new ArrayList<>();
        for (Expression expression : asked) {
            List<?> alone = attempt(List.of(expression.tree()), facts);
            if (alone == null) {
                switchOff(expression.text(), "cannot be evaluated");
            }
            single.add(alone == null ? null : alone.getFirst());
        }
        return single;
    }

    private @Nullable List<?> attempt(List<Exp> trees, Map<String, Object> facts) {
        try {
            EvaluationResult result = engine.evaluate(listOf(trees), new NamedFacts(facts));
            return result.isSuccess() && result.result() instanceof List<?> values ? values : null;
        } catch (RuntimeException | StackOverflowError givenUp) {
            LOG.warn("FEEL gives up on an expression: {}", givenUp.toString());
            return null;
        }
    }

    private static ParsedExpression listOf(List<Exp> trees) {
        ListBuffer<Exp> list = new ListBuffer<>();
        trees.forEach(list::addOne);
        return new ParsedExpression(new ConstList(list.toList()), "priorities");
    }

    private Integer constant(Exp tree, String text) {
        List<?> values = attempt(List.of(tree), Map.of());
        Integer value = values == null ? null : wholeNumber(values.getFirst());
        if (value == null) {
            throw new ExpressionRefused("'" + text + "' does not come to a whole number");
        }
        return value;
    }

    private static @Nullable Integer wholeNumber(@Nullable Object value) {
        return value instanceof Number number
                        && number.doubleValue() == Math.rint(number.doubleValue())
                        && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE
                ? number.intValue()
                : null;
    }
}
