package io.payloom.api.gate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes every time of an answer or a notification alike: RFC 3339 in UTC, to the microsecond, as the tables keep it. */
class Moments extends StdScalarSerializer<Instant> {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {
        super(Instant.class);
    }

    static SimpleModule module() {
        return new SimpleModule("moments").addSerializer(Instant.class, new Moments());
    }

    @Override
    public void serialize(Instant moment, JsonGenerator out, SerializerProvider unused) throws IOException {
        out.writeString(FORM.format(moment));
    }
}
