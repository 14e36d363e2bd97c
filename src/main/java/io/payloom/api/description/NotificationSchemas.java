package io.payloom.api.description;

import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bodies of notifications in the OpenAPI description, as the events that repeat them. They are no webhooks there:
 * openapi-generator makes calls of a client of those, and for Python calls that cannot be compiled.
 */
final class NotificationSchemas {

    /** Of what notifications there are, by the schema that their {@code data} has. */
    private static final Map<String, List<String>> EVENTS = new TreeMap<>(Map.of(
            "Payment", List.of("succeeded", "failed", "closed"),
            "Payout", List.of("succeeded", "partially_succeeded", "failed", "closed", "returned"),
            "Refund", List.of("succeeded", "failed", "returned")));

    private NotificationSchemas() {}

    /** Adds them, and says that an event has one of them; what is not described here at all is left out. */
    static void describe(Map<String, Schema> schemas) {
        Schema<Object> any = new Schema<>();
        any.description("The body of a notification").discriminator(new Discriminator().propertyName("type"));
        EVENTS.keySet().stream().filter(schemas::containsKey).forEach(subject -> {
            String reference = "#/components/schemas/" + subject + "Notification";
            schemas.put(subject + "Notification", body(subject, types(subject)));
            any.addOneOfItem(new Schema<>().$ref(reference));
            types(subject).forEach(type -> any.getDiscriminator().mapping(type, reference));
        });
        describeSurplus(schemas, any);
        Schema<?> event = schemas.get("Event");
        if (event != null) {
            schemas.put("Notification", any);
            event.getProperties().put("event", new Schema<>().$ref("#/components/schemas/Notification"));
        }
    }

    /** Of money that a payment should not have: the payment as always, and what went back. */
    private static void describeSurplus(Map<String, Schema> schemas, Schema<Object> any) {
        Schema<?> payment = schemas.get("Payment");
        if (payment == null) {
            return;
        }
        Schema<Object> withSurplus = new ObjectSchema();
        payment.getProperties().forEach(withSurplus::addProperty);
        withSurplus
                .addProperty("surplusRefund", new Schema<>().$ref("#/components/schemas/SurplusRefund"))
                .description("A payment as it stands now, and what went back of money that it should not have")
                .types(Set.of("object"));
        withSurplus.required(Stream.concat(payment.getRequired().stream(), Stream.of("surplusRefund"))
                .toList());
        schemas.put("PaymentWithSurplus", withSurplus);
        schemas.put(
                "SurplusRefund",
                new ObjectSchema()
                        .description("What went back")
                        .addProperty(
                                "refundNo",
                                new StringSchema()
                                        .description("Our number of it; it is none of your refunds")
                                        .types(Set.of("string")))
                        .addProperty("amount", new Schema<>().$ref("#/components/schemas/Money"))
                        .required(List.of("refundNo", "amount"))
                        .types(Set.of("object")));
        String reference = "#/components/schemas/SurplusNotification";
        schemas.put("SurplusNotification", body("PaymentWithSurplus", List.of("payment.surplus_refunded")));
        any.addOneOfItem(new Schema<>().$ref(reference));
        any.getDiscriminator().mapping("payment.surplus_refunded", reference);
    }

    private static Schema<?> body(String subject, List<String> types) {
        StringSchema type = new StringSchema();
        type.setEnum(types);
        return new ObjectSchema()
                .description("What is sent to your notification address: what happened, when, and the order as it stood"
                        + " then")
                .addProperty("type", type.types(Set.of("string")))
                .addProperty("timestamp", new DateTimeSchema().types(Set.of("string")))
                .addProperty("data", new Schema<>().$ref("#/components/schemas/" + subject))
                .required(List.of("type", "timestamp", "data"))
                .types(Set.of("object"));
    }

    private static List<String> types(String subject) {
        return EVENTS.getOrDefault(subject, List.of()).stream()
                .map(event -> subject.toLowerCase(Locale.ROOT) + "." + event)
                .toList();
    }
}
