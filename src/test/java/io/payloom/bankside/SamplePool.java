package io.payloom.bankside;

import io.payloom.catalogue.Limit;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.ServiceHours;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds pools that differ from one without any rule only in what a test is about. */
public final class SamplePool {

    private final String code;
    private final List<String> accounts;
    private boolean enabled = true;
    private Pool.Ranking ranking = Pool.Ranking.PRIORITY;
    private Pool.AccountChoice accountChoice = Pool.AccountChoice.RANDOM;
    private boolean matching;
    private @Nullable Integer minSuccessPercent;
    private @Nullable Integer maxCreditPercent;
    private @Nullable Long maxDebitCreditDifference;
    private int explorationPercent;
    private ZoneId timeZone = ZoneOffset.UTC;
    private final List<ServiceHours> serviceHours = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    private SamplePool(String code, List<String> accounts) {
        this.code = code;
        this.accounts = accounts;
    }

    public static SamplePool of(String code, String... accounts) {
        return new SamplePool(code, List.of(accounts));
    }

    public SamplePool enabled(boolean value) {
        this.enabled = value;
        return this;
    }

    public SamplePool costFirst() {
        this.ranking = Pool.Ranking.COST;
        return this;
    }

    public SamplePool cheapestAccount() {
        this.accountChoice = Pool.AccountChoice.CHEAPEST;
        return this;
    }

    /** Region and industry. */
    public SamplePool matching() {
        this.matching = true;
        return this;
    }

    public SamplePool minSuccessPercent(int value) {
        this.minSuccessPercent = value;
        return this;
    }

    public SamplePool maxCreditPercent(int value) {
        this.maxCreditPercent = value;
        return this;
    }

    public SamplePool maxDebitCreditDifference(long value) {
        this.maxDebitCreditDifference = value;
        return this;
    }

    public SamplePool exploring(int percent) {
        this.explorationPercent = percent;
        return this;
    }

    public SamplePool timeZone(ZoneId value) {
        this.timeZone = value;
        return this;
    }

    public SamplePool serviceHours(String value) {
        serviceHours.add(ServiceHours.parse(value));
        return this;
    }

    public SamplePool limit(Limit value) {
        limits.add(value);
        return this;
    }

    public Pool pool() {
        return new Pool(
                code,
                code,
                enabled,
                accounts,
                ranking,
                accountChoice,
                matching,
                matching,
                minSuccessPercent,
                maxCreditPercent,
                maxDebitCreditDifference,
                explorationPercent,
                timeZone,
                serviceHours,
                limits);
    }
}
