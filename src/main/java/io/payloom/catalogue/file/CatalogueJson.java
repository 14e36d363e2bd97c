package io.payloom.catalogue.file;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.DuplicatePayouts;
import io.payloom.catalogue.Feature;
import io.payloom.catalogue.LateMoney;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderElement;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.ServiceHours;
import io.payloom.catalogue.Spelling;
import io.payloom.catalogue.schedule.BusinessCalendar;
import io.payloom.catalogue.schedule.DurationText;
import io.payloom.catalogue.schedule.QuerySchedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Turns a catalogue into a tree and a text and back; the keys are the components of the records. */
final class CatalogueJson {

    private final ObjectMapper mapper = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .stringQuotingChecker(new QuotingForAll())
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build());

    CatalogueJson() {
        SimpleModule words = new SimpleModule();
        add(words, Duration.class, DurationText::of, DurationText::parse);
        add(words, ServiceHours.class, ServiceHours::toString, ServiceHours::parse);
        add(words, QuerySchedule.class, QuerySchedule::text, QuerySchedule::parse);
        add(words, Instant.class, Instant::toString, Instant::parse);
        add(words, ZoneId.class, ZoneId::getId, ZoneId::of);
        add(words, LocalTime.class, LocalTime::toString, LocalTime::parse);
        add(words, LocalDate.class, LocalDate::toString, LocalDate::parse);
        addEnum(words, DayOfWeek.class);
        addEnum(words, LateMoney.class);
        addEnum(words, DuplicatePayouts.class);
        addEnum(words, Operation.class);
        addEnum(words, OrderElement.class);
        addEnum(words, Feature.Comparison.class);
        addEnum(words, Feature.Effect.class);
        addEnum(words, Pool.Ranking.class);
        addEnum(words, Pool.AccountChoice.class);
        words.addSerializer(new SortedSet());
        mapper.registerModule(words);
        mapper.setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
        mapper.addMixIn(CatalogueContent.class, EvenEmpty.class);
        mapper.addMixIn(BusinessCalendar.class, EvenEmpty.class);
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        mapper.configOverride(Set.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    JsonNode tree(CatalogueContent content) {
        return mapper.valueToTree(content);
    }

    String text(CatalogueContent content) {
        try {
            return mapper.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    CatalogueContent content(JsonNode tree) {
        try {
            return mapper.treeToValue(tree, CatalogueContent.class);
        } catch (JsonProcessingException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static <E extends Enum<E>> void addEnum(SimpleModule module, Class<E> type) {
        add(module, type, Spelling::of, word -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> Spelling.of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no " + type.getSimpleName())));
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return read.apply(parser.getText());
            }
        });
    }

    /** The main lists always stand in the file, so that one that was cut short is noticed; so does a week without weekend. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private interface EvenEmpty {}
}
