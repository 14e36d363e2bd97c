package io.payloom.bench;

import io.payloom.bankside.SampleChannel;
import io.payloom.bankside.SamplePool;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Feature;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.Institution;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.MaintenanceWindow;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderElement;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.ServiceHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A hundred channels of five accounts each in one pool, with features, service hours, maintenance windows, limits, fees and
 * ten distinct priority expressions. Of the 500 accounts a card payment of ICBC at noon can use 240.
 */
public final class BenchCatalogue {

    public static final int CHANNELS = 100;
    public static final int ACCOUNTS = 5;
    private static final int EXPRESSIONS = 10;
    private static final String MAIN = "main";

    private BenchCatalogue() {}

    public static CatalogueContent content() {
        List<Channel> channels = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (int number = 0; number < CHANNELS; number++) {
            Channel channel = channel(number);
            channels.add(channel);
            channel.accounts().forEach(account -> accounts.add(account.code()));
        }
        Pool pool = SamplePool.of(MAIN, accounts.toArray(String[]::new))
                .minSuccessPercent(50)
                .timeZone(ZoneId.of("Asia/Shanghai"))
                .pool();
        return new CatalogueContent(
                List.of(
                        new Institution("ICBC", "ICBC"),
                        new Institution("CMB", "CMB"),
                        new Institution("PSBC", "PSBC")),
                List.of(),
                channels,
                List.of(pool),
                List.of(new MerchantRoutes(
                        "*",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new MerchantRoutes.Route(Operation.PAY, "card", "*", List.of(MAIN))))));
    }

    private static Channel channel(int number) {
        String code = "channel-%03d".formatted(number);
        SampleChannel channel = SampleChannel.of(code)
                .timeZone("Asia/Shanghai")
                .weight(1 + number % 7)
                .orderNoPrefix("9%03d".formatted(number))
                .amounts(1, number % 10 == 1 ? 1_000 : 5_000_000)
                .priority("service-time", expression(number % EXPRESSIONS))
                .priority("cost", Integer.toString(number % 3))
                .feature(new Feature(
                        OrderElement.MERCHANT,
                        Feature.Comparison.IN,
                        List.of("blocked-" + number, "blocked-too"),
                        Feature.Effect.FORBID))
                .feature(new Feature(
                        OrderElement.AMOUNT,
                        Feature.Comparison.GREATER,
                        List.of(number % 10 == 2 ? "500" : "4000000"),
                        Feature.Effect.FORBID))
                .limit(new Limit(null, "CNY", null, null, 100_000_000_000L, 10_000_000, null, null))
                .interfaceLimit(new Limit("ICBC", "CNY", 1L, 5_000_000L, 50_000_000_000L, null, null, null))
                .fee(new Fee(null, null, 0, 10, new BigDecimal("0.38"), null, 500L))
                .maintenance(
                        number % 10 == 3 ? maintenance("2020-01-01T00:00:00Z") : maintenance("2098-01-01T00:00:00Z"));
        if (number % 10 == 4) {
            channel.serviceHours("00:10-00:20");
        } else {
            channel.serviceHours("00:00-12:30", "12:30-24:00");
        }
        for (int account = 0; account < ACCOUNTS; account++) {
            channel.account(account(code + "-" + account, account));
        }
        return channel.channel();
    }

    private static Account account(String code, int number) {
        return new Account(
                code,
                code,
                true,
                1 + number,
                "east",
                "retail",
                number == 4 ? Set.of("another-merchant") : Set.of(),
                List.of(ServiceHours.parse("00:00-24:00")),
                List.of(new Limit(null, "CNY", null, null, 10_000_000_000L, 1_000_000, null, null)),
                List.of());
    }

    private static MaintenanceWindow maintenance(String from) {
        return new MaintenanceWindow(Instant.parse(from), Instant.parse("2099-12-31T00:00:00Z"), null, null);
    }

    private static String expression(int number) {
        return "if (institution = \"CMB\" and (timeOfDay >= time(\"23:%02d:00\") or timeOfDay < time(\"00:50:00\")))"
                        .formatted(number)
                + " or (institution = \"PSBC\" and (timeOfDay >= time(\"20:30:00\") or timeOfDay < time(\"03:00:00\")))"
                + " then 50 else if merchant in (\"vip-1\", \"vip-2\") then 200 else 130";
    }
}
