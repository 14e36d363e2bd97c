package io.payloom.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;

/** The part of FEEL that an expression may use. */
final class Syntax {

    private static final Set<String> FUNCTIONS = Set.of(
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
            "number",
            "round half up",
            "starts with",
            "string",
            "string length",
            "substring",
            "time",
            "upper case");

    private static final Set<String> SYNTAX = Set.of(
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
            "UnaryTestExpression");

    /** The parser tries some brackets in two ways, so each level may double its work. */
    private static final int DEEPEST = 8;

    private Syntax() {}

    /** @throws ExpressionRefused before the parser is asked, which might not end */
    static void refuseDeepBrackets(String text) {
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '(' || letter == '[' || letter == '{') {
                depth++;
            } else if (letter == ')' || letter == ']' || letter == '}') {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new ExpressionRefused("has brackets more than " + DEEPEST + " deep");
            }
        }
    }

    /**
     * The names that an expression mentions.
     *
     * @throws ExpressionRefused when there is more in it than is allowed
     */
    static Set<String> namesIn(Exp tree) {
        Set<String> mentioned = new HashSet<>();
        inspect(tree, mentioned);
        return mentioned;
    }

    private static void inspect(Object node, Set<String> mentioned) {
        String syntax = node.getClass().getSimpleName();
        if (node instanceof Exp && !SYNTAX.contains(syntax)) {
            throw new ExpressionRefused("uses '" + syntax
                    + "'; loops, contexts, ranges, searches and functions of its own are not allowed");
        }
        switch (node) {
            case Ref reference -> mentioned.add(reference.names().head());
            case FunctionInvocation call -> {
                if (!FUNCTIONS.contains(call.function())) {
                    throw new ExpressionRefused("calls '" + call.function() + "'; allowed are "
                            + FUNCTIONS.stream().sorted().collect(Collectors.joining(", ")));
                }
                parts(call).forEach(part -> inspect(part, mentioned));
            }
            default -> parts(node).forEach(part -> inspect(part, mentioned));
        }
    }

    private static List<Object> parts(Object node) {
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
