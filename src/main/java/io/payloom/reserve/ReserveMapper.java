package io.payloom.reserve;

import io.payloom.hold.HoldState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface ReserveMapper {

    List<Reserves.Balance> balances();

    /** Accounts and currencies, such as {@code northbank-payout:CNY}, that nobody has to ask for yet. */
    Set<String> notDue(Instant now);

    Reserves.@Nullable Balance balance(@Param("account") String account, @Param("currency") String currency);

    /** 1 when there is enough; {@code queued} says whether what others wait for is left to them. */
    int take(
            @Param("account") String account,
            @Param("currency") String currency,
            @Param("amount") long amount,
            @Param("queued") boolean queued);

    void insertHolds(@Param("holds") List<ReserveHold> holds, @Param("now") Instant now);

    @Nullable
    ReserveHold lockHold(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    void moveHold(
            @Param("hold") ReserveHold hold,
            @Param("state") HoldState state,
            @Param("confirmedAt") @Nullable Instant confirmedAt,
            @Param("now") Instant now);

    /** Adds to what is held and confirmed; negative numbers take away. */
    void add(
            @Param("account") String account,
            @Param("currency") String currency,
            @Param("held") long held,
            @Param("confirmed") long confirmed);

    /** Reads the row and keeps it locked until the transaction ends. */
    Reserves.Balance lock(@Param("account") String account, @Param("currency") String currency);

    void open(@Param("account") String account, @Param("currency") String currency, @Param("now") Instant now);

    /** 1 for the one instance that asks now. */
    int claim(
            @Param("account") String account,
            @Param("currency") String currency,
            @Param("now") Instant now,
            @Param("next") Instant next);

    void askAt(@Param("account") String account, @Param("currency") String currency, @Param("at") Instant at);

    /** Leaves at most this available, and has the bank asked for its balance. */
    void lower(
            @Param("account") String account,
            @Param("currency") String currency,
            @Param("available") long available,
            @Param("now") Instant now);

    Doubt doubt(@Param("account") String account, @Param("currency") String currency);

    void doubted(@Param("account") String account, @Param("currency") String currency, @Param("doubt") Doubt doubt);

    /** Goes by this balance in the place of the one that was told. */
    void believe(@Param("account") String account, @Param("currency") String currency, @Param("balance") long balance);

    /** Minor units for which an order waits longest; 0 when none does. */
    long oldestWait(@Param("account") String account, @Param("currency") String currency);

    void write(
            @Param("account") String account,
            @Param("currency") String currency,
            @Param("balance") long balance,
            @Param("asOf") Instant asOf);

    void failed(@Param("account") String account, @Param("currency") String currency);

    int failures(@Param("account") String account, @Param("currency") String currency);

    Scarcity scarcity(@Param("account") String account, @Param("currency") String currency);

    void mark(
            @Param("account") String account, @Param("currency") String currency, @Param("scarcity") Scarcity scarcity);

    /** Minor units that were asked for last. */
    @Nullable
    Long lastTransfer(@Param("account") String account, @Param("currency") String currency);

    /** Null when none was asked for. */
    @Nullable
    String lastTransferNo(@Param("account") String account, @Param("currency") String currency);

    List<ReserveHold> openSince(@Param("before") Instant before, @Param("most") int most);

    void touch(@Param("orderNo") String orderNo, @Param("attempt") int attempt, @Param("now") Instant now);

    void await(
            @Param("orderNo") String orderNo,
            @Param("accounts") Collection<String> accounts,
            @Param("currency") String currency,
            @Param("amount") long amount,
            @Param("since") Instant since);

    void stopWaiting(String orderNo);

    /** Minor units that orders wait for which count here: each counts at the first of the accounts that would do. */
    long wantedHere(@Param("account") String account, @Param("currency") String currency);

    /** Where orders wait. */
    List<Wait.Row> waitedFor();

    /** Oldest first, and no other instance looks at them meanwhile. */
    List<Wait> lockWaits(@Param("row") Wait.Row row, @Param("most") int most);

    void insertTransfer(@Param("transfer") Transfers.Transfer transfer, @Param("now") Instant now);

    List<Transfers.Transfer> unsentTransfers(@Param("most") int most);

    void transferSent(@Param("transferNo") String transferNo, @Param("now") Instant now);

    /** Accounts whose sums differ from their rows, in words; there should be none. */
    List<String> differences();
}
