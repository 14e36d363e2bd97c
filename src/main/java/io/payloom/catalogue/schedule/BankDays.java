package io.payloom.catalogue.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a channel's days begin and end, and on which of them its bank works. */
public record BankDays(ZoneId zone, BusinessCalendar calendar) {

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** A time that clocks skip that day is as much later; one that they show twice is the earlier one. */
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
