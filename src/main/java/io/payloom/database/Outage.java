package io.payloom.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that does not answer, or not in time, from a defect of ours. What was being committed meanwhile may
 * have been committed.
 */
public final class Outage {

    private static final int DEEPEST_CAUSE = 20;

    /** The server ended a statement: its limit of time in MariaDB and in MySQL, a kill, a shutdown. */
    private static final Set<Integer> ENDED_BY_THE_SERVER = Set.of(1969, 3024, 1317, 1053);

    private Outage() {}

    /** MyBatis wraps what a pool without a free connection throws, so the causes count too. */
    public static boolean isBehind(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(Outage::isOne);
    }

    private static boolean isOne(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLException sql && ENDED_BY_THE_SERVER.contains(sql.getErrorCode());
    }
}
