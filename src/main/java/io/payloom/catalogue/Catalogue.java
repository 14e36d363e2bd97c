package io.payloom.catalogue;

import io.payloom.catalogue.check.CatalogueCheck;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.schedule.BankDays;
import io.payloom.catalogue.schedule.BusinessCalendar;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue at one moment; checked, and never changed. */
public final class Catalogue {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final long version;
    private final CatalogueContent content;
    private final Map<String, BusinessCalendar> calendars;
    private final Map<String, Channel> channels;
    private final Map<String, Pool> pools;
    private final Map<String, MerchantRoutes> merchants;
    private final Map<String, Channel> channelByAccount;

    /** @throws CatalogueRefused with all that is wrong with the content */
    public Catalogue(long version, CatalogueContent content) {
        List<Fault> faults = CatalogueCheck.faults(content);
        if (!faults.isEmpty()) {
            throw new CatalogueRefused(CatalogueFile.inWords(content, faults));
        }
        this.version = version;
        this.content = content;
        this.calendars = byCode(content.calendars(), BusinessCalendar::code);
        this.channels = byCode(content.channels(), Channel::code);
        this.pools = byCode(content.pools(), Pool::code);
        this.merchants = byCode(content.merchants(), MerchantRoutes::merchant);
        this.channelByAccount = content.channels().stream()
                .flatMap(channel -> channel.accounts().stream().map(account -> Map.entry(account.code(), channel)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Grows with every change of the tables; 0 for a catalogue that is in no table. */
    public long version() {
        return version;
    }

    public CatalogueContent content() {
        return content;
    }

    public List<Channel> channels() {
        return content.channels();
    }

    public Optional<Channel> find(String channelCode) {
        return Optional.ofNullable(channels.get(channelCode));
    }

    /** @throws UnknownChannel when there is none */
    public Channel channel(String channelCode) {
        return find(channelCode).orElseThrow(() -> new UnknownChannel(channelCode));
    }

    /** @throws UnknownChannel when there is none, or it does not offer the operation */
    public ChannelInterface interfaceOf(String channelCode, Operation operation) {
        return channel(channelCode).offer(operation).orElseThrow(() -> new UnknownChannel(channelCode, operation));
    }

    public Optional<Channel> channelOfAccount(String accountCode) {
        return Optional.ofNullable(channelByAccount.get(accountCode));
    }

    /** On which days the channel's bank works. */
    public BusinessCalendar calendarOf(Channel channel) {
        String calendar = channel.calendar();
        return calendar == null ? BusinessCalendar.PLAIN : Objects.requireNonNull(calendars.get(calendar));
    }

    public BankDays daysOf(Channel channel) {
        return new BankDays(channel.timeZone(), calendarOf(channel));
    }

    public Optional<Pool> pool(String poolCode) {
        return Optional.ofNullable(pools.get(poolCode));
    }

    /** What the catalogue says of this merchant by name. */
    public Optional<MerchantRoutes> merchant(String merchantId) {
        return Optional.ofNullable(merchants.get(merchantId));
    }

    /** The pools for such an order, in order; empty when no route fits. */
    public List<Pool> pools(String merchantId, Operation operation, String method, String type) {
        return Stream.of(merchantId, MerchantRoutes.ANY)
                .flatMap(id -> merchant(id).stream())
                .flatMap(routes -> route(routes, operation, method, type).stream())
                .findFirst()
                .map(route -> route.pools().stream()
                        .flatMap(code -> pool(code).stream())
                        .toList())
                .orElse(List.of());
    }

    /** As the merchant's own entry says, else that of any merchant; {@link LateMoney#REOPEN} where neither says. */
    public LateMoney lateMoney(String merchantId) {
        return setting(merchantId, MerchantRoutes::lateMoney).orElse(LateMoney.REOPEN);
    }

    /** As the merchant's own entry says, else that of any merchant; {@link DuplicatePayouts#WARN} where neither says. */
    public DuplicatePayouts duplicatePayouts(String merchantId) {
        return setting(merchantId, MerchantRoutes::duplicatePayouts).orElse(DuplicatePayouts.WARN);
    }

    /** Of the merchant's days: as its own entry says, else that of any merchant; Shanghai's where neither says. */
    public ZoneId timeZone(String merchantId) {
        return setting(merchantId, MerchantRoutes::timeZone).orElse(USUAL_ZONE);
    }

    private <T> Optional<T> setting(String merchantId, Function<MerchantRoutes, @Nullable T> of) {
        return Stream.of(merchantId, MerchantRoutes.ANY)
                .flatMap(id -> merchant(id).stream())
                .flatMap(routes -> Stream.ofNullable(of.apply(routes)))
                .findFirst();
    }

    private static Optional<MerchantRoutes.Route> route(
            MerchantRoutes merchant, Operation operation, String method, String type) {
        return merchant.routes().stream()
                .filter(route -> route.operation() == operation)
                .filter(route -> fits(route.method(), method) && fits(route.type(), type))
                .min(Comparator.comparingInt(Catalogue::generality));
    }

    private static boolean fits(String wanted, String given) {
        return wanted.equals(MerchantRoutes.ANY) || wanted.equals(given);
    }

    private static int generality(MerchantRoutes.Route route) {
        return (route.method().equals(MerchantRoutes.ANY) ? 2 : 0)
                + (route.type().equals(MerchantRoutes.ANY) ? 1 : 0);
    }

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        return all.stream().collect(Collectors.toUnmodifiableMap(code, Function.identity()));
    }
}
