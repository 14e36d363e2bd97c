package io.payloom.routing.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface QuotaMapper {

    /** Leaves counters that are there as they are. */
    void open(List<Claim> claims);

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
            @Param("from") Hold.State from,
            @Param("to") Hold.State to,
            @Param("now") Instant now);

    /** Counters of all payers together, of these days and the ones around them. */
    List<CounterRow> counters(@Param("from") LocalDate from, @Param("to") LocalDate to);

    /** Attempts whose holds have been open since before then, oldest first. */
    List<OpenHold> openSince(@Param("before") Instant before, @Param("most") int most);

    void touch(@Param("orderNo") String orderNo, @Param("attempt") int attempt, @Param("now") Instant now);

    /** Counters that differ from the sum of what is held and confirmed; there should be none. */
    List<String> differences();

    record CounterRow(String scope, LocalDate day, long amount, long number) {}

    record OpenHold(String orderNo, int attempt) {}
}
