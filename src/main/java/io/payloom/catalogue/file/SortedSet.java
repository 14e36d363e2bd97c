package io.payloom.catalogue.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.payloom.catalogue.Spelling;
import java.io.IOException;
import java.util.Set;

/** Writes a set in one order, so that the same set is the same text. */
final class SortedSet extends StdSerializer<Set<?>> {

    SortedSet() {
        super(Set.class, false);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Set<?> value) {
        return value.isEmpty();
    }

    private static String word(Object element) {
        return element instanceof Enum<?> constant ? Spelling.of(constant) : element.toString();
    }

    @Override
    public void serialize(Set<?> value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeStartArray();
        for (String word : value.stream().map(SortedSet::word).sorted().toList()) {
            generator.writeString(word);
        }
        generator.writeEndArray();
    }
}
