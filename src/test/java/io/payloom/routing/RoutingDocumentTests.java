package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide to routing has the filters as they are. */
class RoutingDocumentTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d) \\| ([a-z ]+) \\| [^|]+ \\| `([A-Z_]+)` \\|$");

    @Test
    void listsEveryFilterInItsOrderWithItsCode() throws IOException {
        List<String> listed = new ArrayList<>();
        ROW.matcher(Files.readString(Path.of("docs/routing.md")))
                .results()
                .forEach(row -> listed.add(row.group(1) + " " + row.group(2) + " " + row.group(3)));

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(Filter.values())
                        .map(filter -> filter.ordinal() + 1 + " " + filter.word() + " " + filter.code())
                        .toList());
    }

    @Test
    void merchantsReadEveryCodeThatAnOrderCanEndWith() throws IOException {
        String guide = Files.readString(Path.of("docs/merchant-api.md"));

        assertThat(Filter.values()).allSatisfy(filter -> assertThat(guide).contains("| `" + filter.code() + "` |"));
    }
}
