package io.payloom.payout;

import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import io.payloom.reserve.ReserveReleased;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a held payout go on when its turn at the reserve has come, in the transaction that says so. */
@Component
public class HeldPayouts {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    private final PayoutMoves moves;
    private final Outbox outbox;

    HeldPayouts(PayoutMoves moves, Outbox outbox) {
        this.moves = moves;
        this.outbox = outbox;
    }

    @EventListener
    void on(ReserveReleased released) {
        Payout payout = moves.lock(released.orderNo());
        if (payout.state() == PayoutState.HELD && !payout.awaitsConfirmation()) {
            moves.move(payout, PayoutEvent.RELEASE, "reserve", "its turn has come", Outcome.NONE);
            wake(payout);
        }
    }

    /** What its bank had refused for want of money it has paid after all: then it waits for nothing. */
    void paidAfterAll(String orderNo) {
        Payout payout = moves.lock(orderNo);
        if (payout.state() == PayoutState.HELD) {
            wake(payout);
        }
    }

    private void wake(Payout payout) {
        outbox.add(new Message(
                Message.Purpose.NEWS,
                payout.orderNo(),
                "payout-released",
                payout.orderNo(),
                "released/" + payout.orderNo() + "/" + payout.version(),
                TIME_TO_LIVE,
                "{}"));
    }

    /** The process of the payout looks now. */
    public void heard(String orderNo) {
        outbox.heard(orderNo, orderNo);
    }
}
