package io.payloom.catalogue.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Issue 13, item 28: to a reader of YAML 1.1, {@code 22:30} without quotes is 1350. */
class QuotingForAllTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CatalogueFile file = new CatalogueFile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "northbank-card",
                "no",
                "on",
                "Off",
                "y",
                "null",
                "0012",
                "1e3",
                "12.30",
                "0x1F",
                "0o17",
                "1_000",
                "2026-10-01"
            })
    void anOlderReaderTakesTheFileForTheSame(String code) throws IOException {
        String written = exported(sample().replace("northbank-card", '"' + code + '"'));

        Object older = new Yaml(new SafeConstructor(new LoaderOptions())).load(written);

        assertThat(JSON.<JsonNode>valueToTree(older).toString())
                .isEqualTo(JSON.readTree(YamlReader.read(written).tree().toString())
                        .toString());
        assertThat(exported(written)).isEqualTo(written);
    }

    @Test
    void quotesTimesDatesAndMoments() throws IOException {
        assertThat(exported(sample()))
                .contains("voidUntil: \"22:30\"", "- \"2026-10-01\"", "from: \"2026-12-31T16:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:30", "08:30", "190:20:30", "1,000", "=", "<<", "~", "+1", "0b1", ".inf", "1.", "N"})
    void quotesWhatSomeReaderTakesForSomethingElse(String text) {
        assertThat(new QuotingForAll().needToQuoteValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "northbank-card", "Asia/Shanghai", "23:50-00:50", "PAY", "every 5m"})
    void leavesTheRestAsItIs(String text) {
        assertThat(new QuotingForAll().needToQuoteValue(text)).isFalse();
    }

    private String exported(String yaml) {
        return switch (file.parse(yaml, content -> List.of())) {
            case CatalogueFile.Parsed.Understood understood -> file.write(understood.content());
            case CatalogueFile.Parsed.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    private static String sample() throws IOException {
        return new ClassPathResource("db/local/catalogue.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${simulator-url}/banks/northbank", "http://127.0.0.1:1/banks/x")
                .replace("${simulator-url}", "http://127.0.0.1:1");
    }
}
