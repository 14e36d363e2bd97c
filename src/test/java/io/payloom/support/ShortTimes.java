package io.payloom.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A catalogue in which what concerns unknown results takes seconds, for tests on the machine's clock. */
public final class ShortTimes implements AutoCloseable {

    private static final String CATALOGUE = "/ops/v1/catalogue";
    private static final List<String> CHANNELS = List.of("northbank-card", "eastbank-card", "harborpay-qr");

    private final OperatorClient operator;
    private final String before;

    /** Changes the catalogue of the application at that address, which the others on its database follow. */
    public ShortTimes(String baseUrl, Consumer<JsonNode> more) {
        operator = new OperatorClient(baseUrl);
        before = operator.get(CATALOGUE).body();
        replace(CatalogueEditing.edit(before, catalogue -> {
            CHANNELS.forEach(code -> shorten(CatalogueEditing.part(catalogue, "channels", code)));
            more.accept(catalogue);
        }));
    }

    /** What one of the sample's channels offers for payments. */
    public static ObjectNode payInterface(JsonNode catalogue, String channel) {
        return payInterface(CatalogueEditing.part(catalogue, "channels", channel));
    }

    private static ObjectNode payInterface(ObjectNode channel) {
        return (ObjectNode) channel.get("interfaces").get(0);
    }

    private static void shorten(ObjectNode channel) {
        channel.put("callDeadline", "2s");
        ObjectNode pay = payInterface(channel);
        pay.put("notFoundFinalAfter", "20s");
        pay.put("querySchedule", "1s,2s,3s,5s,8s,8s");
        if (pay.has("payerTimeout")) {
            pay.put("payerTimeout", "15s");
        }
    }

    private void replace(String yaml) {
        String etag = operator.get(CATALOGUE).etag();
        OperatorClient.Answer answer =
                operator.yaml("PUT", CATALOGUE + "?note=short-times", yaml, Map.of("If-Match", etag));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    /** Puts the catalogue back as it was; the application has to run. */
    @Override
    public void close() {
        replace(before);
    }
}
