package io.payloom.payout;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.warning.Confirmation;
import org.springframework.stereotype.Component;

/** Lets payouts go out that look like others, once their merchants have said that they are meant. */
@Component
public class Confirmations {

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final Runs runs;
    private final Database database;

    Confirmations(PayoutMapper mapper, PayoutMoves moves, Runs runs, Database database) {
        this.mapper = mapper;
        this.moves = moves;
        this.runs = runs;
        this.database = database;
    }

    /** A line of a file is started when its turn comes, like its neighbours. */
    public Answer confirm(String merchantId, String orderNo) {
        return database.inTransaction(() -> mapper.byOrderNo(merchantId, orderNo)
                .map(found -> confirm(mapper.lock(found.orderNo())))
                .orElseGet(Answer.Unknown::new));
    }

    private Answer confirm(Payout payout) {
        if (payout.confirmation() == Confirmation.GIVEN) {
            return new Answer.Confirmed(payout);
        }
        boolean alone = payout.batchNo() == null;
        if (payout.state() != PayoutState.HELD || mapper.confirm(payout.orderNo(), alone) != 1) {
            return new Answer.NotAwaited(payout.state());
        }
        Payout accepted =
                moves.move(payout, PayoutEvent.CONFIRM, "merchant " + payout.merchantId(), null, Outcome.NONE);
        if (alone) {
            runs.open(payout.orderNo(), PayoutKind.PAYOUT);
        }
        return new Answer.Confirmed(accepted);
    }

    /** What became of a confirmation. */
    public sealed interface Answer {

        /** Now or before. */
        record Confirmed(Payout payout) implements Answer {}

        /** Nobody has asked for it, or the payout has ended. */
        record NotAwaited(PayoutState state) implements Answer {}

        /** There is no such payout of this merchant. */
        record Unknown() implements Answer {}
    }
}
