package io.payloom.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docs/openapi.yaml} promises merchants. Answers and notifications are held to it in tests: status, headers,
 * type and body. Fields that the description does not name are faults here, though merchants have to bear them.
 */
public final class ApiContract {

    private static final String LOCATION = "https://payloom.io/openapi.json";
    private static final Set<String> HEADERS_OF_HTTP = Set.of(
            "cache-control",
            "connection",
            "content-disposition",
            "content-length",
            "content-type",
            "date",
            "keep-alive",
            "transfer-encoding",
            "vary");
    private static final String PROBLEM = "/components/schemas/Problem";
    private static final ApiContract INSTANCE = new ApiContract();

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode description;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig strict = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private ApiContract() {
        try {
            description = new YAMLMapper().readTree(Path.of("docs/openapi.yaml").toFile());
            description.path("components").path("schemas").forEach(ApiContract::closeObject);
            String text = json.writeValueAsString(description);
            // What OpenAPI says beyond JSON Schema is nothing to warn of.
            JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                    .build();
            schemas = JsonSchemaFactory.builder()
                    .defaultMetaSchemaIri(dialect.getIri())
                    .metaSchema(dialect)
                    .schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, text)))
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        description.path("paths").fieldNames().forEachRemaining(path -> routes.add(Route.of(path)));
    }

    public static ApiContract get() {
        return INSTANCE;
    }

    /** The whole description, closed against what it does not name. */
    public JsonNode description() {
        return description;
    }

    /**
     * @param path with its query
     * @throws AssertionError naming everything in which the answer is not what was promised
     */
    public void check(String method, String path, int status, HttpHeaders headers, byte[] body) {
        List<String> faults = faults(method, path, status, headers, body);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s -> %d is not what docs/openapi.yaml promises:%n%s%n%s"
                    .formatted(
                            method,
                            path,
                            status,
                            String.join("\n", faults),
                            new String(body, StandardCharsets.UTF_8)
                                    .lines()
                                    .limit(20)
                                    .toList()));
        }
    }

    /** Everything in which the answer is not what was promised; only merchants were promised anything. */
    public List<String> faults(String method, String path, int status, HttpHeaders headers, byte[] body) {
        if (!path.startsWith("/v1/")) {
            return List.of();
        }
        String place = operation(method, path);
        if (place == null) {
            return status < 400 ? List.of("such a request is not described") : bodyFaults(PROBLEM, body);
        }
        String response = place + "/responses/" + status;
        JsonNode described = description.at(response);
        if (described.isMissingNode()) {
            return List.of("the status is not described");
        }
        List<String> faults = headerFaults(described, headers);
        String type = headers.firstValue("Content-Type").orElse("").replaceAll("\\s*;.*", "");
        if (!described.path("content").has(type)) {
            faults.add("the type '" + type + "' is not described");
        } else if (type.equals("application/json") || type.endsWith("+json")) {
            faults.addAll(bodyFaults(response + "/content/" + escaped(type) + "/schema", body));
        }
        return faults;
    }

    /** @throws AssertionError naming everything in which the body of a notification is not what was promised */
    public void checkNotification(JsonNode body) {
        List<String> faults = notificationFaults(body);
        if (!faults.isEmpty()) {
            throw new AssertionError("A notification is not what docs/openapi.yaml promises:\n"
                    + String.join("\n", faults) + "\n" + body);
        }
    }

    /** Everything in which the body of a notification is not what was promised. */
    public List<String> notificationFaults(JsonNode body) {
        String type = body.path("type").asText();
        String place = description.path("components").path("schemas").properties().stream()
                .filter(schema -> schema.getKey().endsWith("Notification"))
                .filter(schema -> schema.getValue().at("/properties/type").has("enum"))
                .filter(schema -> isAllowed(schema.getValue().at("/properties/type"), type))
                .map(schema -> "/components/schemas/" + schema.getKey())
                .findFirst()
                .orElse(null);
        return place == null
                ? List.of("no notification '" + type + "' is described")
                : schema(place).validate(body).stream().map(Object::toString).toList();
    }

    /** Where the description has the operation, or null when it has none. */
    private @Nullable String operation(String method, String path) {
        String bare = path.replaceAll("\\?.*", "");
        return routes.stream()
                .filter(route -> route.pattern().matcher(bare).matches())
                .map(route -> "/paths/" + escaped(route.template()) + "/" + method.toLowerCase(Locale.ROOT))
                .filter(place -> !description.at(place).isMissingNode())
                .findFirst()
                .orElse(null);
    }

    private List<String> headerFaults(JsonNode response, HttpHeaders headers) {
        Map<String, JsonNode> described = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.path("headers").properties().forEach(header -> described.put(header.getKey(), header.getValue()));
        Stream<String> unknown = headers.map().keySet().stream()
                .filter(name -> !name.startsWith(":"))
                .filter(name -> !HEADERS_OF_HTTP.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !described.containsKey(name))
                .map(name -> "the header '" + name + "' is not described");
        Stream<String> missing = described.entrySet().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .filter(header -> headers.firstValue(header.getKey()).isEmpty())
                .map(header -> "the header '" + header.getKey() + "' is missing");
        Stream<String> malformed = described.entrySet().stream()
                .filter(header -> headers.firstValue(header.getKey())
                        .filter(value -> !isAllowed(resolved(header.getValue()).path("schema"), value))
                        .isPresent())
                .map(header -> "the header '" + header.getKey() + "' has the wrong form");
        return new ArrayList<>(
                Stream.of(unknown, missing, malformed).flatMap(faults -> faults).toList());
    }

    private static boolean isAllowed(JsonNode schema, String value) {
        boolean fits =
                !schema.has("pattern") || Pattern.matches(schema.path("pattern").asText(), value);
        boolean listed = !schema.has("enum")
                || StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .anyMatch(allowed -> allowed.asText().equals(value));
        return fits && listed;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    private List<String> bodyFaults(String pointer, byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            return schema(pointer).validate(tree).stream().map(Object::toString).toList();
        } catch (IOException noJson) {
            return List.of("the body is no JSON");
        }
    }

    private JsonSchema schema(String pointer) {
        return known.computeIfAbsent(
                pointer, place -> schemas.getSchema(SchemaLocation.of(LOCATION + "#" + place), strict));
    }

    private static void closeObject(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.has("properties") && !schema.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private record Route(String template, Pattern pattern) {

        static Route of(String template) {
            return new Route(template, Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")));
        }
    }
}
