package io.payloom.vault;

/** There is nothing in the vault under this token, or it belongs to somebody else. */
public class UnknownToken extends RuntimeException {

    public UnknownToken(String token) {
        super("No vault entry " + token);
    }
}
