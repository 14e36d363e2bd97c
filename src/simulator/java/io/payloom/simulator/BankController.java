package io.payloom.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The banks over HTTP, as docs/bank-protocol.md has it. */
@RestController
@RequestMapping("/banks/{bank}")
class BankController {

    private final FrontDoor door;
    private final Banks banks;
    private final Intake intake;
    private final Teller teller;
    private final QueryCounts queries;
    private final Balances balances;
    private final Clock clock;
    private final ObjectMapper json;

    BankController(
            FrontDoor door,
            Banks banks,
            Intake intake,
            Teller teller,
            QueryCounts queries,
            Balances balances,
            Clock clock,
            ObjectMapper json) {
        this.door = door;
        this.banks = banks;
        this.intake = intake;
        this.teller = teller;
        this.queries = queries;
        this.balances = balances;
        this.clock = clock;
        this.json = json;
    }

    @PostMapping("/pay")
    void pay(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        Instruction asked = sound(admitted, PayRequest.class).instruction();
        teller.tell(intake.take(admitted, asked), admitted.bank(), request, response);
    }

    @PostMapping("/refund")
    void refund(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        RefundRequest refund = sound(admitted, RefundRequest.class);
        banks.advance(new OrderKey(admitted.bank().code(), refund.originalOrderNo()));
        teller.tell(intake.take(admitted, refund.instruction()), admitted.bank(), request, response);
    }

    @PostMapping("/void")
    void voidPayment(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        VoidRequest asked = sound(admitted, VoidRequest.class);
        BankOrder payment = banks.advance(new OrderKey(admitted.bank().code(), asked.originalOrderNo()));
        teller.tell(intake.take(admitted, asked.instruction(payment)), admitted.bank(), request, response);
    }

    @PostMapping("/query")
    void query(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        queries.count(admitted.bank().code());
        teller.write(banks.query(admitted, orderNo(admitted)), admitted.bank(), response);
    }

    @PostMapping("/balance")
    void balance(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        BalanceRequest asked = read(admitted.body(), BalanceRequest.class);
        if (!BookingRequest.isOrderNo(asked.orderNo()) || !BookingRequest.isCurrency(asked.currency())) {
            throw notUnderstood("orderNo or currency");
        }
        long balance = balances.of(new Balances.Key(admitted.bank().code(), admitted.mid(), asked.currency()));
        BankAnswer answer = BankAnswer.without(asked.orderNo(), BankCode.SUCCEEDED, clock.instant());
        teller.write(answer.about(balance, asked.currency()), admitted.bank(), response);
    }

    @PostMapping("/close")
    void close(@PathVariable String bank, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FrontDoor.Admitted admitted = door.admit(bank, request);
        teller.write(banks.close(admitted, orderNo(admitted)), admitted.bank(), response);
    }

    @ExceptionHandler
    ResponseEntity<BankAnswer> refused(RequestRefused refusal) {
        return ResponseEntity.status(refusal.status())
                .body(BankAnswer.without(null, refusal.code(), clock.instant()).saying(refusal.getMessage()));
    }

    private <T extends BookingRequest> T sound(FrontDoor.Admitted admitted, Class<T> type) {
        T request = read(admitted.body(), type);
        String flaw = request.flaw();
        if (flaw != null) {
            throw notUnderstood(flaw);
        }
        return request;
    }

    private String orderNo(FrontDoor.Admitted admitted) {
        String orderNo = read(admitted.body(), OrderReference.class).orderNo();
        if (orderNo == null || orderNo.isBlank()) {
            throw notUnderstood("orderNo");
        }
        return orderNo;
    }

    /** Reads the body; what Jackson says about a broken one may quote a card and is dropped. */
    private <T> T read(String body, Class<T> type) {
        try {
            T request = json.readValue(body, type);
            if (request != null) {
                return request;
            }
        } catch (JsonProcessingException broken) {
            throw notUnderstood("JSON");
        }
        throw notUnderstood("JSON");
    }

    private static RequestRefused notUnderstood(String where) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, BankCode.BAD_REQUEST, where);
    }
}
