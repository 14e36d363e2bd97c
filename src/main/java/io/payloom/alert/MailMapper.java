package io.payloom.alert;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface MailMapper {

    /** Kinds with an opening that nobody was told of. */
    List<Due> due();

    @Nullable
    Claim claimOf(String kind);

    void insertClaim(@Param("kind") String kind, @Param("now") Instant now);

    /** Affects one row when nobody else took it, and it may be taken. */
    int claim(@Param("seen") Claim seen, @Param("now") Instant now, @Param("until") Instant until);

    /** All openings of the kind that a mail is due about, the oldest first. */
    List<Opening> openings(String kind);

    List<Alerts.Alert> alerts(@Param("openings") List<Opening> openings);

    void markMailed(@Param("openings") List<Opening> openings);

    void sent(@Param("claim") Claim claim, @Param("now") Instant now, @Param("notBefore") Instant notBefore);

    void failed(@Param("claim") Claim claim, @Param("notBefore") Instant notBefore);

    record Due(String kind, Instant since) {}

    /** A right to send one mail about the kind. */
    record Claim(String kind, long claimNo, int failures) {

        Claim next() {
            return new Claim(kind, claimNo + 1, failures);
        }
    }

    record Opening(long id, int opening) {}
}
