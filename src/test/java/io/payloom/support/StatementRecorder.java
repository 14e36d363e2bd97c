package io.payloom.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down the statements of the mappers, so that a test can tell which of them one order has needed. */
@Intercepts({
    @Signature(
            type = Executor.class,
            method = "update",
            args = {MappedStatement.class, Object.class}),
    @Signature(
            type = Executor.class,
            method = "query",
            args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class})
})
public final class StatementRecorder implements Interceptor {

    private static final Pattern TABLE = Pattern.compile("(?:from|into|update|join) ([a-z_]+)");

    private final AtomicLong transactions = new AtomicLong();
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private volatile boolean recording;

    /** From now on, and nothing from before. */
    public void start() {
        recorded.clear();
        recording = true;
    }

    /** Of the statements since the start those that name one of these numbers, or stand in one transaction with such a one. */
    public List<Recorded> stop(Collection<String> numbers) {
        recording = false;
        Set<Long> theirs = new HashSet<>();
        recorded.stream()
                .filter(statement -> statement.names(numbers))
                .forEach(statement -> theirs.add(statement.transaction()));
        return recorded.stream()
                .filter(statement -> theirs.contains(statement.transaction()))
                .toList();
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        if (recording) {
            MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
            Object parameters = invocation.getArgs()[1];
            String sql = statement.getBoundSql(parameters).getSql().strip().replaceAll("\\s+", " ");
            String id = statement.getId().replaceAll(".*\\.([^.]+\\.[^.]+)$", "$1");
            recorded.add(new Recorded(transaction(), id, sql, String.valueOf(parameters)));
        }
        return invocation.proceed();
    }

    private long transaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return -transactions.incrementAndGet();
        }
        Long known = (Long) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        long number = transactions.incrementAndGet();
        TransactionSynchronizationManager.bindResource(this, number);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(StatementRecorder.this);
            }
        });
        return number;
    }

    /**
     * One statement.
     *
     * @param transaction of its own, and negative, where it stood in none
     * @param id such as {@code OutboxMapper.insert}
     */
    public record Recorded(long transaction, String id, String sql, String parameters) {

        private boolean names(Collection<String> numbers) {
            return numbers.stream().anyMatch(parameters::contains);
        }

        /** Whether it reads rows of this table, locked or not. */
        public boolean reads(String table) {
            return sql.startsWith("select") && tables().contains(table);
        }

        /** Whether others of its order may be committed with it. */
        public boolean stoodInTransaction() {
            return transaction > 0;
        }

        private List<String> tables() {
            List<String> tables = new ArrayList<>();
            for (Matcher table = TABLE.matcher(sql); table.find(); ) {
                tables.add(table.group(1));
            }
            return tables;
        }
    }
}
