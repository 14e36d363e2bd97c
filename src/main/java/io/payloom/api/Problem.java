package io.payloom.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) with Payloom's extensions.
 *
 * @param type identifies the kind of problem
 * @param instance path of the request
 * @param code the same as the type, as a word to program against
 * @param requestId to be quoted to support
 * @param retryable whether the same call may succeed later as it is
 * @param errors what is wrong with which part of the request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "A problem document (RFC 9457)")
public record Problem(
        @Schema(example = "https://payloom.io/problems/validation-failed", requiredMode = REQUIRED)
        URI type,

        @Schema(example = "The request is not valid", requiredMode = REQUIRED)
        String title,

        @Schema(example = "400", requiredMode = REQUIRED) int status,

        @Schema(example = "One value is not valid.", requiredMode = REQUIRED)
        String detail,

        @Schema(description = "Path of the request", example = "/v1/payments", requiredMode = REQUIRED)
        String instance,

        @Schema(description = "Stable", example = "VALIDATION_FAILED", requiredMode = REQUIRED)
        String code,

        @Schema(description = "Quote it to support", example = "01JD8Z9K7QX4T5V6W8Y0A2B3C4") @Nullable
        String requestId,

        @Schema(
                description = "Whether the same request, signed anew, may succeed later",
                example = "false",
                requiredMode = REQUIRED)
        @JsonInclude
        boolean retryable,

        @Schema(description = "What is wrong with which part of the request")
        List<Violation> errors) {

    public static Problem of(ProblemCode code, String detail, List<Violation> errors, RequestTrace trace) {
        return new Problem(
                code.type(),
                code.title(),
                code.status().value(),
                detail,
                trace.path(),
                code.name(),
                trace.requestId(),
                code.retryable(),
                errors);
    }
}
