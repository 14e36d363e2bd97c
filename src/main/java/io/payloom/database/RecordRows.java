package io.payloom.database;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Field;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.resultset.DefaultResultSetHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets MyBatis read records with a {@link RecordReader} where a statement names nothing but the record. By itself it compares
 * every column with every component for each row, as texts; that was a twelfth of what the application did for an order.
 */
@Component
class RecordRows implements Interceptor {

    private static final Field STATEMENT = field("mappedStatement");
    private static final Field RECEIVER = field("resultHandler");

    private final Map<Class<?>, RecordReader> readers = new ConcurrentHashMap<>();

    /** What MyBatis makes for a statement is replaced, or stays as it is; nothing is wrapped. */
    @Override
    public Object plugin(Object target) {
        if (!(target instanceof DefaultResultSetHandler usual) || valueOf(RECEIVER, usual) != null) {
            return target;
        }
        MappedStatement statement = (MappedStatement) requireNonNull(valueOf(STATEMENT, usual));
        TypeHandlerRegistry types = statement.getConfiguration().getTypeHandlerRegistry();
        List<ResultMap> results = statement.getResultMaps();
        if (results.size() != 1 || !isOfRecordOnly(results.getFirst(), types)) {
            return target;
        }
        Class<?> type = results.getFirst().getType();
        return new Rows(readers.computeIfAbsent(type, any -> new RecordReader(any, types)), usual);
    }

    @Override
    public Object intercept(Invocation never) throws Throwable {
        return never.proceed();
    }

    private static boolean isOfRecordOnly(ResultMap result, TypeHandlerRegistry types) {
        return result.getType().isRecord()
                && result.getResultMappings().isEmpty()
                && !types.hasTypeHandler(result.getType());
    }

    private static @Nullable Object valueOf(Field field, DefaultResultSetHandler handler) {
        try {
            return field.get(handler);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field field(String name) {
        try {
            Field field = DefaultResultSetHandler.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException otherVersion) {
            throw new IllegalStateException("This version of MyBatis names its parts differently", otherVersion);
        }
    }

    private record Rows(RecordReader reader, ResultSetHandler usual) implements ResultSetHandler {

        @Override
        @SuppressWarnings("unchecked") // the statement says the type, as it does to MyBatis
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            try (ResultSet rows = statement.getResultSet()) {
                return (List<E>) reader.read(rows);
            }
        }

        @Override
        public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
            return usual.handleCursorResultSets(statement);
        }

        @Override
        public void handleOutputParameters(CallableStatement statement) throws SQLException {
            usual.handleOutputParameters(statement);
        }
    }
}
