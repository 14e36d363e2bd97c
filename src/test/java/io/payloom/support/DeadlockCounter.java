package io.payloom.support;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/** Writes down which statements of mappers the database chose as the victim of a deadlock, also when they were repeated. */
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
public final class DeadlockCounter implements Interceptor {

    private static final int DEADLOCK = 1213;

    private final List<String> victims = new CopyOnWriteArrayList<>();

    public void forget() {
        victims.clear();
    }

    /** The ids of their statements. */
    public List<String> victims() {
        return List.copyOf(victims);
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        try {
            return invocation.proceed();
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof SQLException refused && refused.getErrorCode() == DEADLOCK) {
                victims.add(((MappedStatement) invocation.getArgs()[0]).getId());
            }
            throw failed;
        }
    }
}
