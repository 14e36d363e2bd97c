package io.payloom.catalogue.schedule;

import java.time.Instant;
import java.time.LocalTime;

/**
 * The one query at T+1, the next working day after the day of submission.
 *
 * @param at time of that day
 * @param onlyAcrossMidnight whether only a transaction is asked for whose regular queries go on after its day
 */
public record NextDayQuery(LocalTime at, boolean onlyAcrossMidnight) {

    Instant instant(Instant sentAt, BankDays days) {
        return days.at(days.calendar().nextWorkingDay(days.dayOf(sentAt)), at);
    }

    /** @param latest the next regular query where one is planned, else now */
    boolean concerns(Instant sentAt, Instant latest, BankDays days) {
        return !onlyAcrossMidnight || days.dayOf(latest).isAfter(days.dayOf(sentAt));
    }
}
