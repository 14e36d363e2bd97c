package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.payloom.api.Fingerprints.Later;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintsTests {

    private final Vault vault = mock();
    private final Fingerprints fingerprints = new Fingerprints(vault);

    FingerprintsTests() {
        when(vault.keyedHash(any()))
                .thenAnswer(call -> new String(call.<byte[]>getArgument(0), StandardCharsets.UTF_8));
    }

    /** Rows have hashes of this form for ever: it must not change. */
    @Test
    void eachPartSaysItsLengthAndWhatIsAbsentIsThere() {
        assertThat(fingerprints.of(Stream.of("payment/1", 1200L, null, "a|b"))).isEqualTo("9:payment/1|4:1200|-|3:a|b");
    }

    @Test
    void whatRequestsDidNotAlwaysHaveIsNamedOrLeftOut() {
        assertThat(fingerprints.of(
                        Stream.of("payment/1"), Stream.of(new Later("member", "U-2"), new Later("payerKind", null))))
                .isEqualTo("9:payment/1|member=3:U-2");
    }
}
