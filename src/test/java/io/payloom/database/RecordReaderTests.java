package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.executor.ExecutorException;
import org.apache.ibatis.reflection.ReflectionException;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTests {

    private final TypeHandlerRegistry types = new TypeHandlerRegistry();

    record Parcel(String parcelNo, Size size, boolean fragile) {}

    record Size(long widthValue, @Nullable String unit) {}

    record Letters(Map<String, String> unreadable) {}

    @Test
    void findsColumnsByNameInWhateverOrderAndCase() throws Exception {
        assertThat(read(Parcel.class, List.of("fragile", "UNIT", "width_value", "Parcel_No"), true, "mm", 12L, "P1"))
                .containsExactly(new Parcel("P1", new Size(12, "mm"), true));
    }

    @Test
    void aRowWithoutAnyValueIsNull() throws Exception {
        assertThat(read(Parcel.class, List.of("fragile", "unit", "width_value", "parcel_no"), null, null, null, null))
                .containsExactly((Object) null);
    }

    @Test
    void refusesARowWithoutAValueThatIsNeeded() {
        assertThatThrownBy(() -> read(
                        Parcel.class, List.of("fragile", "unit", "width_value", "parcel_no"), true, null, null, "P1"))
                .isInstanceOf(ReflectionException.class)
                .hasMessageContaining("Size");
    }

    @Test
    void saysWhichComponentHasNoColumn() {
        assertThatThrownBy(() -> read(Parcel.class, List.of("fragile", "unit", "parcel_no"), true, "mm", "P1"))
                .isInstanceOf(ExecutorException.class)
                .hasMessageContaining("widthvalue");
    }

    @Test
    void saysWhatNoColumnBecomes() {
        assertThatThrownBy(() -> new RecordReader(Letters.class, types))
                .isInstanceOf(ExecutorException.class)
                .hasMessageContaining("java.util.Map");
    }

    private List<@Nullable Object> read(Class<?> type, List<String> columns, @Nullable Object... row)
            throws SQLException {
        ResultSetMetaData names = mock();
        when(names.getColumnCount()).thenReturn(columns.size());
        when(names.getColumnLabel(anyInt())).thenAnswer(call -> columns.get(call.<Integer>getArgument(0) - 1));
        ResultSet rows = mock();
        when(rows.getMetaData()).thenReturn(names);
        when(rows.next()).thenReturn(true, false);
        int[] last = {0};
        when(rows.getString(anyInt())).thenAnswer(call -> row[call.<Integer>getArgument(0) - 1]);
        when(rows.getLong(anyInt())).thenAnswer(call -> {
            last[0] = call.getArgument(0);
            Object value = row[last[0] - 1];
            return value == null ? 0L : value;
        });
        when(rows.getBoolean(anyInt())).thenAnswer(call -> {
            last[0] = call.getArgument(0);
            Object value = row[last[0] - 1];
            return value != null && (boolean) value;
        });
        when(rows.wasNull()).thenAnswer(call -> row[last[0] - 1] == null);
        return new RecordReader(type, types).read(rows);
    }
}
