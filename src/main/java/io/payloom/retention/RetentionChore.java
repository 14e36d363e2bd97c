package io.payloom.retention;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks at what grows by itself, in a thread of its own; one table that cannot be read holds up no other. */
@Component
class RetentionChore {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Background removing = new Background("retention", "What is old stays until the next look");

    RetentionChore(Retention retention, Archiving archiving, ArchiveCheck check) {
        removing.every(PERIOD, () -> {
            for (Outdated outdated : Outdated.values()) {
                removing.tryTo(() -> retention.look(outdated));
            }
            removing.tryTo(archiving::look);
            removing.tryTo(check::look);
        });
    }

    @PreDestroy
    void stop() {
        removing.close();
    }
}
