package io.payloom.resultcode;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The codes that banks sent and nobody has explained yet; each is counted, and told of once. */
@Component
class Untranslated {

    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_SUB_CODE = 24;

    private final CodeMapper mapper;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    Untranslated(CodeMapper mapper, Alerts alerts, Database database, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    void record(String channel, Operation operation, String code, @Nullable String subCode) {
        CodeKey key = new CodeKey(
                channel,
                operation.name(),
                printable(code, LONGEST_CODE),
                printable(subCode == null ? "" : subCode, LONGEST_SUB_CODE));
        database.inTransaction(() -> {
            if (mapper.count(key, clock.instant()) == 1) {
                raise(key);
            }
        });
    }

    private void raise(CodeKey key) {
        String code = key.subCode().isEmpty() ? key.code() : key.code() + "/" + key.subCode();
        alerts.raise(
                "UNTRANSLATED_CODE",
                String.join("/", key.channel(), key.operation(), key.code(), key.subCode()),
                null,
                "Channel " + key.channel() + " answered " + key.operation() + " with the unknown code " + code
                        + ". Orders with it stay in processing until result_code says what it means.");
    }

    /** A bank may send anything; what is stored and shown is short and harmless. */
    private static String printable(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest)).replaceAll("[^!-~]", "?");
    }
}
