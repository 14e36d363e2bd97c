package io.payloom.api.description;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Creates;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Optional;

/** What operations that create say alike: the headers of the answer, and how long a caller may wait for it. */
final class AcceptedOnce {

    private AcceptedOnce() {}

    static void describe(Operation operation, Creates creates) {
        String created = creates.value();
        ApiResponse answer = requireNonNull(operation.getResponses().get("201"));
        answer.addHeaderObject("Location", header("Address of the " + created));
        answer.addHeaderObject("Idempotent-Replayed", header("true when the " + created + " was there before"));
        preference(operation).ifPresent(prefer -> {
            answer.addHeaderObject("Preference-Applied", header("The wait that was applied, such as wait=5"));
            String until = creates.waitsUntil().isEmpty() ? "the " + created + " is final" : creates.waitsUntil();
            prefer.description("wait=N waits up to N seconds (at most 30) until " + until + " (RFC 7240)")
                    .example("wait=5")
                    .schema(new StringSchema());
        });
    }

    private static Optional<Parameter> preference(Operation operation) {
        return operation.getParameters().stream()
                .filter(parameter -> "Prefer".equals(parameter.getName()))
                .findFirst();
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
