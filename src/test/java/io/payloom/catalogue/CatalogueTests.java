package io.payloom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.schedule.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTests {

    @Test
    void findsInterfacesByChannelAndOperation() {
        Channel one = SampleChannel.of("one").channel();
        Catalogue catalogue = of(one);

        assertThat(catalogue.interfaceOf("one", Operation.PAY))
                .isEqualTo(one.interfaces().getFirst());
        assertThatThrownBy(() -> catalogue.interfaceOf("one", Operation.PAYOUT)).isInstanceOf(UnknownChannel.class);
        assertThatThrownBy(() -> catalogue.interfaceOf("two", Operation.PAY))
                .isInstanceOf(UnknownChannel.class)
                .hasMessageContaining("two");
    }

    @Test
    void refusesNotFoundAsFinalBeforeTenCallDeadlines() {
        refuses(SampleChannel.of("one").notFoundFinalAfter(Duration.ofSeconds(99)), "ten call deadlines");
    }

    @Test
    void takesNotFoundAsFinalAfterTenCallDeadlinesOrNever() {
        takes(SampleChannel.of("one").notFoundFinalAfter(Duration.ofSeconds(100)));
        takes(SampleChannel.of("one").notFoundFinalAfter(null));
    }

    @Test
    void refusesSettingsThatContradictThemselves() {
        refuses(SampleChannel.of("one").callDeadline(Duration.ofSeconds(26)), "call deadline");
        refuses(SampleChannel.of("one").callDeadline(Duration.ZERO), "call deadline");
        refuses(SampleChannel.of("one").weight(0), "weight");
        refuses(SampleChannel.of("one").maxConcurrency(0), "concurrency");
        refuses(SampleChannel.of("one").amounts(200, 100), "amounts");
        refuses(SampleChannel.of("one").at("ftp://bank"), "base URL");
        refuses(SampleChannel.of("one").at("http://bank/"), "base URL");
        refuses(SampleChannel.of("one").orderNoPrefix("AB"), "digits only");
        refuses(SampleChannel.of("one").orderNoPrefix("1".repeat(30)), "numbers a day");
        refuses(SampleChannel.of("one").methods(), "no method");
        refuses(SampleChannel.of("one").currencies(), "no currency");
    }

    @Test
    void takesNotFoundAsAReasonToSendAgainAfterTenCallDeadlinesAndBeforeItIsFinal() {
        takes(SampleChannel.of("one").resendAfter(Duration.ofSeconds(100)));
        takes(SampleChannel.of("one").resendAfter(Duration.ofDays(2)).notFoundFinalAfter(null));
        refuses(SampleChannel.of("one").resendAfter(Duration.ofSeconds(99)), "ten call deadlines");
        refuses(SampleChannel.of("one").resendAfter(Duration.ofMinutes(10)), "notFoundFinalAfter");
        refuses(SampleChannel.of("one").queriesPerSecond(0), "queries per second");
    }

    @Test
    void knowsTheCalendarOfAChannel() {
        Catalogue catalogue = new Catalogue(1, CatalogueTexts.content(CatalogueTexts.SMALL));

        assertThat(catalogue.calendarOf(catalogue.channel("one")).code()).isEqualTo("CN");
        assertThat(catalogue.calendarOf(catalogue.channel("two"))).isEqualTo(BusinessCalendar.PLAIN);
        assertThat(catalogue.daysOf(catalogue.channel("one")).zone()).hasToString("Asia/Shanghai");
    }

    @Test
    void takesWhatTheMerchantSaysOfLateMoneyBeforeWhatHoldsForAnybody() {
        String merchants = CatalogueTexts.SMALL + "  - {merchant: m1, lateMoney: reopen}\n  - {merchant: m2}\n";
        Catalogue catalogue = new Catalogue(1, CatalogueTexts.content(merchants));

        assertThat(catalogue.lateMoney("m1")).isEqualTo(LateMoney.REOPEN);
        assertThat(catalogue.lateMoney("m2")).isEqualTo(LateMoney.REFUND);
        assertThat(catalogue.lateMoney("m3")).isEqualTo(LateMoney.REFUND);
        String silent = merchants.replace("    lateMoney: refund\n", "");
        assertThat(new Catalogue(1, CatalogueTexts.content(silent)).lateMoney("m3"))
                .isEqualTo(LateMoney.REOPEN);
    }

    /** Issue 13, item 9. */
    @Test
    void takesWhatTheMerchantSaysOfDuplicatesAndOfItsDaysBeforeWhatHoldsForAnybody() {
        String merchants =
                CatalogueTexts.SMALL.replace("lateMoney: refund", "duplicatePayouts: hold\n    timeZone: Asia/Tokyo")
                        + "  - {merchant: m1, duplicatePayouts: warn, timeZone: Europe/Berlin}\n  - {merchant: m2}\n";
        Catalogue catalogue = new Catalogue(1, CatalogueTexts.content(merchants));

        assertThat(catalogue.duplicatePayouts("m1")).isEqualTo(DuplicatePayouts.WARN);
        assertThat(catalogue.duplicatePayouts("m2")).isEqualTo(DuplicatePayouts.HOLD);
        assertThat(catalogue.timeZone("m1")).hasToString("Europe/Berlin");
        assertThat(catalogue.timeZone("m3")).hasToString("Asia/Tokyo");
        Catalogue silent = new Catalogue(1, CatalogueTexts.content(CatalogueTexts.SMALL));
        assertThat(silent.duplicatePayouts("m1")).isEqualTo(DuplicatePayouts.WARN);
        assertThat(silent.timeZone("m1")).hasToString("Asia/Shanghai");
    }

    @Test
    void takesTheMostSpecificRouteOfTheMerchantBeforeThatOfAnybody() {
        CatalogueContent content = CatalogueTexts.content(
                CatalogueTexts.SMALL
                        + """
                  - merchant: m1
                    routes:
                      - {operation: pay, pools: [spare]}
                      - {operation: pay, type: debit, pools: [spare, main]}
                      - {operation: pay, method: card, pools: [main]}
                      - {operation: pay, method: card, type: credit, pools: [main, spare]}
                """);
        Catalogue catalogue = new Catalogue(1, content);

        assertThat(pools(catalogue, "m1", "card", "credit")).containsExactly("main", "spare");
        assertThat(pools(catalogue, "m1", "card", "debit")).containsExactly("main");
        assertThat(pools(catalogue, "m1", "qr", "debit")).containsExactly("spare", "main");
        assertThat(pools(catalogue, "m1", "qr", "scan")).containsExactly("spare");
        assertThat(pools(catalogue, "m2", "qr", "scan")).containsExactly("spare");
        assertThat(pools(catalogue, "m2", "netbank", "b2c")).isEmpty();
    }

    private static List<String> pools(Catalogue catalogue, String merchant, String method, String type) {
        return catalogue.pools(merchant, Operation.PAY, method, type).stream()
                .map(Pool::code)
                .toList();
    }

    private static void takes(SampleChannel sample) {
        assertThat(of(sample.channel()).find("one")).isPresent();
    }

    private static void refuses(SampleChannel sample, String fault) {
        assertThatThrownBy(() -> of(sample.channel()))
                .isInstanceOf(CatalogueRefused.class)
                .hasMessageContaining(fault);
    }

    private static Catalogue of(Channel channel) {
        return new Catalogue(1, new CatalogueContent(List.of(), List.of(), List.of(channel), List.of(), List.of()));
    }
}
