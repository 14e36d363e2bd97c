package io.payloom.bankside;

import io.payloom.channel.Channel;
import io.payloom.channel.ChannelInterface;
import io.payloom.channel.Operation;
import io.payloom.channel.QuerySchedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds interfaces that differ from a plain card interface only in what a test is about. */
public final class SampleInterface {

    private final String code;
    private String baseUrl = "http://127.0.0.1:1/banks/sample";
    private boolean channelEnabled = true;
    private boolean enabled = true;
    private int weight = 1;
    private Set<String> methods = Set.of("card");
    private Set<String> types = Set.of("credit", "debit");
    private Set<String> currencies = Set.of("CNY");
    private Set<String> institutions = Set.of();
    private long minAmount = 100;
    private long maxAmount = 500_000;
    private Duration callDeadline = Duration.ofSeconds(10);
    private @Nullable Duration notFoundFinalAfter = Duration.ofMinutes(10);
    private int maxConcurrency = 10;
    private String orderNoPrefix = "80";
    private @Nullable String secretToken = "V1";

    private SampleInterface(String code) {
        this.code = code;
    }

    public static SampleInterface of(String code) {
        return new SampleInterface(code);
    }

    public SampleInterface at(String url) {
        this.baseUrl = url;
        return this;
    }

    public SampleInterface channelSwitchedOff() {
        this.channelEnabled = false;
        return this;
    }

    public SampleInterface switchedOff() {
        this.enabled = false;
        return this;
    }

    public SampleInterface weight(int value) {
        this.weight = value;
        return this;
    }

    public SampleInterface methods(String... values) {
        this.methods = Set.of(values);
        return this;
    }

    public SampleInterface types(String... values) {
        this.types = Set.of(values);
        return this;
    }

    public SampleInterface currencies(String... values) {
        this.currencies = Set.of(values);
        return this;
    }

    public SampleInterface institutions(String... values) {
        this.institutions = Set.of(values);
        return this;
    }

    public SampleInterface amounts(long least, long most) {
        this.minAmount = least;
        this.maxAmount = most;
        return this;
    }

    public SampleInterface callDeadline(Duration value) {
        this.callDeadline = value;
        return this;
    }

    public SampleInterface notFoundFinalAfter(@Nullable Duration value) {
        this.notFoundFinalAfter = value;
        return this;
    }

    public SampleInterface maxConcurrency(int value) {
        this.maxConcurrency = value;
        return this;
    }

    public SampleInterface orderNoPrefix(String value) {
        this.orderNoPrefix = value;
        return this;
    }

    public Channel channel() {
        return new Channel(
                code,
                code,
                "signed-json",
                baseUrl,
                "800100000001",
                secretToken,
                channelEnabled,
                weight,
                ZoneOffset.UTC,
                orderNoPrefix,
                true,
                32,
                callDeadline,
                maxConcurrency);
    }

    public ChannelInterface build() {
        return new ChannelInterface(
                channel(),
                Operation.PAY,
                methods,
                types,
                currencies,
                institutions,
                minAmount,
                maxAmount,
                enabled,
                QuerySchedule.DEFAULT,
                notFoundFinalAfter,
                false,
                null);
    }
}
