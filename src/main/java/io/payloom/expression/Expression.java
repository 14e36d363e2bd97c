package io.payloom.expression;

import java.util.Set;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression that comes to a whole number. Two of the same text are equal.
 *
 * @param text as it was written
 * @param names the names that it mentions
 * @param constant its value when it mentions no name and calls nothing
 */
public record Expression(
        String text, Set<String> names, @Nullable Integer constant, Exp tree) {

    public Expression {
        names = Set.copyOf(names);
    }

    /** One that is not used: it counts 0 and is never evaluated. */
    static Expression off(String text) {
        return new Expression(text, Set.of(), 0, ConstNull$.MODULE$);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
