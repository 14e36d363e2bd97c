package io.payloom.reserve;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.ReserveRules;
import java.time.Clock;

/** What reserves do in the background, for tests of other modules: when these say so. */
public class ReserveWork {

    private static final String CURRENCY = "CNY";

    private final ReserveMapper mapper;
    private final Refresh refresh;
    private final Releases releases;
    private final Catalogues catalogues;
    private final Clock clock;

    ReserveWork(ReserveMapper mapper, Refresh refresh, Releases releases, Catalogues catalogues, Clock clock) {
        this.mapper = mapper;
        this.refresh = refresh;
        this.releases = releases;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** An account of the channel gets a reserve, or a balance that it has by now. */
    public void bankTells(String channel, String account, long fen) {
        ReserveRules rules = catalogues.current().channels().stream()
                .filter(one -> one.code().equals(channel))
                .findFirst()
                .orElseThrow()
                .reserve();
        if (rules == null) {
            throw new IllegalArgumentException(channel + " has no reserve");
        }
        mapper.open(account, CURRENCY, clock.instant());
        refresh.write(account, rules, fen, clock.instant());
    }

    public void release() {
        releases.release();
    }
}
