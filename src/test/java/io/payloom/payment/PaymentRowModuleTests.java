package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.kernel.Money;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issue 14: a payment that was just written is not read again, so it must be what would be read. */
@OnRunningPayloom
class PaymentRowModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PaymentMapper mapper = payloom.bean(PaymentMapper.class);
    private final PaymentMoves moves = payloom.bean(PaymentMoves.class);
    private final Payments payments = payloom.bean(Payments.class);

    @Test
    void whatWasAcceptedIsWhatIsStored() {
        undone(() -> {
            Payment accepted = accept();

            assertThat(payments.find(accepted.orderNo())).contains(accepted);
        });
    }

    @Test
    void whatWasMovedIsWhatIsStored() {
        undone(() -> {
            PaymentRow accepted = mapper.lock(accept().orderNo());
            PaymentRow routed = moves.move(accepted, PaymentEvent.ROUTE, "a test", null);
            assertThat(mapper.byNo(accepted.orderNo())).contains(routed);

            PaymentRow failed = moves.move(
                    routed,
                    PaymentEvent.FAIL,
                    "a test",
                    null,
                    new Payment.Result("NO_CHANNEL", "\u9280".repeat(1_001)));
            assertThat(mapper.byNo(accepted.orderNo())).contains(failed);
            assertThat(failed.resultMessage()).hasSize(1_000);
        });
    }

    @Test
    void aPaymentThatHasMovedIsNotMovedAsItWasRead() {
        undone(() -> {
            PaymentRow read = mapper.lock(accept().orderNo());
            Payments.Closing closing = payments.close(read.merchantId(), read.orderNo());

            assertThat(moves.moveIfStill(read, PaymentEvent.ROUTE, "a test", "late"))
                    .isEmpty();

            assertThat(closing).isInstanceOf(Payments.Closing.Requested.class);
            assertThat(mapper.byNo(read.orderNo())).map(PaymentRow::state).contains(PaymentState.CLOSED);
        });
    }

    private Payment accept() {
        NewPayment request = new NewPayment(
                "M-SAMPLE",
                Orders.number(),
                Money.cny(77_00),
                "card",
                "credit",
                new NewPayment.Card(Orders.CARD, "2035-12", "LI LEI"),
                "ICBC",
                new NewPayment.Elements("app", "ticketing", "checkout", "U-20391", "private"),
                "Two tickets",
                "https://shop.example.com/payloom",
                payloom.clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS),
                "0".repeat(64));
        return ((Payments.Acceptance.Accepted) payments.accept(request)).payment();
    }

    /** Rolled back at the end, so that no process begins. */
    private void undone(Runnable test) {
        new TransactionTemplate(payloom.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            test.run();
        });
    }
}
