package io.payloom.expression;

/** An expression might take too long; whoever knows it already goes on without it. */
public final class ExpressionTooCostly extends ExpressionRefused {

    ExpressionTooCostly(String reason) {
        super(reason);
    }
}
