package io.payloom.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets tests and demonstrations play the payer, the clock and the misfortune of banks. */
@RestController
@RequestMapping("/control")
class ControlController {

    private static final Logger log = LoggerFactory.getLogger(ControlController.class);

    private final Banks banks;
    private final Ledger ledger;
    private final ForcedBehaviours forced;
    private final Outages outages;
    private final SimulatorClock clock;
    private final Timetable timetable;
    private final QueryCounts queries;
    private final Balances balances;

    ControlController(
            Banks banks,
            Ledger ledger,
            ForcedBehaviours forced,
            Outages outages,
            SimulatorClock clock,
            Timetable timetable,
            QueryCounts queries,
            Balances balances) {
        this.banks = banks;
        this.ledger = ledger;
        this.forced = forced;
        this.outages = outages;
        this.clock = clock;
        this.timetable = timetable;
        this.queries = queries;
        this.balances = balances;
    }

    @GetMapping("/behaviours")
    List<Force> behaviours() {
        return forced.all();
    }

    @PostMapping("/behaviours")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void force(@RequestBody Force force) {
        if (force.bank() != null) {
            requireBank(force.bank());
        }
        forced.add(force);
    }

    @DeleteMapping("/behaviours")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget() {
        forced.clear();
    }

    /** How many queries the bank got in each second. */
    @GetMapping("/banks/{bank}/queries")
    Map<Instant, Integer> queries(@PathVariable String bank) {
        requireBank(bank);
        return queries.of(bank);
    }

    /** The payer pays an order that waits; 409 if it does not wait. */
    @PostMapping("/orders/{orderNo}/pay")
    LedgerRow pay(@PathVariable String orderNo, @RequestParam(required = false) @Nullable String bank) {
        BankOrder paid = banks.payerPays(keyOf(orderNo, bank))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, "the order waits for no payer"));
        timetable.run();
        return LedgerRow.of(paid);
    }

    /** The money of a payout or a refund that succeeded comes back; 409 if it cannot. */
    @PostMapping("/orders/{orderNo}/return")
    LedgerRow comesBack(@PathVariable String orderNo, @RequestParam(required = false) @Nullable String bank) {
        BankOrder returned = banks.comesBack(keyOf(orderNo, bank))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "no payout and no refund that succeeded, or returned already"));
        timetable.run();
        return LedgerRow.of(returned);
    }

    @PostMapping("/banks/{bank}/down")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void down(@PathVariable String bank) {
        requireBank(bank);
        outages.begin(bank);
        log.info("{} is down", bank);
    }

    @PostMapping("/banks/{bank}/up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void up(@PathVariable String bank) {
        requireBank(bank);
        outages.end(bank);
        log.info("{} is up", bank);
    }

    /** Moves the banks' clock and lets happen at once what is due then. */
    @PostMapping("/clock")
    Time moveClock(@RequestBody Offset offset) {
        clock.moveTo(Duration.ofMillis(offset.offsetMillis()));
        timetable.run();
        return new Time(clock.instant(), offset.offsetMillis());
    }

    /** From now on the balance of one of our accounts is this. */
    @PostMapping("/banks/{bank}/balances")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setBalance(@PathVariable String bank, @RequestBody Balance balance) {
        requireBank(bank);
        balances.set(new Balances.Key(bank, balance.mid(), balance.currency()), balance.value());
    }

    @GetMapping("/banks/{bank}/balances")
    Balance balance(@PathVariable String bank, @RequestParam String mid, @RequestParam String currency) {
        requireBank(bank);
        return new Balance(mid, currency, balances.of(new Balances.Key(bank, mid, currency)));
    }

    private OrderKey keyOf(String orderNo, @Nullable String bank) {
        return ledger.orders().stream()
                .map(BankOrder::key)
                .filter(each -> each.orderNo().equals(orderNo) && (bank == null || bank.equals(each.bank())))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such order"));
    }

    private void requireBank(String bank) {
        if (banks.find(bank).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such bank");
        }
    }

    /** How far the banks' clock is ahead of the system's. */
    record Offset(long offsetMillis) {}

    /** What is on an account, in minor units. */
    record Balance(String mid, String currency, long value) {}

    /** The banks' time. */
    record Time(Instant now, long offsetMillis) {}
}
