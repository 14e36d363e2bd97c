package io.payloom.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body, and where, without repeating any of it: it may hold a card number. */
final class JsonFaults {

    private static final Pattern PRESENTABLE = Pattern.compile("[0-9]{1,4}|(?!.*[0-9]{7})[A-Za-z_][A-Za-z0-9_-]{0,39}");

    private JsonFaults() {}

    static RequestRefused explain(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> refuse("BODY_MISSING", "", "A JSON object is due here.");
            case CharacterCodingException e -> refuse("ENCODING_INVALID", "", "The body is not valid UTF-8.");
            case UnrecognizedPropertyException e -> refuse("FIELD_UNKNOWN", pointer(e), "There is no such field.");
            case MismatchedInputException e -> refuse("TYPE_MISMATCH", pointer(e), "Expected " + expected(e) + ".");
            case JsonMappingException e ->
                syntax(e.getCause() instanceof JacksonException inner ? inner : e, pointer(e));
            case JacksonException e -> syntax(e, "");
            default -> refuse("SYNTAX", "", "The body is not valid JSON.");
        };
    }

    private static RequestRefused syntax(JacksonException fault, String known) {
        String pointer = parserPointer(fault, known);
        String place = place(fault);
        if (fault instanceof StreamConstraintsException) {
            return refuse(
                    "LIMIT_EXCEEDED", pointer, "Nested too deeply, or a name, text or number is too long" + place);
        }
        String message = String.valueOf(fault.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return refuse("FIELD_DUPLICATED", pointer, "The field appears twice" + place);
        }
        if (message.contains("out of range")) {
            return refuse("TYPE_MISMATCH", pointer, "The number is out of range.");
        }
        return refuse("SYNTAX", pointer, "The body is not valid JSON" + place);
    }

    private static RequestRefused refuse(String code, String pointer, String detail) {
        return new RequestRefused(ProblemCode.JSON_INVALID, detail, List.of(Violation.at(pointer, code, detail)));
    }

    private static String place(JacksonException fault) {
        var location = fault.getLocation();
        return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }

    /** Where the parser stood, unless a name on the way there may be data rather than a name. */
    private static String parserPointer(JacksonException fault, String otherwise) {
        if (!(fault instanceof StreamReadException) || !(fault.getProcessor() instanceof JsonParser parser)) {
            return otherwise;
        }
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return Pattern.compile("/").splitAsStream(pointer).skip(1).allMatch(JsonFaults::isPresentable)
                ? pointer
                : otherwise;
    }

    /** Ends before the first name that may be data rather than a name. */
    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(JsonFaults::segment)
                .takeWhile(JsonFaults::isPresentable)
                .map(segment -> "/" + segment)
                .collect(Collectors.joining());
    }

    private static boolean isPresentable(String segment) {
        return PRESENTABLE.matcher(segment).matches();
    }

    private static String segment(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }

    private static String expected(MismatchedInputException fault) {
        @Nullable Class<?> type = fault.getTargetType();
        if (type == null) {
            return "another value";
        } else if (type == String.class) {
            return "a string";
        } else if (type == Long.class || type == Integer.class || type == long.class || type == int.class) {
            return "an integer without fraction, exponent or quotes";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (Iterable.class.isAssignableFrom(type)) {
            return "an array";
        }
        return "an object";
    }
}
