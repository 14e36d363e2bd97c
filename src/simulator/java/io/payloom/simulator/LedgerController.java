package io.payloom.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the ledger: to tests as JSON, to people as a page. */
@RestController
class LedgerController {

    private final Banks banks;
    private final Ledger ledger;
    private final Outages outages;
    private final SimulatorClock clock;

    LedgerController(Banks banks, Ledger ledger, Outages outages, SimulatorClock clock) {
        this.banks = banks;
        this.ledger = ledger;
        this.outages = outages;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Resource page() {
        return new ClassPathResource("simulator/ledger.html");
    }

    /** Newest first; outcomes that are due are booked before anything is shown. */
    @GetMapping("/control/ledger")
    List<LedgerRow> ledger(
            @RequestParam(required = false) @Nullable String bank,
            @RequestParam(required = false) @Nullable String orderNo,
            @RequestParam(required = false) @Nullable String originalOrderNo,
            @RequestParam(defaultValue = "2147483647") int limit) {
        ledger.unsettled().forEach(banks::advance);
        return of(bank).filter(
                        order -> orderNo == null || orderNo.equals(order.key().orderNo()))
                .filter(order -> originalOrderNo == null
                        || originalOrderNo.equals(order.terms().originalOrderNo()))
                .sorted(Comparator.comparing(
                                (BankOrder order) -> order.arrival().receivedAt())
                        .reversed())
                .limit(limit)
                .map(LedgerRow::of)
                .toList();
    }

    @GetMapping("/control/summary")
    LedgerSummary summary() {
        ledger.unsettled().forEach(banks::advance);
        return LedgerSummary.of(
                clock.instant(),
                clock.offset().toMillis(),
                banks.all().stream()
                        .map(bank -> LedgerSummary.OfBank.of(
                                bank.code(),
                                outages.isDown(bank.code()),
                                of(bank.code()).toList()))
                        .toList());
    }

    private Stream<BankOrder> of(@Nullable String bank) {
        return ledger.orders().stream()
                .filter(order -> bank == null || bank.equals(order.key().bank()));
    }
}
