package io.payloom.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import scala.collection.mutable.ListBuffer;

/**
 * Compiles and evaluates. An expression is made of conditions, comparisons, sums and a few functions only, so that
 * whatever an analyst writes ends soon and needs little. FEEL says {@code null} where other languages fail; so a name that nobody knows is refused
 * when the expression is compiled, and a value that is no whole number counts as missing.
 */
public final class Expressions {

    private static final int LONGEST = 2000;

    private final Set<String> names;
    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();

    /** @param names all that an expression may mention */
    public Expressions(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** @throws ExpressionRefused when it is no expression, or one that may not be used */
    public Expression compile(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionRefused("is longer than " + LONGEST + " characters");
        }
        Syntax.refuseDeepBrackets(text);
        ParseResult parsed = engine.parseExpression(text);
        if (parsed.isFailure()) {
            throw new ExpressionRefused("is no FEEL: " + parsed.failure().message());
        }
        Exp tree = parsed.parsedExpression().expression();
        Set<String> mentioned = Syntax.namesIn(tree);
        Set<String> unknown = new TreeSet<>(mentioned);
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new ExpressionRefused("mentions " + String.join(", ", unknown) + "; known are "
                    + String.join(", ", new TreeSet<>(names)));
        }
        Integer constant = mentioned.isEmpty() ? constant(tree, text) : null;
        return new Expression(text, mentioned, constant, tree);
    }

    /**
     * The values for the same facts, in one go.
     *
     * @param facts by name, asked for only when an expression mentions one; a name that is not there is null in it
     * @return one for each expression: null where it did not come to a whole number
     */
    public @Nullable Integer[] evaluate(List<Expression> expressions, Supplier<Map<String, Object>> facts) {
        @Nullable Integer[] values = new Integer[expressions.size()];
        List<Exp> trees = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            values[index] = expressions.get(index).constant();
            if (values[index] == null) {
                trees.add(expressions.get(index).tree());
            }
        }
        if (!trees.isEmpty()) {
            fill(values, results(trees, facts.get()));
        }
        return values;
    }

    private static void fill(@Nullable Integer[] values, List<?> results) {
        int next = 0;
        for (int index = 0; index < values.length && next < results.size(); index++) {
            if (values[index] == null) {
                values[index] = wholeNumber(results.get(next++));
            }
        }
    }

    /** When the engine gives up on all of them together, each is tried alone. */
    private List<?> results(List<Exp> trees, Map<String, Object> facts) {
        EvaluationResult together = engine.evaluate(listOf(trees), new NamedFacts(facts));
        if (together.isSuccess() && together.result() instanceof List<?> values) {
            return values;
        }
        List<@Nullable Object> single = new ArrayList<>();
        for (Exp tree : trees) {
            EvaluationResult alone = engine.evaluate(listOf(List.of(tree)), new NamedFacts(facts));
            single.add(alone.isSuccess() && alone.result() instanceof List<?> one ? one.getFirst() : null);
        }
        return single;
    }

    private static ParsedExpression listOf(List<Exp> trees) {
        ListBuffer<Exp> list = new ListBuffer<>();
        trees.forEach(list::addOne);
        return new ParsedExpression(new ConstList(list.toList()), "priorities");
    }

    private Integer constant(Exp tree, String text) {
        Integer value = wholeNumber(results(List.of(tree), Map.of()).getFirst());
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
