package io.payloom.channel.signedjson;

/** Body of {@code POST /balance}; the number is of the request, so that its answer is known again. */
record BalanceRequest(String orderNo, String currency) {}
