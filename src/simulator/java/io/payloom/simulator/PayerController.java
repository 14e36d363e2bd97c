package io.payloom.simulator;

import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The page of a bank to which a payer was sent: it shows the order and lets him pay it. */
@RestController
@RequestMapping("/payer/{bank}/{orderNo}")
class PayerController {

    private static final String BUTTON = "<form method=\"post\"><button style=\"font:inherit\">Pay</button></form>";

    private final Banks banks;
    private final Timetable timetable;

    PayerController(Banks banks, Timetable timetable) {
        this.banks = banks;
        this.timetable = timetable;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String bank, @PathVariable String orderNo) {
        BankOrder order = Optional.ofNullable(banks.advance(new OrderKey(bank, orderNo)))
                .filter(BankOrder::isPayment)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such order"));
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title><link rel="icon" href="data:,"></head>
            <body style="font:16px system-ui,sans-serif;max-width:26em;margin:4em auto;text-align:center">
            <h1>%1$s</h1><p>Order %2$s</p><p style="font-size:2em">%3$s</p>%4$s</body></html>
            """
                .formatted(bank, orderNo, amount(order.terms()), toDo(order.standing()));
    }

    /** Pays, and shows what came of it; an order that waits no longer stays as it is. */
    @PostMapping
    ResponseEntity<Void> pay(@PathVariable String bank, @PathVariable String orderNo) {
        if (banks.payerPays(new OrderKey(bank, orderNo)).isPresent()) {
            timetable.run();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/payer/" + bank + "/" + orderNo))
                .build();
    }

    private static String toDo(Standing standing) {
        return standing.state() == OrderState.WAITING_PAYER
                ? BUTTON
                : "<p>" + standing.code().message() + "</p>";
    }

    private static String amount(Terms terms) {
        int digits = Math.max(0, Currency.getInstance(terms.currency()).getDefaultFractionDigits());
        return java.math.BigDecimal.valueOf(terms.amount(), digits) + " " + terms.currency();
    }
}
