package io.payloom.routing.quota;

import io.payloom.hold.HoldState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface QuotaMapper {

    /** Those of the claims' counters that are there, and others; their claims have no bounds. */
    List<Name> names(
            @Param("cards") Collection<String> cards,
            @Param("scopes") Collection<String> scopes,
            @Param("days") Collection<LocalDate> days);

    /** Waits until nobody passes them and keeps everybody out. */
    List<Integer> closeGates(Collection<Integer> slots);

    /** Together with others who pass. */
    List<Integer> passGates(Collection<Integer> slots);

    /** Gives all attempts that the claim's counter concerns a hold of it. */
    void holdForAll(@Param("claim") Claim claim, @Param("scope") Scope scope);

    /** With the sum of its holds; leaves a counter that is there as it is. */
    void open(@Param("claim") Claim claim);

    /** What the claim's counter would count if there was one. */
    Counter sum(@Param("claim") Claim claim, @Param("scope") Scope scope);

    void use(@Param("use") Use use, @Param("now") Instant now);

    Optional<Use> findUse(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    /**
     * Confirms an attempt that is held, and with it all its holds; their counters stay as they are.
     *
     * @return 0 when it is not held
     */
    int confirmHeld(@Param("orderNo") String orderNo, @Param("attempt") int attempt, @Param("now") Instant now);

    /** Does nothing to one that is confirmed. */
    void moveUse(
            @Param("orderNo") String orderNo,
            @Param("attempt") int attempt,
            @Param("to") HoldState to,
            @Param("now") Instant now);

    /** Affects no row when the counter has no room. */
    int take(@Param("claim") Claim claim, @Param("amount") long amount);

    int add(@Param("claim") Claim claim, @Param("amount") long amount, @Param("number") int number);

    Optional<Counter> counter(@Param("claim") Claim claim);

    void hold(
            @Param("orderNo") String orderNo,
            @Param("attempt") int attempt,
            @Param("claims") List<Claim> claims,
            @Param("amount") long amount,
            @Param("now") Instant now);

    /** Locks what the attempt holds. */
    List<Hold> lock(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    /** Affects one row if the hold was in the first state. */
    int move(
            @Param("hold") Hold hold,
            @Param("from") HoldState from,
            @Param("to") HoldState to,
            @Param("now") Instant now);

    /** Counters of all payers together, of these days and the ones around them. */
    List<CounterRow> counters(@Param("from") LocalDate from, @Param("to") LocalDate to);

    /** Attempts that have been open since before then, oldest first; also those that no limit counts. */
    List<OpenHold> openSince(@Param("before") Instant before, @Param("most") int most);

    void touchHolds(@Param("orderNo") String orderNo, @Param("attempt") int attempt, @Param("now") Instant now);

    void touchUse(@Param("orderNo") String orderNo, @Param("attempt") int attempt, @Param("now") Instant now);

    /** Counters that differ from the sum of what is held and confirmed; there should be none. */
    List<String> differences();

    record Name(String card, String scope, LocalDate day) {

        Claim claim() {
            return new Claim(scope, card, day, null, null);
        }
    }

    record CounterRow(String scope, LocalDate day, long amount, long number) {}

    record OpenHold(String orderNo, int attempt) {}
}
