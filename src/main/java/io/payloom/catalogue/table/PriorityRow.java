package io.payloom.catalogue.table;

import io.payloom.catalogue.PriorityEntry;

record PriorityRow(OwnerKind ownerKind, String ownerCode, int position, String category, String expression) {

    static PriorityRow of(Owner owner, int position, PriorityEntry entry) {
        return new PriorityRow(owner.kind(), owner.code(), position, entry.category(), entry.value());
    }

    Owner owner() {
        return new Owner(ownerKind, ownerCode);
    }

    PriorityEntry read() {
        return new PriorityEntry(category, expression);
    }
}
