package io.payloom.alert;

/** A kind of alert whose cause lasts, whoever has acknowledged it, until somebody has done something about it. */
public interface LastingTrouble {

    String kind();

    /** Whether a person is still needed. */
    boolean lasts(String key);
}
