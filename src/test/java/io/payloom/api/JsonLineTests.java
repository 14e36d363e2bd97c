package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of a file: what of it can be read, and everything that cannot. */
class JsonLineTests {

    private record Payee(@Nullable String account, @Nullable String kind) {}

    private record Line(
            @Nullable String number,
            @Nullable Long value,
            @Nullable Payee payee) {}

    @Test
    void namesEveryFieldThatCannotBeReadAndReadsTheOthers() {
        JsonLine<Line> line = JsonLine.read(
                """
                {"number":"n-1","value":1.5,"colour":"red","payee":{"account":17,"kind":"private","phone":{"a":[]}}}""",
                Line.class);

        assertThat(line.value()).isEqualTo(new Line("n-1", null, new Payee(null, "private")));
        assertThat(line.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "/value TYPE_MISMATCH",
                        "/colour FIELD_UNKNOWN",
                        "/payee/account TYPE_MISMATCH",
                        "/payee/phone FIELD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "17", "\"text\"", "", "{", "{\"number\":\"1\"} x", "{\"value\":1,\"value\":2}"})
    void hasNoValueWhenItIsNoObject(String text) {
        JsonLine<Line> line = JsonLine.read(text, Line.class);
        assertThat(line.value()).isNull();
        assertThat(line.faults()).hasSize(1);
    }

    @Test
    void endsAtTheTwentiethFault() {
        String fields = IntStream.range(0, 30)
                .mapToObj(one -> "\"unknown" + one + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        JsonLine<Line> line = JsonLine.read(fields, Line.class);
        assertThat(line.value()).isNull();
        assertThat(line.faults()).hasSize(20);
    }
}
