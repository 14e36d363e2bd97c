package io.payloom.retention;

import io.payloom.kernel.SettingRefused;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what grows is kept; never shorter than what reads it needs.
 *
 * @param step rows that are removed in one database transaction at most
 * @param pause between two looks at the same kind of rows
 * @param quotas rows of limits, after their day; banks are asked about ended transactions for 30 days
 * @param editions versions of the catalogue that are out of use
 * @param attempts to deliver notifications
 * @param messages of banks; a callback that is seven days old is not taken again
 * @param alerts that were acknowledged
 * @param archive directory that takes the journals and decisions of orders; null: they stay in the tables for ever
 * @param orders whose journals and decisions stay in the tables, after the last line about them
 */
@ConfigurationProperties("payloom.retention")
@Validated
record RetentionProperties(
        @DefaultValue("500") @Positive int step,
        @DefaultValue("1h") @DurationMin(minutes = 1) Duration pause,
        @DefaultValue("40d") @DurationMin(days = 32) Duration quotas,
        @DefaultValue("400d") @DurationMin(days = 7) Duration editions,
        @DefaultValue("180d") @DurationMin(days = 7) Duration attempts,
        @DefaultValue("400d") @DurationMin(days = 8) Duration messages,
        @DefaultValue("400d") @DurationMin(days = 7) Duration alerts,
        @Nullable Path archive,
        @DefaultValue("400d") @DurationMin(days = 60) Duration orders) {

    RetentionProperties {
        archive = archive == null || archive.toString().isBlank() ? null : archive;
        if (archive != null && !archive.isAbsolute()) {
            throw new SettingRefused("payloom.retention.archive must be an absolute path, not " + archive
                    + ": every instance has to find the same directory.");
        }
    }
}
