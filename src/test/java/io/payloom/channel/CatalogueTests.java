package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.SampleInterface;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTests {

    @Test
    void findsInterfacesByChannelAndOperation() {
        ChannelInterface one = SampleInterface.of("one").build();
        Catalogue catalogue = new Catalogue(List.of(one.channel()), List.of(one));

        assertThat(catalogue.interfaceOf("one", Operation.PAY)).isEqualTo(one);
        assertThat(catalogue.interfaces(Operation.PAY)).containsExactly(one);
        assertThatThrownBy(() -> catalogue.interfaceOf("two", Operation.PAY))
                .isInstanceOf(UnknownChannel.class)
                .hasMessageContaining("two");
    }

    @Test
    void refusesNotFoundAsFinalBeforeTenCallDeadlines() {
        refuses(SampleInterface.of("one").notFoundFinalAfter(Duration.ofSeconds(99)), "ten call deadlines");
    }

    @Test
    void takesNotFoundAsFinalAfterTenCallDeadlinesOrNever() {
        takes(SampleInterface.of("one").notFoundFinalAfter(Duration.ofSeconds(100)));
        takes(SampleInterface.of("one").notFoundFinalAfter(null));
    }

    @Test
    void refusesSettingsThatContradictThemselves() {
        refuses(SampleInterface.of("one").callDeadline(Duration.ofSeconds(26)), "call deadline");
        refuses(SampleInterface.of("one").callDeadline(Duration.ZERO), "call deadline");
        refuses(SampleInterface.of("one").weight(0), "weight");
        refuses(SampleInterface.of("one").maxConcurrency(0), "concurrency");
        refuses(SampleInterface.of("one").amounts(200, 100), "amounts");
        refuses(SampleInterface.of("one").at("ftp://bank"), "base URL");
        refuses(SampleInterface.of("one").at("http://bank/"), "base URL");
        refuses(SampleInterface.of("one").orderNoPrefix("AB"), "digits only");
        refuses(SampleInterface.of("one").orderNoPrefix("1".repeat(30)), "too short");
        refuses(SampleInterface.of("one").methods(), "no method");
        refuses(SampleInterface.of("one").currencies(), "no currency");
    }

    private static void takes(SampleInterface sample) {
        ChannelInterface one = sample.build();
        assertThat(new Catalogue(List.of(one.channel()), List.of(one)).find("one"))
                .isPresent();
    }

    private static void refuses(SampleInterface sample, String fault) {
        ChannelInterface one = sample.build();
        assertThatThrownBy(() -> new Catalogue(List.of(one.channel()), List.of(one)))
                .isInstanceOf(CatalogueRefused.class)
                .hasMessageContaining(fault);
    }
}
