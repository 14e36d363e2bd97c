package io.payloom.retention;

import java.time.Duration;

/** What is removed when it is old enough; the names of the tables stand in the table {@code retention}. */
enum Outdated {
    QUOTA_COUNTERS("quota_counter"),
    QUOTA_HOLDS("quota_hold"),
    QUOTA_USES("quota_use"),
    CATALOGUE_EDITIONS("catalogue_edition"),
    NOTIFICATION_ATTEMPTS("notification_attempt"),
    BANK_CALLS("bank_call"),
    BANK_MESSAGES("bank_message"),
    ALERTS("alert");

    private final String table;

    Outdated(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    Duration keptFor(RetentionProperties properties) {
        return switch (this) {
            case QUOTA_COUNTERS, QUOTA_HOLDS, QUOTA_USES -> properties.quotas();
            case CATALOGUE_EDITIONS -> properties.editions();
            case NOTIFICATION_ATTEMPTS -> properties.attempts();
            case BANK_CALLS, BANK_MESSAGES -> properties.messages();
            case ALERTS -> properties.alerts();
        };
    }
}
