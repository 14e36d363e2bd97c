package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardTests {

    @Test
    void showsFirstSixAndLastFourDigitsAndNothingElse() {
        Card card = new Card("6222021234567890", "1230", "Zhang San");

        assertThat(card).hasToString("Card[622202******7890]");
    }

    @Test
    void showsNothingOfANumberThatIsTooShort() {
        assertThat(new Card("62220212345", "1230", "Zhang San").masked()).isEqualTo("***********");
    }
}
