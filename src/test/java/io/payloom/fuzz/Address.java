package io.payloom.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.ApiContract;
import io.payloom.support.RunningPayloom;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An operation that the running application really has.
 *
 * @param path with its variables in braces
 * @param parameters of the query
 * @param body schema of what it takes as JSON, or null
 * @param schemas in which references of the schema are looked up
 */
record Address(
        String method,
        String path,
        List<String> parameters,
        @Nullable JsonNode body,
        JsonNode schemas) {

    /** All addresses of merchants, operators and banks. */
    static List<Address> all(RunningPayloom payloom) {
        List<Address> addresses = new ArrayList<>();
        payloom.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/v1/") || path.startsWith("/ops/") || path.startsWith("/callbacks/")) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> addresses.add(of(method.name(), path, handler)));
                }
            }
        });
        addresses.sort((one, other) -> (one.path + one.method).compareTo(other.path + other.method));
        return addresses;
    }

    private static Address of(String method, String path, HandlerMethod handler) {
        List<String> parameters = Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> parameter.getParameter().getName())
                .toList();
        if (path.startsWith("/v1/")) {
            JsonNode description = ApiContract.get().description();
            JsonNode content = description
                    .path("paths")
                    .path(path)
                    .path(method.toLowerCase(Locale.ROOT))
                    .path("requestBody")
                    .path("content");
            JsonNode body = content.path("application/json").path("schema");
            return new Address(method, path, parameters, body.isMissingNode() ? null : body, description);
        }
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(parameter -> parameter.getParameterType())
                .findFirst()
                .map(type -> new Address(method, path, parameters, reference(type), schemasOf(type)))
                .orElseGet(() -> new Address(method, path, parameters, null, JsonNodeFactory.instance.objectNode()));
    }

    private static JsonNode reference(Class<?> type) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + type.getSimpleName());
    }

    private static JsonNode schemasOf(Class<?> type) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        ModelConverters.getInstance(true)
                .readAll(type)
                .forEach((name, schema) -> schemas.set(name, Json31.mapper().valueToTree(schema)));
        return root;
    }

    boolean isForMerchants() {
        return path.startsWith("/v1/");
    }

    boolean isForOperators() {
        return path.startsWith("/ops/");
    }

    boolean takesFiles() {
        return method.equals("POST") && path.equals("/v1/payout-batches");
    }

    boolean takesYaml() {
        return path.equals("/ops/v1/catalogue") && method.equals("PUT") || path.equals("/ops/v1/catalogue/check");
    }
}
