package io.payloom.expression;

/** An expression cannot be used; the message says why, in words for the one who wrote it. */
public sealed class ExpressionRefused extends RuntimeException permits ExpressionTooCostly {

    ExpressionRefused(String reason) {
        super(reason);
    }
}
