package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.LockRecorder;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Issue 13, item 29: the one order of locks is true of the code, and the document's table is that order. */
@OnRunningPayloom
class LockOrderTests {

    private final RunningPayloom payloom = RunningPayloom.get();

    @Test
    void transactionsLockInTheDeclaredOrder() throws IOException {
        LockRecorder.forget();
        payOutAndBack();

        DeclaredLocks declared = DeclaredLocks.read();
        assertThat(declared.documented()).isEqualTo(DeclaredLocks.tables());
        assertThat(declared.against(LockRecorder.seen())).isEmpty();
        assertThat(LockRecorder.seen()).contains("process_run before payment");
    }

    /** Through all the tables, in steps of processes and by what banks say. */
    private void payOutAndBack() {
        String paid = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(2_000, null), 20)
                .orderNo();
        payloom.merchant().postAndWait("/v1/refunds", Orders.aRefund(paid, 100, null), 20);
        payloom.merchant()
                .postAndWait(
                        "/v1/payouts", Orders.aPayout(Orders.number(), 100, "6229990000000000017", "ICBC", ""), 20);
    }
}
