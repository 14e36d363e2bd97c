package io.payloom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.catalogue.Catalogues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A change of the running catalogue, by the operators' API, that is taken back when it is closed. */
public final class EditedCatalogue implements AutoCloseable {

    private static final String PATH = "/ops/v1/catalogue";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningPayloom payloom;
    private final OperatorClient operator;
    private final String before;

    private EditedCatalogue(RunningPayloom payloom) {
        this.payloom = payloom;
        this.operator = new OperatorClient(payloom.baseUrl());
        this.before = operator.get(PATH).body();
    }

    public static EditedCatalogue with(RunningPayloom payloom, Consumer<JsonNode> change) {
        EditedCatalogue edited = new EditedCatalogue(payloom);
        edited.replace(CatalogueEditing.edit(edited.before, change));
        return edited;
    }

    /** Puts these channels in maintenance for one operation, from three hours before its end. */
    public static EditedCatalogue inMaintenance(
            RunningPayloom payloom, List<String> channels, String operation, Instant end) {
        return with(
                payloom,
                catalogue -> channels.forEach(channel -> CatalogueEditing.part(catalogue, "channels", channel)
                        .withArray("maintenance")
                        .addObject()
                        .put("from", end.minus(Duration.ofHours(3)).toString())
                        .put("to", end.toString())
                        .put("operation", operation)));
    }

    /** Sets one value of the first interface of a channel. */
    public static EditedCatalogue ofInterface(RunningPayloom payloom, String channel, String key, String value) {
        return with(payloom, catalogue -> CatalogueEditing.part(catalogue, "channels", channel)
                .withArray("interfaces")
                .forEach(one -> {
                    if (one.path("operation").asText().equals("pay")) {
                        ((com.fasterxml.jackson.databind.node.ObjectNode) one).put(key, value);
                    }
                }));
    }

    /** Sets one value of a channel's refund interface. */
    public static EditedCatalogue ofRefundInterface(RunningPayloom payloom, String channel, String key, boolean value) {
        return with(payloom, catalogue -> CatalogueEditing.part(catalogue, "channels", channel)
                .withArray("interfaces")
                .forEach(one -> {
                    if (one.path("operation").asText().equals("refund")) {
                        ((com.fasterxml.jackson.databind.node.ObjectNode) one).put(key, value);
                    }
                }));
    }

    private void replace(String yaml) {
        long version = payloom.bean(Catalogues.class).current().version();
        String etag = operator.get(PATH).etag();
        OperatorClient.Answer done = operator.yaml("PUT", PATH + "?note=test", yaml, Map.of("If-Match", etag));
        assertThat(done.status()).as(done.body()).isBetween(200, 299);
        await().atMost(PATIENCE)
                .until(() -> payloom.bean(Catalogues.class).current().version() > version);
    }

    @Override
    public void close() {
        replace(before);
    }
}
