package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.merchant.MerchantKeyMapper.ValidKey;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 13, item 22: bad signatures cost the database nothing, and lock nobody out. */
class KeyRingTests {

    private static final String ATTACKER = "198.51.100.7";
    private static final ValidKey KEY =
            new ValidKey("known", "M1", Algorithm.HMAC_SHA256, new byte[0], "Some shop", null, true);

    private final MerchantKeyMapper mapper = mock(MerchantKeyMapper.class);
    private final MovableClock clock = new MovableClock();
    private final Forgeries forgeries = new Forgeries(new MerchantProperties(
            Duration.ofMinutes(5),
            new MerchantProperties.Rate(1, 1),
            new MerchantProperties.BadSignatures(1, 3),
            null));
    private final KeyRing ring = new KeyRing(mapper, forgeries, clock);

    @BeforeEach
    void oneKeyIsKnown() {
        when(mapper.allValid(any())).thenReturn(List.of(KEY));
        for (int i = 0; i < 3; i++) {
            forgeries.count(ATTACKER, "guesses");
        }
    }

    @Test
    void anAttackersRequestsCostOneQueryInTenSeconds() {
        for (int i = 0; i < 100; i++) {
            assertThat(find("guess-" + i, ATTACKER)).isEmpty();
        }
        verify(mapper, times(1)).allValid(any());

        clock.move(Duration.ofSeconds(11));
        find("guess", ATTACKER);

        verify(mapper, times(2)).allValid(any());
        verify(mapper, never()).valid(any(), any(), any());
    }

    @Test
    void aGenuineKeyIsFoundFromTheSameAddress() {
        assertThat(find("known", ATTACKER)).contains(KEY);
        assertThat(ring.find(credentials("known", Algorithm.RSA_SHA256), ATTACKER))
                .isEmpty();
    }

    @Test
    void othersAreLookedUpAsEver() {
        find("known", "203.0.113.9");

        verify(mapper).valid(eq("known"), eq(Algorithm.HMAC_SHA256), any());
        verify(mapper, never()).allValid(any());
    }

    @Test
    void aNetworkOfVersionSixIsOneSender() {
        for (int i = 1; i <= 3; i++) {
            forgeries.count("2001:db8:1:2::" + i, "guesses");
        }

        assertThat(forgeries.areTooMany("2001:db8:1:2:ffff::9")).isTrue();
        assertThat(forgeries.areTooMany("2001:db8:1:3::1")).isFalse();
    }

    @Test
    void manySendersTakeNoMemoryWithoutEndAndLimitNoOther() {
        for (int i = 0; i < 30_000; i++) {
            forgeries.count("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), "guesses");
        }

        assertThat(forgeries.senders()).isLessThanOrEqualTo(10_001);
    }

    private Optional<ValidKey> find(String keyId, String sender) {
        return ring.find(credentials(keyId, Algorithm.HMAC_SHA256), sender);
    }

    private static Credentials credentials(String keyId, Algorithm algorithm) {
        return new Credentials(algorithm, keyId, "1", "12345678", new byte[0]);
    }
}
