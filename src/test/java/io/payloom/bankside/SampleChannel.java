package io.payloom.bankside;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Feature;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.MaintenanceWindow;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderNumberRule;
import io.payloom.catalogue.PriorityEntry;
import io.payloom.catalogue.ReserveRules;
import io.payloom.catalogue.ServiceHours;
import io.payloom.catalogue.schedule.QuerySchedule;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds channels that differ from a plain one for cards only in what a test is about. */
public final class SampleChannel {

    private final String code;
    private String protocol = "signed-json";
    private String baseUrl;
    private boolean enabled = true;
    private boolean interfaceEnabled = true;
    private int weight = 1;
    private @Nullable Integer interfaceWeight;
    private Operation operation = Operation.PAY;
    private @Nullable Operation second;
    private Set<String> methods = Set.of("card");
    private Set<String> types = Set.of("credit", "debit");
    private Set<String> currencies = Set.of("CNY");
    private Set<String> institutions = Set.of();
    private long minAmount = 100;
    private long maxAmount = 500_000;
    private ZoneId timeZone = ZoneOffset.UTC;
    private Duration callDeadline = Duration.ofSeconds(10);
    private @Nullable Duration notFoundFinalAfter = Duration.ofMinutes(10);
    private @Nullable Duration resendAfter;
    private int maxConcurrency = 10;
    private int queriesPerSecond = 10;
    private @Nullable Integer maxParts;
    private Set<String> cnapsTypes = Set.of();
    private boolean checkDigitRequired;
    private @Nullable ReserveRules reserve;
    private QuerySchedule querySchedule = QuerySchedule.DEFAULT;
    private @Nullable Integer maxBacklog;
    private String orderNoPrefix = "80";
    private final List<PriorityEntry> priority = new ArrayList<>();
    private final List<PriorityEntry> interfacePriority = new ArrayList<>();
    private final List<ServiceHours> serviceHours = new ArrayList<>();
    private final List<MaintenanceWindow> maintenance = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Limit> interfaceLimits = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();
    private final List<Fee> fees = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    private SampleChannel(String code) {
        this.code = code;
        this.baseUrl = "http://127.0.0.1:1/banks/" + code;
    }

    public static SampleChannel of(String code) {
        return new SampleChannel(code);
    }

    public SampleChannel protocol(String value) {
        this.protocol = value;
        return this;
    }

    public SampleChannel at(String url) {
        this.baseUrl = url;
        return this;
    }

    public SampleChannel switchedOff() {
        this.enabled = false;
        return this;
    }

    public SampleChannel interfaceSwitchedOff() {
        this.interfaceEnabled = false;
        return this;
    }

    public SampleChannel weight(int value) {
        this.weight = value;
        return this;
    }

    public SampleChannel interfaceWeight(int value) {
        this.interfaceWeight = value;
        return this;
    }

    public SampleChannel operation(Operation value) {
        this.operation = value;
        return this;
    }

    /** Offers a second operation, with the same terms. */
    public SampleChannel alsoOffering(Operation value) {
        this.second = value;
        return this;
    }

    public SampleChannel methods(String... values) {
        this.methods = Set.of(values);
        return this;
    }

    public SampleChannel types(String... values) {
        this.types = Set.of(values);
        return this;
    }

    public SampleChannel currencies(String... values) {
        this.currencies = Set.of(values);
        return this;
    }

    public SampleChannel institutions(String... values) {
        this.institutions = Set.of(values);
        return this;
    }

    public SampleChannel amounts(long least, long most) {
        this.minAmount = least;
        this.maxAmount = most;
        return this;
    }

    public SampleChannel timeZone(String value) {
        this.timeZone = ZoneId.of(value);
        return this;
    }

    public SampleChannel callDeadline(Duration value) {
        this.callDeadline = value;
        return this;
    }

    public SampleChannel notFoundFinalAfter(@Nullable Duration value) {
        this.notFoundFinalAfter = value;
        return this;
    }

    public SampleChannel resendAfter(Duration value) {
        this.resendAfter = value;
        return this;
    }

    public SampleChannel cutInto(int parts) {
        this.maxParts = parts;
        return this;
    }

    public SampleChannel needsCnapsFor(String... types) {
        this.cnapsTypes = Set.of(types);
        return this;
    }

    /** Its payouts refuse card numbers with a wrong check digit. */
    public SampleChannel checkDigitRequired() {
        this.checkDigitRequired = true;
        return this;
    }

    public SampleChannel reserve(ReserveRules rules) {
        this.reserve = rules;
        return this;
    }

    public SampleChannel queriesPerSecond(int value) {
        this.queriesPerSecond = value;
        return this;
    }

    public SampleChannel querySchedule(String value) {
        this.querySchedule = QuerySchedule.parse(value);
        return this;
    }

    public SampleChannel maxConcurrency(int value) {
        this.maxConcurrency = value;
        return this;
    }

    public SampleChannel maxBacklog(int value) {
        this.maxBacklog = value;
        return this;
    }

    public SampleChannel orderNoPrefix(String value) {
        this.orderNoPrefix = value;
        return this;
    }

    public SampleChannel priority(String category, String value) {
        priority.add(new PriorityEntry(category, value));
        return this;
    }

    public SampleChannel interfacePriority(String category, String value) {
        interfacePriority.add(new PriorityEntry(category, value));
        return this;
    }

    public SampleChannel serviceHours(String... values) {
        for (String value : values) {
            serviceHours.add(ServiceHours.parse(value));
        }
        return this;
    }

    public SampleChannel maintenance(MaintenanceWindow value) {
        maintenance.add(value);
        return this;
    }

    public SampleChannel limit(Limit value) {
        limits.add(value);
        return this;
    }

    public SampleChannel interfaceLimit(Limit value) {
        interfaceLimits.add(value);
        return this;
    }

    public SampleChannel feature(Feature value) {
        features.add(value);
        return this;
    }

    public SampleChannel fee(Fee value) {
        fees.add(value);
        return this;
    }

    public SampleChannel account(Account value) {
        accounts.add(value);
        return this;
    }

    /** A plain account of this code, whose MID is the same. */
    public static Account anAccount(String code) {
        return new Account(code, code, true, 1, null, null, Set.of(), List.of(), List.of(), List.of());
    }

    /** With one interface, and one account of the channel's own code unless others were given. */
    public Channel channel() {
        return new Channel(
                code,
                code,
                protocol,
                baseUrl,
                enabled,
                weight,
                priority,
                timeZone,
                null,
                new OrderNumberRule(orderNoPrefix, true, 32),
                callDeadline,
                maxConcurrency,
                queriesPerSecond,
                maxBacklog,
                reserve,
                serviceHours,
                maintenance,
                limits,
                second == null ? List.of(terms(operation)) : List.of(terms(operation), terms(second)),
                accounts.isEmpty() ? List.of(anAccount(code)) : accounts);
    }

    private ChannelInterface terms(Operation offered) {
        return new ChannelInterface(
                offered,
                methods,
                types,
                currencies,
                institutions,
                minAmount,
                maxAmount,
                interfaceEnabled,
                interfaceWeight,
                interfacePriority,
                features,
                interfaceLimits,
                fees,
                querySchedule,
                notFoundFinalAfter,
                resendAfter,
                false,
                null,
                null,
                maxParts,
                cnapsTypes,
                checkDigitRequired);
    }
}
