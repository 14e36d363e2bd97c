package io.payloom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BankProtocolDocumentTests {

    private final String document = Files.readString(Path.of("docs/bank-protocol.md"));

    BankProtocolDocumentTests() throws IOException {}

    @ParameterizedTest
    @EnumSource
    void namesBehaviour(Behaviour behaviour) {
        assertThat(document).contains("| %s | `%s` |".formatted(behaviour.suffix(), behaviour));
    }

    @ParameterizedTest
    @EnumSource
    void namesCode(BankCode code) {
        assertThat(document).contains("`" + code.code() + "`");
    }
}
