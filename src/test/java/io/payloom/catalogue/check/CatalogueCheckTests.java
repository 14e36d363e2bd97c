package io.payloom.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueTexts;
import io.payloom.catalogue.FileFault;
import io.payloom.support.CatalogueEditing;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCheckTests {

    @Test
    void takesACatalogueWithoutFaults() {
        assertThat(CatalogueTexts.faults(CatalogueTexts.SMALL)).isEmpty();
        assertThat(CatalogueTexts.faults(CatalogueTexts.sample())).isEmpty();
    }

    @Test
    void payoutsGoByTheReserveSoTheyAreInItsCurrency() {
        String sample = CatalogueTexts.sample();
        assertThat(CatalogueTexts.faults(
                        sample.replace("reserve: {currency: CNY, refresh: 1m", "reserve: {currency: USD, refresh: 1m")))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.toString()).contains("payouts in 'CNY' would go by no balance"));
    }

    /** Issue 13, item 17: what nobody may save any more does not stop a catalogue that is in use. */
    @Test
    void aCatalogueInUseMayHaveAnExpressionThatMightNotEnd() {
        CatalogueContent content = CatalogueTexts.content(CatalogueTexts.SMALL.replace(
                "if amount > 100 then 5 else 0", "if amount > 100 then 5 else 1" + " + 1".repeat(200)));

        assertThat(CatalogueCheck.faultsOfNew(content)).singleElement().satisfies(fault -> assertThat(fault.toString())
                .contains("/channels/0/priority/0/value", "nested"));
        assertThat(new Catalogue(1, content).channels()).isNotEmpty();
    }

    /** Issue 13, item 17: many that are cheap one by one; the check itself ends soon, too. */
    @Test
    void allExpressionsTogetherAreBounded() {
        AtomicInteger number = new AtomicInteger();
        String many = CatalogueEditing.edit(
                CatalogueTexts.sample(), catalogue -> catalogue.get("channels").forEach(channel -> {
                    ArrayNode entries = ((ObjectNode) channel).putArray("priority");
                    for (int entry = 0; entry < 20; entry++) {
                        entries.addObject()
                                .put("category", "cost")
                                .put("value", "max(" + number.incrementAndGet() + ",1".repeat(470) + ")");
                    }
                }));

        assertThat(CatalogueTexts.faults(many)).isNotEmpty().allSatisfy(fault -> assertThat(fault.toString())
                .contains("all different expressions together"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            code: ICBC, name: ICBC | code: CMB, name: ICBC | /institutions/1/code | second time
            code: two | code: one | /channels/1/code | second time
            code: GULF | code: CN | /calendars/1/code | second time
            workingDays: [2026-10-10] | workingDays: [2026-10-10, 2026-10-02] | /calendars/0/workingDays | 2026-10-02 is also
            calendar: CN | calendar: US | /channels/0/calendar | unknown calendar 'US'
            queriesPerSecond: 20 | queriesPerSecond: 0 | /channels/0/queriesPerSecond | below 1
            resendAfter: 5m | resendAfter: 99s | /channels/0/interfaces/0/resendAfter | ten call deadlines
            resendAfter: 5m | resendAfter: 10m | /channels/0/interfaces/0/resendAfter | below notFoundFinalAfter
            code: a2, mid | code: a1, mid | /channels/1/accounts/0/code | second time
            code: spare | code: main | /pools/1/code | second time
            http://127.0.0.1:1/banks/one | bank | /channels/0/baseUrl | base URL
            weight: 2 | weight: 0 | /channels/0/weight | below 1
            then 5 else 0 | then nobody else 0 | /channels/0/priority/0/value | mentions nobody
            if amount > 100 then 5 else 0 | 5 + | /channels/0/priority/0/value | is no FEEL
            if amount > 100 then 5 else 0 | for x in [1] return x | /channels/0/priority/0/value | loops
            if amount > 100 then 5 else 0 | round half up(amount, 3000000) | /channels/0/priority/0/value | decimals
            if amount > 100 then 5 else 0 | number(member) | /channels/0/priority/0/value | calls 'number'
            prefix: "82" | prefix: "81" | /channels/1/orderNumbers/prefix | draws the same
            prefix: "81" | prefix: AB | /channels/0/orderNumbers/prefix | digits only
            maxLength: 32 | maxLength: 12 | /channels/0/orderNumbers/maxLength | too short
            maxLength: 32 | maxLength: 15 | /channels/0/orderNumbers/maxLength | too short
            callDeadline: 10s | callDeadline: 26s | /channels/0/callDeadline | call deadline
            callDeadline: 10s | callDeadline: 0s | /channels/0/callDeadline | call deadline
            maxConcurrency: 10 | maxConcurrency: 0 | /channels/0/maxConcurrency | below 1
            maxConcurrency: 10 | {maxConcurrency: 10, maxBacklog: 0} | /channels/0/maxBacklog | below 1
            "23:50-00:50" | "08:59-10:00" | /channels/0/serviceHours/1 | overlap 07:00-09:00
            "23:50-00:50" | "23:50-07:01" | /channels/0/serviceHours/1 | overlap
            "23:50-00:50" | "12:00-12:00" | /channels/0/serviceHours/1 | end where they begin
            operation: pay, institution: ICBC | operation: pay | /channels/0/maintenance/1 | overlaps the window
            operation: pay, institution: ICBC | institution: CMB | /channels/0/maintenance/1 | overlaps the window
            operation: pay, institution: ICBC | operation: pay, institution: ABC | /channels/0/maintenance/1/institution | 'ABC'
            operation: pay, institution: ICBC | operation: refund, institution: CMB | /channels/0/maintenance/1/operation | offer
            to: 2026-10-01T02:00:00Z | to: 2026-10-01T00:00:00Z | /channels/0/maintenance/0 | end after it begins
            methods: [card] | methods: [] | /channels/0/interfaces/0/methods | no method
            currencies: [CNY] | currencies: [CNY, QQQ] | /channels/0/interfaces/0/currencies | 'QQQ' is not in ISO 4217
            currencies: [CNY] | currencies: [USD] | /channels/0/interfaces/0/limits/0/currency | does not offer 'CNY'
            institutions: [CMB] | institutions: [CMB, ABC] | /channels/0/interfaces/0/institutions | unknown institution 'ABC'
            maxAmount: 1000 | maxAmount: 0 | /channels/0/interfaces/0/maxAmount | no range
            values: [m1, m2] | values: [] | /channels/0/interfaces/0/features/0/values | nothing
            not-in, values | equals, values | /channels/0/interfaces/0/features/0/values | equals takes one value
            not-in, values | greater, values | /channels/0/interfaces/0/features/0/comparison | does not fit merchant
            values: ["5"] | values: [five] | /channels/0/interfaces/0/features/1/values/0 | 'five' is no number
            comparison: greater | comparison: contains | /channels/0/interfaces/0/features/1/comparison | does not fit amount
            element: amount | element: timeOfDay | /channels/0/interfaces/0/features/1/values/0 | '5' is no time
            element: merchant | element: institution | /channels/0/interfaces/0/features/0/values/0 | unknown institution 'm1'
            minAmount: 5, | minAmount: 501, | /channels/0/interfaces/0/limits/0/maxAmount | below minAmount
            minAmount: 5, | minAmount: 0, | /channels/0/interfaces/0/limits/0/minAmount | above zero
            , minAmount: 5, maxAmount: 500 | '' | /channels/0/interfaces/0/limits/0 | limits nothing
            institution: CMB, currency | institution: ABC, currency | /channels/0/interfaces/0/limits/0/institution | 'ABC'
            percent: 0.6 | percent: 0.60001 | /channels/0/interfaces/0/fees/0/percent | four decimals
            min: 1, cap: 100 | min: 101, cap: 100 | /channels/0/interfaces/0/fees/0/cap | below min
            from: 100, | from: 0, | /channels/0/interfaces/0/fees/1 | another line
            credit, institution: CMB, percent | gold, institution: CMB, percent | /channels/0/interfaces/0/fees/0/type | 'gold'
            institution: CMB, percent | institution: ABC, percent | /channels/0/interfaces/0/fees/0/institution | 'ABC'
            notFoundFinalAfter: 10m | notFoundFinalAfter: 99s | /channels/0/interfaces/0/notFoundFinalAfter | ten call deadlines
            notFoundFinalAfter: 10m | payerTimeout: 0s | /channels/0/interfaces/0/payerTimeout | above zero
            notFoundFinalAfter: 10m | voidUntil: "22:30" | /channels/0/interfaces/0/voidUntil | only what the interface refund
            weight: 3 | weight: 0 | /channels/0/accounts/0/weight | below 1
            [a1, a2] | [a1, a3] | /pools/0/accounts/1 | unknown account 'a3'
            [a1, a2] | [a1, a1] | /pools/0/accounts/1 | second time
            [a1, a2] | [] | /pools/0/accounts | no accounts
            minSuccessPercent: 60 | minSuccessPercent: 101 | /pools/0/minSuccessPercent | 100
            [main, spare] | [main, gone] | /merchants/0/routes/0/pools/1 | unknown pool 'gone'
            [main, spare] | [] | /merchants/0/routes/0/pools | no pool
            method: qr | method: card | /merchants/0/routes/1 | same operation, method and type
            """)
    void findsTheFaultAndItsLine(String right, String wrong, String pointer, String message) {
        assertThat(CatalogueTexts.SMALL).contains(right);
        String text = CatalogueTexts.SMALL.replaceFirst(
                java.util.regex.Pattern.quote(right),
                wrong.startsWith("{")
                        ? java.util.regex.Matcher.quoteReplacement(
                                wrong.substring(1, wrong.length() - 1).replace(", ", "\n    "))
                        : java.util.regex.Matcher.quoteReplacement(wrong));

        assertThat(CatalogueTexts.faults(text)).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
            assertThat(fault.line()).isGreaterThan(1);
        });
    }

    /** Issue 13, item 10: 8 of prefix and 8 of date are 16 already. */
    @ParameterizedTest
    @CsvSource({"16, 0 numbers a day", "17, 9 numbers a day", "21, 99999 numbers a day"})
    void anOrderNumberRuleHasRoomForTheNumbersOfADay(int maxLength, String possible) {
        assertThat(CatalogueTexts.faults(
                        withOrderNumbers("{prefix: \"80010002\", digitsOnly: true, maxLength: " + maxLength + "}")))
                .singleElement()
                .asString()
                .contains("/channels/0/orderNumbers/maxLength", possible, "may need 100000", "at least 22 long");
        assertThat(CatalogueTexts.faults(withOrderNumbers("{prefix: \"80010002\", digitsOnly: true, maxLength: 22}")))
                .isEmpty();
    }

    @Test
    void aChannelThatTakesLittleADayGetsAlongWithShortNumbers() {
        String rule = "{prefix: \"8001\", digitsOnly: true, maxLength: 16}";
        String few = rule + "\n    limits: [{currency: CNY, dailyCount: 4499}]";
        String many = rule + "\n    limits: [{currency: CNY, dailyCount: 4500}]";

        assertThat(CatalogueTexts.faults(withOrderNumbers(few))).isEmpty();
        assertThat(CatalogueTexts.faults(withOrderNumbers(many)))
                .singleElement()
                .asString()
                .contains("9999 numbers a day", "may need 10000", "at least 17 long");
    }

    private static String withOrderNumbers(String rule) {
        return CatalogueTexts.SMALL.replace("{prefix: \"81\", digitsOnly: true, maxLength: 32}", rule);
    }

    @Test
    void refusesOneInterfaceTwiceAndOneMerchantTwice() {
        String twice = CatalogueTexts.SMALL
                .replace(
                        "    accounts:\n      - {code: a1",
                        "      - {operation: pay, methods: [qr], types: [scan], currencies: [CNY], minAmount: 1, maxAmount: 2}\n"
                                + "    accounts:\n      - {code: a1")
                .concat("  - {merchant: \"*\", routes: [{operation: payout, pools: [main]}]}\n");

        assertThat(CatalogueTexts.faults(twice))
                .extracting(FileFault::pointer)
                .containsExactly("/channels/0/interfaces/1/operation", "/merchants/1/merchant");
    }

    @Test
    void findsAllFaultsAtOnceInTheOrderOfTheirLines() {
        String wrong = CatalogueTexts.SMALL
                .replace("[main, spare]", "[main, gone]")
                .replace("institutions: [CMB]", "institutions: [ABC]")
                .replace("then 5", "then nobody")
                .replace("weight: 3", "weight: 0");

        assertThat(CatalogueTexts.faults(wrong))
                .extracting(FileFault::line)
                .containsExactly(15, 31, 46, 70)
                .isSorted();
    }
}
