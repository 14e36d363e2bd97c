package io.payloom.database;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates, and lets the process be told to stop meanwhile: Spring would wait for the end of all migrations, and for a lock that
 * another instance or a person holds as long as that. A migration that has begun is finished, for half of one would have to
 * be repaired by hand; nothing else has to be put in order yet, so the process ends then.
 */
@Component
class StoppableMigrations implements FlywayMigrationStrategy, Callback {

    private static final Logger LOG = LoggerFactory.getLogger(StoppableMigrations.class);

    /** As the JVM ends after SIGTERM. */
    private static final int TOLD_TO_STOP = 128 + 15;

    private final Lock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private String underWay = "";
    private boolean stopping;

    @Override
    public void migrate(Flyway flyway) {
        Thread stop = new Thread(this::stop, "stop-migrations");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            flyway.migrate();
        } finally {
            enter("");
        }
        forget(stop);
    }

    private void forget(Thread stop) {
        try {
            if (!isStopping()) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        } catch (IllegalStateException told) {
            LOG.debug("It was told to stop at the end of the migrations", told);
        }
    }

    /** What was under way is over with the beginning of the next: then it stands in the history. */
    @Override
    public void handle(Event event, Context context) {
        enter("");
        enter(String.valueOf(context.getMigrationInfo().getVersion()));
    }

    /** Nothing begins any more when the process is to end. */
    private void enter(String version) {
        lock.lock();
        try {
            while (stopping && !version.isEmpty()) {
                over.awaitUninterruptibly();
            }
            underWay = version;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        awaitTheOneUnderWay();
        LOG.warn("Told to stop while the database was being migrated; the next start goes on with it");
        Runtime.getRuntime().halt(TOLD_TO_STOP);
    }

    private void awaitTheOneUnderWay() {
        lock.lock();
        try {
            stopping = true;
            if (!underWay.isEmpty()) {
                LOG.warn("Told to stop: migration {} is finished first", underWay);
            }
            while (!underWay.isEmpty()) {
                over.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "stoppable";
    }
}
