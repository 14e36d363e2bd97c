package io.payloom.alert;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What alerts do by themselves, in threads of their own; a mail server that hangs delays no gauge. */
@Component
class AlertChores {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final String LATER = "Alerts stay as they are until the next look";

    private final Background gauging = new Background("alert-gauges", LATER);
    private final Background mailing = new Background("alert-mail", LATER);

    AlertChores(AlertGauges gauges, AlertMail mail) {
        gauging.every(PERIOD, gauges::refresh);
        mailing.every(PERIOD, mail::sendDue);
    }

    @PreDestroy
    void stop() {
        gauging.close();
        mailing.close();
    }
}
