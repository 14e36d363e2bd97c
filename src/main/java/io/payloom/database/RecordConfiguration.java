package io.payloom.database;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.jspecify.annotations.Nullable;

/**
 * Has MyBatis read records with a {@link RecordReader} where a statement names nothing but the record. By itself it compares
 * every column with every component for each row, as texts; that was a twelfth of what the application did for an order.
 */
final class RecordConfiguration extends Configuration {

    private final Map<Class<?>, RecordReader> readers = new ConcurrentHashMap<>();

    @Override
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            @Nullable ResultHandler receiver,
            BoundSql sql) {
        ResultSetHandler usual = super.newResultSetHandler(executor, statement, bounds, parameters, receiver, sql);
        List<ResultMap> results = statement.getResultMaps();
        return receiver == null && results.size() == 1 && isOfRecordOnly(results.getFirst())
                ? new Rows(readerOf(results.getFirst().getType()), usual)
                : usual;
    }

    private boolean isOfRecordOnly(ResultMap result) {
        return result.getType().isRecord()
                && result.getResultMappings().isEmpty()
                && !getTypeHandlerRegistry().hasTypeHandler(result.getType());
    }

    private RecordReader readerOf(Class<?> type) {
        return readers.computeIfAbsent(type, any -> new RecordReader(any, getTypeHandlerRegistry()));
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
