package io.payloom.alert;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What alerts do by themselves, in threads of their own; a mail server that hangs delays no gauge. */
@Component
class AlertChores {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration REMINDERS = Duration.ofMinutes(10);
    private static final String LATER = "Alerts stay as they are until the next look";

    private final Background gauging = new Background("alert-gauges", LATER);
    private final Background mailing = new Background("alert-mail", LATER);
    private final Background reminding = new Background("alert-reminders", LATER);

    AlertChores(AlertGauges gauges, AlertMail mail, Reminders reminders) {
        gauging.every(PERIOD, gauges::refresh);
        mailing.every(PERIOD, mail::sendDue);
        reminding.every(REMINDERS, reminders::look);
    }

    @PreDestroy
    void stop() {
        gauging.close();
        mailing.close();
        reminding.close();
    }
}
