package io.payloom.support;

import static org.awaitility.Awaitility.await;

import io.payloom.catalogue.Operation;
import io.payloom.database.Snapshots;
import io.payloom.resultcode.CodeQuestion;
import io.payloom.resultcode.ResultCodes;
import java.time.Duration;

/** A card that a bank refuses may be tried at another one, until this is closed. */
public final class RefusedCards implements AutoCloseable {

    private static final CodeQuestion REFUSED =
            new CodeQuestion("M-SAMPLE", "northbank-card", Operation.PAY, "2002", null, null);

    private final RunningPayloom payloom;

    private RefusedCards(RunningPayloom payloom) {
        this.payloom = payloom;
    }

    public static RefusedCards mayBeTriedElsewhere(RunningPayloom payloom) {
        RefusedCards refused = new RefusedCards(payloom);
        refused.areReroutable(true);
        return refused;
    }

    private void areReroutable(boolean reroutable) {
        payloom.database()
                .update("update result_code set reroutable = ? where code = '2002' and operation = 'PAY'", reroutable);
        payloom.bean(Snapshots.class).changed("result-codes");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> payloom.bean(ResultCodes.class)
                                .find(REFUSED)
                                .orElseThrow()
                                .reroutable()
                        == reroutable);
    }

    @Override
    public void close() {
        areReroutable(false);
    }
}
