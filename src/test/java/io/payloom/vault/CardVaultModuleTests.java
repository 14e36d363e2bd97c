package io.payloom.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.BankSideTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CardVaultModuleTests {

    private final CardVault cards;

    CardVaultModuleTests(CardVault cards) {
        this.cards = cards;
    }

    @Test
    void knowsACardAgainByItsNumberWithoutShowingIt() {
        String first = cards.store("M-1", new CardVault.Card("4111111111111111", "2035-12", "LI LEI"));
        String again = cards.store("M-2", new CardVault.Card("4111111111111111", "2036-01", null));
        String other = cards.store("M-1", new CardVault.Card("4012888888881881", "2035-12", "LI LEI"));

        String fingerprint = cards.fingerprint(first, "M-1").orElseThrow();
        assertThat(fingerprint).hasSize(64).doesNotContain("4111");
        assertThat(cards.fingerprint(again, "M-2")).contains(fingerprint);
        assertThat(cards.fingerprint(other, "M-1")).isPresent().get().isNotEqualTo(fingerprint);
    }

    @Test
    void tellsNobodyButTheOwner() {
        String token = cards.store("M-1", new CardVault.Card("4111111111111111", "2035-12", null));

        assertThat(cards.fingerprint(token, "M-2")).isEmpty();
        assertThat(cards.fingerprint("V-none", "M-1")).isEmpty();
    }
}
