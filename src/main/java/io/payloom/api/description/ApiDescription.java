package io.payloom.api.description;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Amount;
import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Creates;
import io.payloom.api.Problem;
import io.payloom.api.ProblemCode;
import io.payloom.api.Refuses;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotationUtils;

/** The OpenAPI description of what all operations share: signatures, problems and headers. */
@Configuration
class ApiDescription {

    private static final String SIGNATURE = "PayloomSignature";
    private static final List<ProblemCode> EVERYWHERE = List.of(
            ProblemCode.BAD_REQUEST,
            ProblemCode.VALIDATION_FAILED,
            ProblemCode.SIGNATURE_MISSING,
            ProblemCode.SIGNATURE_MALFORMED,
            ProblemCode.TIMESTAMP_OUT_OF_WINDOW,
            ProblemCode.SIGNATURE_INVALID,
            ProblemCode.NONCE_REUSED,
            ProblemCode.MERCHANT_DISABLED,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.BODY_TOO_LARGE,
            ProblemCode.BODY_TOO_SLOW,
            ProblemCode.CONTENT_TYPE_UNSUPPORTED,
            ProblemCode.RATE_LIMITED,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.UNAVAILABLE);

    private static final Map<String, String> HEADERS = Map.of(
            "Request-Id", "Payloom's number of this request; quote it to support",
            "Payloom-Key-Id", "The key that signed this answer",
            "Payloom-Timestamp", "When it was signed, in seconds since 1970",
            "Payloom-Nonce", "Part of what was signed",
            "Payloom-Signature", "Base64 signature over timestamp, nonce and body, each followed by a newline");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(AuthenticatedMerchant.class);
    }

    @Bean
    OpenAPI merchantApi() {
        Components components = new Components()
                .addSecuritySchemes(
                        SIGNATURE,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description(
                                        """
                                        `PAYLOOM-HMAC-SHA256 keyId="...",timestamp="...",nonce="...",signature="..."`
                                        over method, path with query, timestamp, nonce and body, each followed by a \
                                        newline; or `PAYLOOM-RSA-SHA256` with an RSA key. See docs/merchant-api.md."""));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        HEADERS.forEach((name, description) -> components.addHeaders(
                name, new Header().description(description).schema(new StringSchema())));
        requireNonNull(components.getHeaders().get("Request-Id")).setRequired(true);
        return new OpenAPI()
                .info(new Info()
                        .title("Payloom merchant API")
                        .version("v1")
                        .description("Amounts are integers in minor units. Times are RFC 3339 in UTC. Fields and"
                                + " values may be added; ignore those that you do not know.")
                        .contact(new Contact().name("Payloom").url("https://payloom.io"))
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("The server that this description came from")))
                .addSecurityItem(new SecurityRequirement().addList(SIGNATURE))
                .components(components);
    }

    @Bean
    GlobalOperationCustomizer problemsAndHeaders() {
        return (operation, handler) -> {
            Refuses refuses = AnnotationUtils.findAnnotation(handler.getMethod(), Refuses.class);
            addProblems(operation, refuses == null ? new ProblemCode[0] : refuses.value());
            Creates creates = AnnotationUtils.findAnnotation(handler.getMethod(), Creates.class);
            if (creates != null) {
                AcceptedOnce.describe(operation, creates);
            }
            Pages.describe(operation);
            operation.getResponses().values().forEach(ApiDescription::addHeaders);
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer moneyAndNotifications() {
        return api -> {
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            describeMoney(schemas.get("Money"));
            NotificationSchemas.describe(schemas);
        };
    }

    /** Of answers, where an amount may be zero; that of requests is {@link Amount}. */
    private static void describeMoney(@Nullable Schema<?> money) {
        if (money == null) {
            return;
        }
        money.description("An amount in minor units");
        requireNonNull(money.getProperties().get("value"))
                .description("Minor units, such as fen or cents")
                .minimum(BigDecimal.ZERO);
        requireNonNull(money.getProperties().get("currency"))
                .description("ISO 4217")
                .pattern("^[A-Z]{3}$");
        money.required(List.of("currency", "value"));
    }

    private static void addProblems(Operation operation, ProblemCode[] own) {
        ApiResponses responses = operation.getResponses();
        Stream.concat(EVERYWHERE.stream(), Arrays.stream(own))
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(code -> code.status().value(), TreeMap::new, Collectors.toList()))
                .forEach((status, codes) -> responses.addApiResponse(status.toString(), problem(codes)));
    }

    private static ApiResponse problem(List<ProblemCode> codes) {
        String description = codes.stream()
                .map(code -> code + ": " + code.title() + (code.retryable() ? " (retryable)" : ""))
                .collect(Collectors.joining(". "));
        ApiResponse response = new ApiResponse().description(description);
        if (codes.contains(ProblemCode.RATE_LIMITED)) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait").schema(new StringSchema()));
        }
        if (codes.contains(ProblemCode.SIGNATURE_MISSING)) {
            response.addHeaderObject(
                    "WWW-Authenticate",
                    new Header().description("The schemes of signatures").schema(new StringSchema()));
        }
        if (codes.contains(ProblemCode.CONTENT_TYPE_UNSUPPORTED) || codes.contains(ProblemCode.NOT_ACCEPTABLE)) {
            response.addHeaderObject(
                    "Accept",
                    new Header().description("The types that there are here").schema(new StringSchema()));
        }
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        return response.content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static void addHeaders(ApiResponse response) {
        new TreeMap<>(HEADERS)
                .forEach((name, description) ->
                        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
    }
}
