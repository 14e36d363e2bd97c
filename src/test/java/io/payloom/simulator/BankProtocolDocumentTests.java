package io.payloom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.PostMapping;

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

    @Test
    void namesEveryCallOfTheBanks() {
        assertThat(Arrays.stream(BankController.class.getDeclaredMethods())
                        .map(call -> call.getAnnotation(PostMapping.class))
                        .filter(Objects::nonNull)
                        .map(call -> call.value()[0]))
                .hasSize(6)
                .allSatisfy(path -> assertThat(document).contains("| `" + path + "` |"));
    }

    @ParameterizedTest
    @EnumSource
    void namesKind(Kind kind) {
        assertThat(document).contains("`" + kind.word() + "`");
    }
}
