package io.payloom.catalogue.table;

import io.payloom.catalogue.MaintenanceWindow;
import io.payloom.catalogue.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record MaintenanceRow(
        String channelCode,
        int position,
        Instant startsAt,
        Instant endsAt,
        @Nullable Operation operation,
        @Nullable String institution) {

    static MaintenanceRow of(String channelCode, int position, MaintenanceWindow window) {
        return new MaintenanceRow(
                channelCode, position, window.from(), window.to(), window.operation(), window.institution());
    }

    Owner owner() {
        return Owner.channel(channelCode);
    }

    MaintenanceWindow read() {
        return new MaintenanceWindow(startsAt, endsAt, operation, institution);
    }
}
