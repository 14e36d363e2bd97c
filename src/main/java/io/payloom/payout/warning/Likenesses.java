package io.payloom.payout.warning;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.DuplicatePayouts;
import io.payloom.kernel.Background;
import io.payloom.kernel.Money;
import io.payloom.payout.NewPayout;
import io.payloom.vault.Vault;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds payouts that look alike: the same merchant pays the same amount to the same account on the same of its days, under
 * two numbers. Of those who are accepted at the same time, one waits for the other, so that the second sees the first.
 */
@Component
public class Likenesses {

    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_FORGOTTEN = 5_000;

    private final LikenessMapper mapper;
    private final Catalogues catalogues;
    private final Vault vault;
    private final Clock clock;
    private final Background pulse = new Background("payout-likenesses", "Old likenesses are forgotten a little later");

    Likenesses(LikenessMapper mapper, Catalogues catalogues, Vault vault, Clock clock) {
        this.mapper = mapper;
        this.catalogues = catalogues;
        this.vault = vault;
        this.clock = clock;
        pulse.every(PERIOD, this::forget);
    }

    /**
     * What a payout looks like.
     *
     * @param due when it is to be paid: its day in the merchant's zone counts
     */
    public String of(String merchantId, String account, Money amount, Instant due) {
        LocalDate day = due.atZone(catalogues.current().timeZone(merchantId)).toLocalDate();
        String looks = String.join(
                "|", "payout-likeness/1", merchantId, account, amount.currency(), amount.value() + "", day.toString());
        return vault.keyedHash(looks.getBytes(StandardCharsets.UTF_8));
    }

    public String of(NewPayout request, Instant now) {
        Instant due = request.scheduledAt() == null ? now : request.scheduledAt();
        return of(request.merchantId(), request.payee().account(), request.amount(), due);
    }

    /** The first that looks so and was or may be paid, as it is now; null when none does. */
    @Nullable
    public String first(String likeness) {
        return mapper.firsts(List.of(likeness)).stream()
                .map(LikenessMapper.First::orderNo)
                .findFirst()
                .orElse(null);
    }

    /** Sees those who look so, and keeps others from adding to them until the caller's transaction ends. */
    public Seen see(String merchantId, Collection<String> likenesses) {
        List<String> sorted = new ArrayList<>(new TreeSet<>(likenesses));
        Seen seen = new Seen(catalogues.current().duplicatePayouts(merchantId));
        for (int from = 0; from < sorted.size(); from += AT_ONCE) {
            List<String> some = sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE));
            mapper.lock(some, clock.instant());
            mapper.firsts(some).forEach(first -> seen.add(first.likeness(), first.orderNo()));
        }
        return seen;
    }

    /** A row was a lock; it is of no use any more. */
    private void forget() {
        mapper.forget(clock.instant().minus(KEPT), MOST_FORGOTTEN);
    }

    @PreDestroy
    void stop() {
        pulse.close();
    }

    /** The first of each likeness, also of those that the caller writes in the same transaction. */
    public static final class Seen {

        private final DuplicatePayouts rule;
        private final Map<String, String> firsts = new HashMap<>();

        private Seen(DuplicatePayouts rule) {
            this.rule = rule;
        }

        public DuplicateCheck check(String likeness, NewPayout request) {
            @Nullable String other = firsts.get(likeness);
            boolean meant = request.origin().refundNo() != null; // two people have said so
            return new DuplicateCheck(
                    likeness,
                    other,
                    other != null && !meant && rule == DuplicatePayouts.HOLD ? Confirmation.AWAITED : null);
        }

        public void add(String likeness, String orderNo) {
            firsts.putIfAbsent(likeness, orderNo);
        }
    }
}
