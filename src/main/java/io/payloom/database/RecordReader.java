package io.payloom.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.executor.ExecutorException;
import org.apache.ibatis.reflection.ReflectionException;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows into one type of record: a component has the value of the column that is named like it, but for underscores and
 * case. A component that is itself a record has its own components read from the same row. A row without any value is null.
 */
final class RecordReader {

    /** Names of columns, and what components are called like them; statements have so many of them and no more. */
    private static final Map<String, String> PLAIN_NAMES = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<@Nullable RecordReader> nested = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    RecordReader(Class<?> type, TypeHandlerRegistry types) {
        RecordComponent[] components = type.getRecordComponents();
        constructor = constructor(type, components);
        for (RecordComponent component : components) {
            boolean isNested = component.getType().isRecord() && !types.hasTypeHandler(component.getType());
            RecordReader reader = isNested ? new RecordReader(component.getType(), types) : null;
            nested.add(reader);
            values.addAll(reader == null ? List.of(Value.of(component, types)) : reader.values);
        }
    }

    List<@Nullable Object> read(ResultSet rows) throws SQLException {
        int[] columns = columns(rows.getMetaData());
        List<@Nullable Object> read = new ArrayList<>();
        while (rows.next()) {
            @Nullable Object[] row = new Object[columns.length];
            boolean isEmpty = true;
            for (int value = 0; value < row.length; value++) {
                row[value] = values.get(value).handler().getResult(rows, columns[value]);
                isEmpty &= row[value] == null;
            }
            read.add(isEmpty ? null : create(row, 0));
        }
        return read;
    }

    private Object create(@Nullable Object[] row, int first) {
        @Nullable Object[] arguments = new Object[nested.size()];
        int next = first;
        for (int component = 0; component < arguments.length; component++) {
            RecordReader reader = nested.get(component);
            arguments[component] = reader == null ? row[next] : reader.create(row, next);
            next += reader == null ? 1 : reader.values.size();
        }
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException | IllegalArgumentException refused) {
            throw new ReflectionException(
                    "A row makes no " + constructor.getDeclaringClass().getName(), refused);
        }
    }

    private int[] columns(ResultSetMetaData names) throws SQLException {
        Map<String, Integer> places = new HashMap<>();
        for (int column = names.getColumnCount(); column > 0; column--) {
            places.put(PLAIN_NAMES.computeIfAbsent(names.getColumnLabel(column), RecordReader::plain), column);
        }
        return values.stream().mapToInt(value -> place(value, places)).toArray();
    }

    private int place(Value value, Map<String, Integer> places) {
        Integer place = places.get(value.name());
        if (place == null) {
            throw new ExecutorException("No column is named like " + value.name() + " of "
                    + constructor.getDeclaringClass().getName());
        }
        return place;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One that comes from a column. */
    private record Value(String name, TypeHandler<?> handler) {

        static Value of(RecordComponent component, TypeHandlerRegistry types) {
            TypeHandler<?> handler = types.getTypeHandler(component.getType());
            if (handler == null) {
                throw new ExecutorException(
                        "No column becomes a " + component.getType().getName());
            }
            return new Value(plain(component.getName()), handler);
        }
    }
}
