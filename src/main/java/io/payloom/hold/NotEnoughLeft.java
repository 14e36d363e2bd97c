package io.payloom.hold;

/** A book has not got what an attempt wants; its message says of what, after the name of an account. */
public abstract class NotEnoughLeft extends RuntimeException {

    protected NotEnoughLeft(String message) {
        super(message);
    }
}
