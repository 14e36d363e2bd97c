package io.payloom.merchant;

/** The key id stands for another key already; a new key needs a new id, so that both can be valid for a while. */
public class KeyIdTaken extends RuntimeException {

    public KeyIdTaken(String keyId) {
        super("Key id " + keyId + " stands for another key already");
    }
}
