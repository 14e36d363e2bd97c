package io.payloom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.catalogue.file.CatalogueFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueDifferenceTests {

    private final CatalogueFile file = new CatalogueFile();

    @Test
    void saysNothingOfEqualCatalogues() {
        assertThat(differences(CatalogueTexts.SMALL.replace("[a1, a2]", "[a2, a1]")))
                .isEmpty();
    }

    @Test
    void namesThingsByTheirCodes() {
        assertThat(differences(CatalogueTexts.SMALL
                        .replace("weight: 2", "weight: 5")
                        .replace("weight: 3", "weight: 3, region: east")
                        .replace("minSuccessPercent: 60", "maxCreditPercent: 60")
                        .replace("maxAmount: 1000", "maxAmount: 2000")))
                .containsExactlyInAnyOrder(
                        "channels/one/weight: 2 -> 5",
                        "channels/one/interfaces/pay/maxAmount: 1000 -> 2000",
                        "channels/one/accounts/a1/region: nothing -> east",
                        "pools/main/minSuccessPercent: 60 -> nothing",
                        "pools/main/maxCreditPercent: nothing -> 60");
    }

    @Test
    void tellsWhatIsNewAndWhatIsGone() {
        assertThat(differences(CatalogueTexts.SMALL
                        .replace("code: spare", "code: backup")
                        .replace("spare]", "backup]")
                        .replace("[a1, a2]", "[a1]")
                        .replace("\"07:00-09:00\", ", "")
                        .replace("minAmount: 5, maxAmount: 500", "maxAmount: 600")
                        .replace("method: qr", "method: scan")))
                .containsExactlyInAnyOrder(
                        "- channels/one/serviceHours/07:00-09:00",
                        "- channels/one/interfaces/pay/limits/institution CMB, currency CNY, minAmount 5, maxAmount 500",
                        "+ channels/one/interfaces/pay/limits/institution CMB, currency CNY, maxAmount 600",
                        "- pools/main/accounts/a2",
                        "- pools/spare",
                        "+ pools/backup",
                        "- merchants/*/routes/pay card */pools/spare",
                        "+ merchants/*/routes/pay card */pools/backup",
                        "- merchants/*/routes/pay qr *",
                        "+ merchants/*/routes/pay scan *");
    }

    @Test
    void namesCalendarsAndTheirDays() {
        assertThat(differences(CatalogueTexts.SMALL
                        .replace("2026-10-01, 2026-10-02", "2026-10-01, 2026-10-03")
                        .replace("code: GULF", "code: EG")
                        .replace("[friday, saturday]", "[friday]")
                        .replace("5s,10s; next-day 09:30", "every 300s; last 60m")
                        .replace("lateMoney: refund", "lateMoney: reopen")))
                .containsExactlyInAnyOrder(
                        "- calendars/CN/holidays/2026-10-02",
                        "+ calendars/CN/holidays/2026-10-03",
                        "- calendars/GULF",
                        "+ calendars/EG",
                        "channels/one/interfaces/pay/querySchedule: 5s,10s; next-day 09:30 -> every 5m; last 1h",
                        "merchants/*/lateMoney: refund -> reopen");
    }

    @Test
    void seesTheOrderOfPools() {
        assertThat(differences(CatalogueTexts.SMALL.replace("[main, spare]", "[spare, main]")))
                .containsExactly("merchants/*/routes/pay card */pools: [main, spare] -> [spare, main]");
    }

    private List<String> differences(String proposed) {
        return file.differences(CatalogueTexts.content(CatalogueTexts.SMALL), CatalogueTexts.content(proposed));
    }
}
