package io.payloom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request. It never repeats the value, which may be a card number.
 *
 * @param pointer JSON pointer into the body
 * @param parameter name of the query parameter or header, for what is not in the body
 * @param code upper snake case, stable
 * @param detail for the person who reads it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

    public static Violation at(String pointer, String code, String detail) {
        return new Violation(pointer, null, code, detail);
    }

    public static Violation ofParameter(String parameter, String code, String detail) {
        return new Violation(null, parameter, code, detail);
    }
}
