package io.payloom.support;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;

/** Lets a test do something right after a statement of a mapper, before its caller goes on. */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "update",
                args = {MappedStatement.class, Object.class}))
public final class AfterStatement implements Interceptor {

    private final Map<String, Runnable> next = new ConcurrentHashMap<>();

    /**
     * Only the next run counts.
     *
     * @param statement such as {@code OutboxMapper.insert}
     * @param value one of its parameters
     */
    public void once(String statement, String value, Runnable something) {
        next.put(statement + " " + value, something);
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object result = invocation.proceed();
        String statement =
                ((MappedStatement) invocation.getArgs()[0]).getId().replaceAll(".*\\.([^.]+\\.[^.]+)$", "$1");
        if (invocation.getArgs()[1] instanceof Map<?, ?> parameters) {
            parameters.values().stream()
                    .distinct() // each has two names
                    .map(value -> next.remove(statement + " " + value))
                    .filter(Objects::nonNull)
                    .forEach(Runnable::run);
        }
        return result;
    }
}
