package io.payloom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Issue 14: a server that somebody else runs. */
class GivenDatabaseTests {

    private static final String NEEDED =
            "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useAffectedRows=false";

    @Test
    void takesTheLoginOutOfTheAddressAndAddsWhatPayloomNeeds() {
        GivenDatabase given = GivenDatabase.of("jdbc:mysql://db:3307/shop?user=me&password=a=b&sslMode=DISABLED");

        assertThat(given.username()).isEqualTo("me");
        assertThat(given.password()).isEqualTo("a=b");
        assertThat(given.jdbcUrl())
                .isEqualTo("jdbc:mysql://db:3307/shop?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                        + "&sslMode=DISABLED&useAffectedRows=false");
        assertThat(given.jdbcUrl("payloom_x")).startsWith("jdbc:mysql://db:3307/payloom_x?");
        assertThat(given).hasToString("jdbc:mysql://db:3307/shop");
    }

    @Test
    void doesWithoutDatabaseAndLogin() {
        GivenDatabase given = GivenDatabase.of("jdbc:mysql://db");

        assertThat(given.jdbcUrl()).isEqualTo("jdbc:mysql://db/?" + NEEDED);
        assertThat(given.username()).isEqualTo("payloom");
    }

    @Test
    void saysWhatAnAddressLooksLike() {
        assertThatThrownBy(() -> GivenDatabase.of("postgresql://db?password=secret"))
                .isInstanceOf(LocalStackFailure.class)
                .hasMessageContaining("jdbc:mysql://host:port/database")
                .hasMessageNotContaining("secret");
    }
}
