package io.payloom.catalogue.change;

/** No such version of the catalogue was kept. */
public class UnknownEdition extends RuntimeException {

    private final long version;

    public UnknownEdition(long version) {
        super("No edition " + version + " of the catalogue");
        this.version = version;
    }

    public long version() {
        return version;
    }
}
