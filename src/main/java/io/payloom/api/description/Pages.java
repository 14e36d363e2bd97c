package io.payloom.api.description;

import io.payloom.api.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The two parameters of all operations that list something. */
final class Pages {

    private Pages() {}

    static void describe(Operation operation) {
        for (Parameter parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
            switch (parameter.getName()) {
                case "limit" ->
                    parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.LONGEST));
                case "cursor" -> parameter.description("nextCursor of the page before");
                default -> {}
            }
        }
    }
}
