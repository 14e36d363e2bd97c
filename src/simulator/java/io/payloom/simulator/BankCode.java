package io.payloom.simulator;

import com.fasterxml.jackson.annotation.JsonValue;

/** The result codes of the bank protocol; the last one is of no table, on purpose. */
enum BankCode {
    SUCCEEDED("0000", "succeeded"),
    PROCESSING("1000", "processing"),
    WAITING_FOR_PAYER("1001", "waiting for the payer"),
    INSUFFICIENT_FUNDS("2001", "insufficient funds"),
    CARD_REFUSED("2002", "card refused"),
    LIMIT_EXCEEDED("2003", "payer's limit exceeded"),
    MAINTENANCE("3001", "channel in maintenance"),
    SYSTEM_FAILURE("3002", "system failure, nothing booked"),
    ORDER_NOT_FOUND("4004", "order not found"),
    ORDER_DIFFERS("4009", "same order number, other content"),
    ORIGINAL_NOT_SUCCEEDED("4101", "original payment has not succeeded"),
    REFUND_EXCEEDS_PAYMENT("4102", "more than is left of the original payment"),
    NO_LONGER_VOIDABLE("4103", "not whole, or of another day: no void"),
    ORIGINAL_NOT_FOUND("4104", "original payment not found"),
    ORDER_CLOSED("5001", "order closed"),
    RETURNED("6001", "returned"),
    NOBODY_KNOWS("7Z99", "E#7Z99 REF HOST"),
    BAD_SIGNATURE("9001", "signature refused"),
    BAD_REQUEST("9002", "request not understood"),
    NO_SUCH_BANK("9003", "no such bank");

    private final String code;
    private final String message;

    BankCode(String code, String message) {
        this.code = code;
        this.message = message;
    }

    @JsonValue
    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
