package io.payloom.transaction;

import java.time.Instant;
import java.time.LocalDate;
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

    Optional<String> noOf(@Param("channel") String channel, @Param("bankOrderNo") String bankOrderNo);

    List<Unfinished> unfinished();

    /** Whether so many queries in a row have failed about any transaction of the channel that is not final. */
    boolean areQueriesFailing(@Param("channel") String channel, @Param("failures") int failures);

    /** The unfinished, and those that are still asked about after their end. */
    List<Unfinished> inUse();

    /** One row, unless it was moved, sent or asked to be closed since it was read. */
    int beginSend(
            @Param("transaction") BankTransaction transaction,
            @Param("instanceKey") @Nullable String instanceKey,
            @Param("now") Instant now);

    /** Of a send that has just begun. */
    void sentAt(@Param("transactionNo") String transactionNo, @Param("now") Instant now);

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

    /** One row, unless the bank was asked on request after {@code before}. */
    int askUnlessAsked(
            @Param("transactionNo") String transactionNo, @Param("now") Instant now, @Param("before") Instant before);

    /** Due for the watch, oldest first; rows that another instance has in hand are left out. */
    List<String> watched(@Param("now") Instant now, @Param("most") int most);

    void watchAt(@Param("transactionNo") String transactionNo, @Param("at") @Nullable Instant at);

    void instanceIs(@Param("transactionNo") String transactionNo, @Param("instanceKey") String instanceKey);

    void outOfHand(@Param("transactionNo") String transactionNo, @Param("instanceKey") String instanceKey);

    List<UncompletedInstance> endedInHand(String orderNo);

    void planNextQuery(
            @Param("transactionNo") String transactionNo, @Param("at") Instant at, @Param("watchAt") Instant watchAt);

    /** The codes without a meaning that unfinished transactions wait for. */
    List<WaitingCode> waitingCodes();

    /** In the order of their numbers, from the one after {@code last}. */
    List<String> waitingFor(@Param("waiting") WaitingCode waiting, @Param("last") String last, @Param("most") int most);

    /** Whether another attempt of the order has succeeded. */
    boolean anotherSucceeded(@Param("orderNo") String orderNo, @Param("transactionNo") String transactionNo);

    List<BankTransaction> attempts(String orderNo);

    List<BankTransaction> refundsOf(String originalNo);

    List<UnknownAges> unknownAges();

    void requestClose(@Param("transactionNo") String transactionNo, @Param("now") Instant now);

    /** Throws DuplicateKeyException when the same message of the same channel is there already. */
    void keepMessage(
            @Param("channel") String channel,
            @Param("digest") String digest,
            @Param("transactionNo") @Nullable String transactionNo,
            @Param("ciphertext") byte[] ciphertext,
            @Param("now") Instant now);

    void startSequence(@Param("channel") String channel, @Param("day") LocalDate day);

    long lockSequence(@Param("channel") String channel, @Param("day") LocalDate day);

    void advanceSequence(@Param("channel") String channel, @Param("day") LocalDate day, @Param("by") int by);
}
