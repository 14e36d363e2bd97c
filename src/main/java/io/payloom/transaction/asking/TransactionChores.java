package io.payloom.transaction.asking;

import io.payloom.kernel.Background;
import io.payloom.transaction.translation.Retranslation;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What is done about transactions beside their processes, each in a thread of its own. */
@Component
class TransactionChores {

    private static final String LATER = "A round about transactions was left out";

    private final Background watching = new Background("transaction-watch", LATER);
    private final Background retranslating = new Background("transaction-retranslation", LATER);
    private final Background settling = new Background("transaction-alerts", LATER);
    private final Background gauging = new Background("transaction-gauges", LATER);

    TransactionChores(
            FollowUpQueries followUps, Retranslation retranslation, FailingQueries failing, UnknownGauges gauges) {
        watching.every(Duration.ofSeconds(1), followUps::look);
        retranslating.every(Duration.ofSeconds(2), retranslation::takeUp);
        settling.every(Duration.ofSeconds(5), failing::settle);
        gauging.every(Duration.ofSeconds(5), gauges::refresh);
    }

    @PreDestroy
    void stop() {
        watching.close();
        retranslating.close();
        settling.close();
        gauging.close();
    }
}
