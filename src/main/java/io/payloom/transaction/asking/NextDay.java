package io.payloom.transaction.asking;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.transaction.BankTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** T+1: some moment in the morning of the channel's next working day, spread over an hour. */
@Component
class NextDay {

    private static final LocalTime FROM = LocalTime.of(10, 0);
    private static final int SPREAD_SECONDS = 3_600;

    private final Catalogues catalogues;

    NextDay(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    Instant of(BankTransaction transaction, Instant now) {
        Catalogue catalogue = catalogues.current();
        Channel channel = catalogue.channel(transaction.channel());
        LocalDate today = LocalDate.ofInstant(now, channel.timeZone());
        return catalogue
                .calendarOf(channel)
                .nextWorkingDay(today)
                .atTime(FROM)
                .atZone(channel.timeZone())
                .toInstant()
                .plusSeconds(ThreadLocalRandom.current().nextInt(SPREAD_SECONDS));
    }
}
