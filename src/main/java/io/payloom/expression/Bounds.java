package io.payloom.expression;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How much an expression may cost, found out without reading or evaluating it. Reading costs by length and by brackets,
 * which the parser tries in two ways each; evaluating costs by the number of parts, for none of the allowed ones is ever done twice and
 * numbers and texts stay short.
 */
final class Bounds {

    static final int LONGEST = 2000;

    /** The sum, over all signs, of two to the power of the brackets around each: some 0.2 s of a warm parser at most. */
    static final int MOST_READING = 8_000;

    /** Conditions, which the parser reads by calling itself. */
    static final int MOST_IFS = 100;

    static final int DEEPEST_BRACKETS = 8;
    static final int MOST_PARTS = 500;
    static final int DEEPEST = 100;
    static final int MOST_DIGITS = 20;

    private static final Pattern IF = Pattern.compile("\\bif\\b");

    /** Functions whose second argument is a number of decimals: as many are worked out. */
    private static final Set<String> ROUNDING = Set.of("ceiling", "floor", "round half up");

    private Bounds() {}

    /**
     * What reading the text costs.
     *
     * @throws ExpressionTooCostly before the parser is asked, which might not end
     */
    static int reading(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionTooCostly("is longer than " + LONGEST + " characters");
        }
        if (IF.matcher(text).results().limit(MOST_IFS + 1L).count() > MOST_IFS) {
            throw new ExpressionTooCostly("has more than " + MOST_IFS + " ifs");
        }
        int depth = 0;
        int cost = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '(' || letter == '[' || letter == '{') {
                depth++;
            } else if (letter == ')' || letter == ']' || letter == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (depth > DEEPEST_BRACKETS) {
                throw new ExpressionTooCostly("has brackets more than " + DEEPEST_BRACKETS + " deep");
            }
            cost += 1 << depth;
        }
        if (cost > MOST_READING) {
            throw new ExpressionTooCostly(
                    "has too much inside of brackets inside of brackets, for " + cost + " of " + MOST_READING);
        }
        return cost;
    }

    /** @throws ExpressionTooCostly when evaluating it might not end soon */
    static void check(Exp tree) {
        Deque<Part> open = new ArrayDeque<>(List.of(new Part(tree, 1)));
        for (int parts = 0; !open.isEmpty(); ) {
            Part part = open.pop();
            if (part.node() instanceof Exp && ++parts > MOST_PARTS) {
                throw new ExpressionTooCostly("has more than " + MOST_PARTS + " parts");
            }
            if (part.depth() > DEEPEST) {
                throw new ExpressionTooCostly(
                        "is nested more than " + DEEPEST + " deep; a chain such as 1 + 1 + 1 counts");
            }
            if (part.node() instanceof ConstNumber number) {
                digits(number);
            }
            if (part.node() instanceof FunctionInvocation call && ROUNDING.contains(call.function())) {
                decimals(call);
            }
            Syntax.parts(part.node()).forEach(child -> open.push(part.above(child)));
        }
    }

    private static void digits(ConstNumber number) {
        BigDecimal value = number.value().bigDecimal();
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new ExpressionTooCostly("has a number of more than " + MOST_DIGITS + " digits");
        }
    }

    private static void decimals(FunctionInvocation call) {
        Iterator<?> arguments =
                switch (call.params()) {
                    case PositionalFunctionParameters some ->
                        CollectionConverters.asJava(some.params()).iterator();
                    case NamedFunctionParameters named ->
                        throw new ExpressionTooCostly("calls '" + call.function() + "' with names of its arguments");
                    default -> List.of().iterator();
                };
        for (int argument = 0; arguments.hasNext(); argument++) {
            Object given = arguments.next();
            if (argument > 0 && !isFewDecimals(given)) {
                throw new ExpressionTooCostly(
                        "calls '" + call.function() + "' with decimals that are not a number up to " + MOST_DIGITS);
            }
        }
    }

    private static boolean isFewDecimals(Object given) {
        Object number = given instanceof ArithmeticNegation negation ? negation.x() : given;
        return number instanceof ConstNumber constant
                && constant.value().bigDecimal().abs().compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0;
    }

    /** A node of the tree; lists of children are no level of their own. */
    private record Part(Object node, int depth) {

        Part above(Object child) {
            return new Part(child, child instanceof Exp ? depth + 1 : depth);
        }
    }
}
