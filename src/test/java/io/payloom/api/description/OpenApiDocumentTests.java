package io.payloom.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/openapi.yaml} equal to what is served; {@code -Dpayloom.docs.write=true} rewrites it. */
@OnRunningPayloom
class OpenApiDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/openapi.yaml");

    @Test
    void theCommittedDescriptionIsTheServedOne() throws IOException {
        URI address = URI.create(RunningPayloom.get().baseUrl() + "/v3/api-docs.yaml");
        String served;
        try (var in = address.toURL().openStream()) {
            served = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (Boolean.getBoolean("payloom.docs.write")) {
            Files.writeString(DOCUMENT, served);
        }
        assertThat(DOCUMENT)
                .as("run ./mvnw test -Dtest=OpenApiDocumentTests -Dpayloom.docs.write=true")
                .content()
                .isEqualTo(served);
    }
}
