package io.payloom.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface TransactionMapper {

    /** Throws DuplicateKeyException when this order already has a transaction for this attempt. */
    void insert(
            @Param("transactionNo") String transactionNo,
            @Param("bankOrderNo") String bankOrderNo,
            @Param("request") NewTransaction request,
            @Param("expiresAt") @Nullable Instant expiresAt,
            @Param("now") Instant now);

    BankTransaction byNo(String transactionNo);

    /** Reads the row and keeps it locked until the transaction ends. */
    BankTransaction lock(String transactionNo);

    /** The attempt that is not final, of several the one that is stuck; else the newest. */
    Optional<BankTransaction> inQuestion(String orderNo);

    Optional<BankTransaction> latest(String orderNo);

    Optional<BankTransaction> attempt(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    List<Unfinished> unfinished();

    /** The unfinished, and those that are still asked about after their end. */
    List<Unfinished> inUse();

    /** One row, unless it was moved, sent or asked to be closed since it was read. */
    int beginSend(
            @Param("transaction") BankTransaction transaction,
            @Param("instanceKey") @Nullable String instanceKey,
            @Param("now") Instant now);

    int move(
            @Param("transaction") BankTransaction transaction,
            @Param("next") TransactionState next,
            @Param("judgement") Judgement judgement,
            @Param("progress") QueryProgress progress);

    /** Counts a send that was taken back neither as unreachable nor as sent again. */
    void takeBack(
            @Param("transactionNo") String transactionNo,
            @Param("unreachable") int unreachable,
            @Param("resends") int resends);

    void note(
            @Param("transactionNo") String transactionNo,
            @Param("judgement") Judgement judgement,
            @Param("progress") QueryProgress progress);

    /** Gives the row the version of a journal line that moves nothing. */
    int remark(@Param("transaction") BankTransaction transaction);

    /** The bank agrees with what a person had decided. */
    void confirm(String transactionNo);

    void outOfHand(@Param("transactionNo") String transactionNo, @Param("instanceKey") String instanceKey);

    List<UncompletedInstance> endedInHand(String orderNo);

    List<BankTransaction> attempts(String orderNo);

    List<BankTransaction> refundsOf(String originalNo);

    void requestClose(@Param("transactionNo") String transactionNo, @Param("now") Instant now);
}
