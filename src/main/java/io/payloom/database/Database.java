package io.payloom.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one READ COMMITTED transaction and repeats the whole of it when the database rolled it back for the sake
 * of another one (errors 1020, 1205, 1213), for some seconds at most. What was cut off, a commit too, is never repeated:
 * nobody knows what became of it, and nothing is done that was to follow it. Work must therefore have no effects outside the database; what is to follow
 * a commit goes through {@link #afterCommit}.
 */
@Component
public class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int RECORD_CHANGED_SINCE_LAST_READ = 1020;

    private final TransactionTemplate transactions;
    private final TransactionTemplate moments;

    Database(PlatformTransactionManager transactionManager) {
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.moments = new TransactionTemplate(transactionManager);
        this.moments.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.moments.setReadOnly(true);
    }

    /** Joins a transaction that is already open; then the outermost call is the one that repeats. */
    public <T> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return repeated(() -> transactions.execute(status -> work.get()));
    }

    /** One statement that is a transaction by itself, repeated likewise; joins a transaction that is open. */
    public <T> T alone(Supplier<T> statement) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? statement.get() : repeated(statement);
    }

    public void alone(Runnable statement) {
        alone(() -> {
            statement.run();
            return true;
        });
    }

    private static <T> T repeated(Supplier<T> work) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException | UncategorizedSQLException conflict) {
                boolean isLast = attempt == ATTEMPTS || System.nanoTime() - start > LONGEST.toNanos();
                if (isLast || !isRepeatable(conflict)) {
                    throw conflict;
                }
                LOG.debug("Repeating a transaction after a conflict", conflict);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L, 20_000_000L * attempt));
            }
        }
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Reads everything as of one moment, whatever others commit meanwhile.
     *
     * @throws IllegalStateException inside a transaction, which may see several moments
     */
    public <T> T inOneMoment(Supplier<T> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Reading as of one moment needs a transaction of its own");
        }
        return moments.execute(status -> read.get());
    }

    /**
     * Runs the follow-up once the surrounding transaction has been committed; at once when there is none. It must not write
     * to the database in this thread: the connection is still that of the transaction, and nobody would commit.
     */
    public void afterCommit(Runnable followUp) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            followUp.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                followUp.run();
            }
        });
    }

    private static boolean isRepeatable(RuntimeException conflict) {
        return conflict instanceof ConcurrencyFailureException
                || conflict instanceof UncategorizedSQLException other
                        && other.getSQLException() != null
                        && other.getSQLException().getErrorCode() == RECORD_CHANGED_SINCE_LAST_READ;
    }
}
