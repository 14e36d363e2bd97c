package io.payloom.simulator;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes happen what is due: outcomes in the ledger, then the callbacks that tell of them. */
@Component
class Timetable {

    private static final Logger log = LoggerFactory.getLogger(Timetable.class);

    private final Banks banks;
    private final Ledger ledger;
    private final CallbackSender callbackSender;
    private final Outages outages;
    private final Clock clock;

    Timetable(Banks banks, Ledger ledger, CallbackSender callbackSender, Outages outages, Clock clock) {
        this.banks = banks;
        this.ledger = ledger;
        this.callbackSender = callbackSender;
        this.outages = outages;
        this.clock = clock;
    }

    /** One look at all unsettled orders; a bank that is down keeps its callbacks until it is up again. */
    @Scheduled(fixedDelay = 100)
    void run() {
        for (OrderKey key : ledger.unsettled()) {
            try {
                settle(key);
            } catch (RuntimeException e) {
                log.warn("order {} at {} did not move on", key.orderNo(), key.bank(), e);
            }
        }
    }

    private void settle(OrderKey key) {
        BankOrder order = banks.advance(key);
        if (order != null
                && order.notice() != null
                && order.notice().isDueAt(clock.instant())
                && !outages.isDown(key.bank())) {
            callbackSender.deliver(key);
        }
    }
}
