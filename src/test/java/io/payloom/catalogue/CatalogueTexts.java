package io.payloom.catalogue;

import io.payloom.catalogue.check.CatalogueCheck;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.file.CatalogueFile.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Catalogues as text, and what the reader says of them. */
public final class CatalogueTexts {

    /** One of everything that can be wrong. */
    public static final String SMALL =
            """
            institutions:
              - {code: CMB, name: China Merchants Bank}
              - {code: ICBC, name: ICBC}
            calendars:
              - {code: CN, holidays: [2026-10-01, 2026-10-02], workingDays: [2026-10-10]}
              - {code: GULF, weekend: [friday, saturday]}
            channels:
              - code: one
                name: One
                protocol: signed-json
                baseUrl: http://127.0.0.1:1/banks/one
                weight: 2
                priority:
                  - category: cost
                    value: 'if amount > 100 then 5 else 0'
                timeZone: Asia/Shanghai
                calendar: CN
                orderNumbers: {prefix: "81", digitsOnly: true, maxLength: 32}
                callDeadline: 10s
                maxConcurrency: 10
                queriesPerSecond: 20
                serviceHours: ["07:00-09:00", "23:50-00:50"]
                maintenance:
                  - {from: 2026-10-01T00:00:00Z, to: 2026-10-01T02:00:00Z, operation: pay, institution: CMB}
                  - {from: 2026-10-01T01:00:00Z, to: 2026-10-01T03:00:00Z, operation: pay, institution: ICBC}
                interfaces:
                  - operation: pay
                    methods: [card]
                    types: [credit, debit]
                    currencies: [CNY]
                    institutions: [CMB]
                    minAmount: 1
                    maxAmount: 1000
                    features:
                      - {element: merchant, comparison: not-in, values: [m1, m2], effect: forbid}
                      - {element: amount, comparison: greater, values: ["5"], effect: require}
                    limits:
                      - {institution: CMB, currency: CNY, minAmount: 5, maxAmount: 500}
                    fees:
                      - {type: credit, institution: CMB, percent: 0.6, min: 1, cap: 100}
                      - {type: credit, institution: CMB, from: 100, percent: 0.5}
                    querySchedule: 5s,10s; next-day 09:30
                    notFoundFinalAfter: 10m
                    resendAfter: 5m
                accounts:
                  - {code: a1, mid: "1001", weight: 3}
              - code: two
                name: Two
                protocol: signed-json
                baseUrl: http://127.0.0.1:1/banks/one
                timeZone: Asia/Shanghai
                orderNumbers: {prefix: "82", digitsOnly: true, maxLength: 32}
                callDeadline: 10s
                maxConcurrency: 10
                accounts:
                  - {code: a2, mid: "1001"}
            pools:
              - code: main
                name: Main
                accounts: [a1, a2]
                minSuccessPercent: 60
                timeZone: Asia/Shanghai
              - code: spare
                name: Spare
                accounts: [a2]
                timeZone: Asia/Shanghai
            merchants:
              - merchant: "*"
                routes:
                  - {operation: pay, method: card, pools: [main, spare]}
                  - {operation: pay, method: qr, pools: [spare]}
                lateMoney: refund
            """;

    private static final CatalogueFile FILE = new CatalogueFile();

    private CatalogueTexts() {}

    public static String sample() {
        try {
            return new ClassPathResource("db/local/catalogue.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("${simulator-url}", "http://127.0.0.1:1");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static CatalogueContent content(String yaml) {
        return switch (FILE.parse(yaml, CatalogueCheck::faults)) {
            case Parsed.Understood understood -> understood.content();
            case Parsed.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    public static List<FileFault> faults(String yaml) {
        return switch (FILE.parse(yaml, CatalogueCheck::faultsOfNew)) {
            case Parsed.Understood understood -> List.of();
            case Parsed.Faulty faulty -> faulty.faults();
        };
    }
}
