package io.payloom.simulator;

/** The connection on which a request came. */
@FunctionalInterface
interface Connection {

    String ATTRIBUTE = Connection.class.getName();

    /** Ends it; what has not been flushed is lost. */
    void cut();
}
