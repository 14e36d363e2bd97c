package io.payloom.retention;

/** A file of the archive is not there or not as it was written; the message names it and says what is wrong with it. */
public class ArchiveUnreadable extends RuntimeException {

    ArchiveUnreadable(String message) {
        super(message);
    }
}
