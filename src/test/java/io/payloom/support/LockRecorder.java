package io.payloom.support;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes down in which order transactions lock rows of which tables, as "first before second". Rows that are inserted are
 * not counted: nobody else can hold them.
 */
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
public final class LockRecorder implements Interceptor {

    private static final Pattern UPDATE = Pattern.compile("^(?:update|delete from) ([a-z_]+)");
    private static final Pattern SELECT = Pattern.compile("from ([a-z_]+)");

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    public static void forget() {
        SEEN.clear();
    }

    /** All pairs since they were forgotten, of every application of this run. */
    public static Set<String> seen() {
        return Set.copyOf(SEEN);
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
            String table = lockedBy(statement
                    .getBoundSql(invocation.getArgs()[1])
                    .getSql()
                    .strip()
                    .replaceAll("\\s+", " "));
            if (table != null) {
                note(table);
            }
        }
        return invocation.proceed();
    }

    private static @Nullable String lockedBy(String sql) {
        Matcher update = UPDATE.matcher(sql);
        if (update.find()) {
            return update.group(1);
        }
        Matcher select = SELECT.matcher(sql);
        boolean locks = (sql.endsWith("for update") || sql.endsWith("lock in share mode")) && select.find();
        return locks ? select.group(1) : null;
    }

    @SuppressWarnings("unchecked")
    private void note(String table) {
        Set<String> held = (Set<String>) TransactionSynchronizationManager.getResource(this);
        if (held == null) {
            held = new LinkedHashSet<>();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(LockRecorder.this);
                }
            });
        }
        if (!held.contains(table)) {
            held.forEach(before -> SEEN.add(before + " before " + table));
            held.add(table);
        }
    }
}
