package io.payloom.catalogue.table;

import java.time.LocalDate;

/** A day that is other than its week says: a working day, else a holiday. */
record CalendarDayRow(String calendarCode, LocalDate day, boolean working) {}
