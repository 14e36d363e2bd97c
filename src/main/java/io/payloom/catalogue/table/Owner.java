package io.payloom.catalogue.table;

import io.payloom.catalogue.Operation;

/** Whose part a row is; the code of an interface is {@code channel/OPERATION}. */
record Owner(OwnerKind kind, String code) {

    static Owner channel(String code) {
        return new Owner(OwnerKind.CHANNEL, code);
    }

    static Owner terms(String channelCode, Operation operation) {
        return new Owner(OwnerKind.INTERFACE, channelCode + "/" + operation.name());
    }

    static Owner account(String code) {
        return new Owner(OwnerKind.ACCOUNT, code);
    }

    static Owner pool(String code) {
        return new Owner(OwnerKind.POOL, code);
    }

    static Owner merchant(String id) {
        return new Owner(OwnerKind.MERCHANT, id);
    }

    static Owner calendar(String code) {
        return new Owner(OwnerKind.CALENDAR, code);
    }

    @Override
    public String toString() {
        return kind + " " + code;
    }
}
