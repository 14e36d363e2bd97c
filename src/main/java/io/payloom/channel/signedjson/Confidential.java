package io.payloom.channel.signedjson;

/** The body of a request that holds what must not be kept. */
interface Confidential {

    /** The same with numbers of cards and accounts masked, and without names. */
    Object masked();
}
