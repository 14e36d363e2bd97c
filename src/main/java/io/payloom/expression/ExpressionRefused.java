package io.payloom.expression;

/** An expression cannot be used; the message says why, in words for the one who wrote it. */
public class ExpressionRefused extends RuntimeException {

    ExpressionRefused(String reason) {
        super(reason);
    }
}
