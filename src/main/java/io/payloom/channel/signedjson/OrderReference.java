package io.payloom.channel.signedjson;

/** Body of {@code POST /query} and {@code POST /close}. */
record OrderReference(String orderNo) {}
