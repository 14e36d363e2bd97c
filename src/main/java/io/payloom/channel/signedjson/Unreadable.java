package io.payloom.channel.signedjson;

/** A message is not what the protocol says; the text quotes nothing of it. */
class Unreadable extends Exception {

    Unreadable(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
