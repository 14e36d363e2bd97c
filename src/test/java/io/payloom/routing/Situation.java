package io.payloom.routing;

import io.payloom.bankside.SampleChannel;
import io.payloom.bankside.SamplePool;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Institution;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.Pool;
import io.payloom.kernel.Money;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes orders in memory: channels, pools, the time of day, how things stand, and a payment of 12.00 CNY by credit card for
 * merchant M1; all as plain as can be unless a test says otherwise. Days and times are UTC.
 */
final class Situation implements Conditions {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final String POOL = "main";

    private final RandomGenerator chance;
    private final List<Channel> channels = new ArrayList<>();
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<MerchantRoutes> merchants = new ArrayList<>();
    private final Map<CounterKey, Counter> counters = new HashMap<>();
    private final Map<String, Integer> openCalls = new HashMap<>();
    private final Map<String, Integer> backlogs = new HashMap<>();
    private final Map<String, Long> reserves = new HashMap<>();
    private final Map<String, Integer> dynamicWeights = new HashMap<>();
    private final Map<String, Integer> successPercents = new HashMap<>();
    private PayerRecord payer = PayerRecord.UNKNOWN;
    private Instant now = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private Operation operation = Operation.PAY;
    private String merchant = "M1";
    private String method = "card";
    private String type = "credit";
    private long amount = 1200;
    private RoutingRequest.Details details = RoutingRequest.Details.NONE;
    private boolean mayWait;
    private boolean checkDigitWrong;
    private Set<String> tried = Set.of();
    private boolean released;

    private Situation(long seed) {
        this.chance = new Random(seed);
    }

    static Situation with(SampleChannel... channels) {
        return with(20260301, channels);
    }

    static Situation with(long seed, SampleChannel... samples) {
        Situation situation = new Situation(seed);
        Stream.of(samples).map(SampleChannel::channel).forEach(situation.channels::add);
        return situation;
    }

    Situation amount(long fen) {
        this.amount = fen;
        return this;
    }

    Situation merchant(String id) {
        this.merchant = id;
        return this;
    }

    Situation type(String value) {
        this.type = value;
        return this;
    }

    Situation method(String value) {
        this.method = value;
        return this;
    }

    /** The order has waited for a reserve, and its turn has come. */
    Situation released() {
        this.released = true;
        return this;
    }

    Situation operation(Operation value) {
        this.operation = value;
        return this;
    }

    Situation mayWait() {
        this.mayWait = true;
        return this;
    }

    Situation checkDigitWrong() {
        this.checkDigitWrong = true;
        return this;
    }

    Situation tried(String... codes) {
        this.tried = Set.of(codes);
        return this;
    }

    Situation details(RoutingRequest.Details value) {
        this.details = value;
        return this;
    }

    RoutingRequest order() {
        return new RoutingRequest(
                "P1",
                1,
                operation,
                merchant,
                method,
                type,
                Money.cny(amount),
                details,
                mayWait,
                tried,
                false,
                released,
                checkDigitWrong);
    }

    Situation institution(@Nullable String code) {
        return details(new RoutingRequest.Details(code, null, null, null, null, null, null, null, null));
    }

    Situation card(String key) {
        return details(new RoutingRequest.Details(null, null, null, null, null, null, null, key, null));
    }

    Situation pool(SamplePool sample) {
        Pool pool = sample.pool();
        pools.put(pool.code(), pool);
        return this;
    }

    Situation routes(MerchantRoutes routes) {
        merchants.add(routes);
        return this;
    }

    Situation at(String time) {
        return at(DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC));
    }

    Situation at(Instant moment) {
        this.now = moment;
        return this;
    }

    Situation used(String scope, long amount, long number) {
        counters.put(new CounterKey(scope, DAY), new Counter(amount, number));
        return this;
    }

    Situation used(CounterKey key, Counter counter) {
        counters.put(key, counter);
        return this;
    }

    Situation open(String channel, int calls) {
        openCalls.put(channel, calls);
        return this;
    }

    Situation backlogOf(String channel, int transactions) {
        backlogs.put(channel, transactions);
        return this;
    }

    Situation reserveOf(String account, long fen) {
        reserves.put(account + ":CNY", fen);
        return this;
    }

    Situation dynamicWeight(String channel, int value) {
        dynamicWeights.put(channel, value);
        return this;
    }

    Situation succeeds(String pool, int percent) {
        successPercents.put(pool, percent);
        return this;
    }

    Situation payer(PayerRecord record) {
        this.payer = record;
        return this;
    }

    Chooser chooser() {
        RoutingTable table = new RoutingTable(catalogue());
        RoutingRequest order = order();
        OrderFacts facts = new OrderFacts(
                order, now, table.catalogue().merchant(order.merchantId()).orElse(null));
        return Chooser.of(new Selection(facts, table.candidates(order), this), 7);
    }

    Chooser.Choice choose() {
        return chooser().choose(chance);
    }

    Explanation decide() {
        return choose().explanation();
    }

    /** The winning channel, "none" when nothing is left. */
    String winner() {
        String winner = decide().winner();
        return winner == null ? "none" : winner.replaceAll("/.*", "");
    }

    /** How often each account won. */
    Map<String, Integer> wins(int draws) {
        Map<String, Integer> wins = new TreeMap<>();
        for (int draw = 0; draw < draws; draw++) {
            String winner = String.valueOf(decide().winner());
            wins.merge(winner.replaceAll(".*/", ""), 1, Integer::sum);
        }
        return wins;
    }

    private Catalogue catalogue() {
        String[] accounts = channels.stream()
                .flatMap(channel -> channel.accounts().stream())
                .map(Account::code)
                .toArray(String[]::new);
        List<Pool> all = pools.isEmpty() ? List.of(SamplePool.of(POOL, accounts).pool()) : List.copyOf(pools.values());
        List<MerchantRoutes> routes = new ArrayList<>(merchants);
        if (routes.stream().noneMatch(one -> one.merchant().equals("*"))) {
            List<String> codes = all.stream().map(Pool::code).toList();
            routes.add(new MerchantRoutes(
                    "*",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Stream.of(Operation.values())
                            .map(operation -> new MerchantRoutes.Route(operation, "*", "*", codes))
                            .toList()));
        }
        return new Catalogue(
                7,
                new CatalogueContent(
                        Stream.of("ICBC", "CMB", "PSBC")
                                .map(code -> new Institution(code, code))
                                .toList(),
                        List.of(),
                        channels,
                        all,
                        routes));
    }

    @Override
    public Counter counter(CounterKey key) {
        return counters.getOrDefault(key, Counter.ZERO);
    }

    @Override
    public int openCalls(String channel) {
        return openCalls.getOrDefault(channel, 0);
    }

    @Override
    public int backlog(String channel) {
        return backlogs.getOrDefault(channel, 0);
    }

    @Override
    public OptionalLong reserve(String account, String currency) {
        Long available = reserves.get(account + ":" + currency);
        return available == null ? OptionalLong.empty() : OptionalLong.of(available);
    }

    @Override
    public int dynamicWeight(String channel) {
        return dynamicWeights.getOrDefault(channel, 0);
    }

    @Override
    public OptionalInt successPercent(String pool) {
        Integer percent = successPercents.get(pool);
        return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    @Override
    public PayerRecord payer() {
        return payer;
    }
}
