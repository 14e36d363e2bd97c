package io.payloom.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.latemoney.CaseStates;
import io.payloom.payment.PaymentStates;
import io.payloom.payout.PayoutStates;
import io.payloom.refund.RefundStates;
import io.payloom.transaction.TransactionStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/states.md} equal to the declared machines; {@code -Dpayloom.docs.write=true} rewrites it. */
class StateDiagramTests {

    private static final Path DOCUMENT = Path.of("docs/states.md");

    @Test
    void theDocumentShowsTheDeclaredStates() throws IOException {
        String generated =
                "# States\n\nGenerated from the declarations in `PaymentStates`, `RefundStates`, `PayoutStates`,"
                        + " `TransactionStates` and `CaseStates`.\n"
                        + List.of(
                                        PaymentStates.model(),
                                        RefundStates.model(),
                                        PayoutStates.model(),
                                        TransactionStates.model(),
                                        CaseStates.model())
                                .stream()
                                .map(StateDiagramTests::diagram)
                                .collect(Collectors.joining());
        if (Boolean.getBoolean("payloom.docs.write")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT)
                .as("run ./mvnw test -Dtest=StateDiagramTests -Dpayloom.docs.write=true")
                .content()
                .isEqualTo(generated);
    }

    private static String diagram(StateModel<?, ?> model) {
        String moves = model.transitions().stream()
                .map(move -> "    " + move.from() + " --> " + move.to() + ": " + move.event() + "\n")
                .collect(Collectors.joining());
        return "\n## " + model.name() + "\n\n```mermaid\nstateDiagram-v2\n    direction LR\n    [*] --> "
                + model.initial() + "\n" + moves + "```\n";
    }
}
