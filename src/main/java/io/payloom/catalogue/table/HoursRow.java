package io.payloom.catalogue.table;

import io.payloom.catalogue.ServiceHours;

record HoursRow(OwnerKind ownerKind, String ownerCode, int position, String hours) {

    static HoursRow of(Owner owner, int position, ServiceHours hours) {
        return new HoursRow(owner.kind(), owner.code(), position, hours.toString());
    }

    Owner owner() {
        return new Owner(ownerKind, ownerCode);
    }

    ServiceHours read() {
        return ServiceHours.parse(hours);
    }
}
