package io.payloom.payout.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which accounts are cards whose check digit says that something was lost. Issue 13, item 9. */
class CardLikeTests {

    @ParameterizedTest
    @CsvSource({
        "6222021234567890000, private, true", // digits lost in a spreadsheet
        "6222021234567890128, private, false",
        "6222021234567890129, private, true", // one digit mistyped
        "4111111111111111, private, false",
        "4111111111111112, private, true",
        "378282246310005, private, false",
        "378282246310006, private, true",
        "9558801234567890123, private, true", // old cards of ICBC
        "6222021234567890000, public, false", // companies have no cards
        "0200001234567890123, private, false", // a passbook
        "621700123456, private, false", // too short for a card
        "62220212345678901234, private, false" // too long
    })
    void isWrong(String account, String kind, boolean wrong) {
        assertThat(CardLike.isWrong(kind, account)).isEqualTo(wrong);
    }
}
