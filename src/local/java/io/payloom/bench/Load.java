package io.payloom.bench;

/** Something that carries out orders one by one; called by many threads at once. */
interface Load {

    /**
     * Carries out one order to its very end.
     *
     * @return when its beginning was acknowledged, as {@link System#nanoTime}
     */
    long carryOut() throws Exception;
}
