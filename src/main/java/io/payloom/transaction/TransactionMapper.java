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

    Optional<BankTransaction> latest(String orderNo);

    Optional<BankTransaction> attempt(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    Optional<String> noOf(@Param("channel") String channel, @Param("bankOrderNo") String bankOrderNo);

    List<Unfinished> unfinished();

    int beginSend(@Param("transaction") BankTransaction transaction, @Param("now") Instant now);

    int move(
            @Param("transaction") BankTransaction transaction,
            @Param("next") TransactionState next,
            @Param("finding") Finding finding,
            @Param("queries") int queries,
            @Param("nextQueryAt") @Nullable Instant nextQueryAt,
            @Param("finalAt") @Nullable Instant finalAt);

    void setUnreachable(@Param("transactionNo") String transactionNo, @Param("unreachable") int unreachable);

    void note(
            @Param("transactionNo") String transactionNo,
            @Param("finding") Finding finding,
            @Param("queries") int queries,
            @Param("nextQueryAt") @Nullable Instant nextQueryAt);

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
