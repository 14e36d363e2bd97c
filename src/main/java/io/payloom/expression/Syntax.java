package io.payloom.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;

/**
 * A part of FEEL that may be used.
 *
 * @param functions that may be called
 * @param kinds of nodes of the syntax tree
 */
record Syntax(Set<String> functions, Set<String> kinds) {

    /** What an expression over an order needs. Missing is {@code number}: its text may say a number of a billion digits. */
    static final Syntax OF_ORDERS = new Syntax(
            Set.of(
                    "abs",
                    "contains",
                    "ceiling",
                    "ends with",
                    "floor",
                    "get or else",
                    "is defined",
                    "list contains",
                    "lower case",
                    "max",
                    "min",
                    "modulo",
                    "not",
                    "round half up",
                    "starts with",
                    "string",
                    "string length",
                    "substring",
                    "time",
                    "upper case"),
            Set.of(
                    "Addition",
                    "ArithmeticNegation",
                    "AtLeastOne",
                    "Conjunction",
                    "ConstBool",
                    "ConstList",
                    "ConstLocalTime",
                    "ConstNull$",
                    "ConstNumber",
                    "ConstString",
                    "ConstTime",
                    "Disjunction",
                    "Division",
                    "Equal",
                    "FunctionInvocation",
                    "GreaterOrEqual",
                    "GreaterThan",
                    "If",
                    "In",
                    "InputEqualTo",
                    "LessOrEqual",
                    "LessThan",
                    "Multiplication",
                    "NamedFunctionParameters",
                    "PositionalFunctionParameters",
                    "Ref",
                    "Subtraction",
                    "UnaryTestExpression"));

    /** The same and what diagrams need besides: times, lists as they are, variables inside of variables. */
    static final Syntax OF_DIAGRAMS = OF_ORDERS.and(
            Set.of("count", "date", "date and time", "duration", "now", "today"),
            Set.of(
                    "ConstContext",
                    "ConstDate",
                    "ConstDateTime",
                    "ConstDayTimeDuration",
                    "ConstLocalDateTime",
                    "ConstYearMonthDuration",
                    "PathExpression"));

    private Syntax and(Set<String> moreFunctions, Set<String> moreKinds) {
        Set<String> allFunctions = new HashSet<>(functions);
        allFunctions.addAll(moreFunctions);
        Set<String> allKinds = new HashSet<>(kinds);
        allKinds.addAll(moreKinds);
        return new Syntax(Set.copyOf(allFunctions), Set.copyOf(allKinds));
    }

    /**
     * The names that an expression mentions.
     *
     * @throws ExpressionRefused when there is more in it than is allowed
     */
    Set<String> namesIn(Exp tree) {
        Set<String> mentioned = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            Object node = open.pop();
            inspect(node, mentioned);
            parts(node).forEach(open::push);
        }
        return mentioned;
    }

    private void inspect(Object node, Set<String> mentioned) {
        String kind = node.getClass().getSimpleName();
        if (node instanceof Exp && !kinds.contains(kind)) {
            throw new ExpressionRefused(
                    "uses '" + kind + "'; loops, contexts, ranges, searches and functions of its own are not allowed");
        }
        if (node instanceof Ref reference) {
            mentioned.add(reference.names().head());
        }
        if (node instanceof FunctionInvocation call && !functions.contains(call.function())) {
            String why = "calls '" + call.function() + "'; allowed are " + String.join(", ", new TreeSet<>(functions));
            throw call.function().equals("number") ? new ExpressionTooCostly(why) : new ExpressionRefused(why);
        }
    }

    /** What a node of the tree is made of. */
    static List<Object> parts(Object node) {
        List<Object> parts = new ArrayList<>();
        scala.collection.Iterator<?> all =
                switch (node) {
                    case scala.collection.Iterable<?> many -> many.iterator();
                    case Product product -> product.productIterator();
                    default -> null;
                };
        while (all != null && all.hasNext()) {
            parts.add(all.next());
        }
        return parts;
    }
}
