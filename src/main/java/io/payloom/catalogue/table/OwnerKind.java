package io.payloom.catalogue.table;

enum OwnerKind {
    CHANNEL,
    INTERFACE,
    ACCOUNT,
    POOL,
    MERCHANT,
    CALENDAR
}
