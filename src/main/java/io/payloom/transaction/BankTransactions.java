package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.catalogue.UnknownChannel;
import io.payloom.channel.Channels;
import io.payloom.lifecycle.Journal;
import io.payloom.transaction.sending.BankOrderNumbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The order's side of bank transactions: prepare an attempt, look it up, ask for its closing. */
@Component
public class BankTransactions {

    private final TransactionMapper mapper;
    private final BankOrderNumbers bankOrderNumbers;
    private final ProcessWakeUp wakeUp;
    private final Channels channels;
    private final Journal journal;
    private final Clock clock;

    BankTransactions(
            TransactionMapper mapper,
            BankOrderNumbers bankOrderNumbers,
            ProcessWakeUp wakeUp,
            Channels channels,
            Journal journal,
            Clock clock) {
        this.mapper = mapper;
        this.bankOrderNumbers = bankOrderNumbers;
        this.wakeUp = wakeUp;
        this.channels = channels;
        this.journal = journal;
        this.clock = clock;
    }

    /** Draws the number under which the channel's bank will know the next transaction; must stand outside a transaction. */
    public String drawBankOrderNo(String channelCode) {
        return bankOrderNumbers.next(channels.find(channelCode).orElseThrow(() -> new UnknownChannel(channelCode)));
    }

    /**
     * Writes the transaction with its bank order number; joins the caller's transaction.
     *
     * @return the transaction of this order and attempt, new or already there
     */
    public BankTransaction prepare(NewTransaction request, String bankOrderNo) {
        return write(request, bankOrderNo)
                .map(mapper::byNo)
                .or(() -> attempt(request.orderNo(), request.attempt()))
                .orElseThrow();
    }

    /**
     * The same where nobody needs all that was written.
     *
     * @return the number of the transaction; empty when this order has one for this attempt already
     */
    public Optional<String> write(NewTransaction request, String bankOrderNo) {
        String transactionNo = TransactionKind.TRANSACTION.nextNumber();
        try {
            mapper.insert(transactionNo, bankOrderNo, request, expiry(request), clock.instant());
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
        journal.append(Journal.Entry.first(
                transactionNo,
                TransactionStates.MODEL.initial(),
                "CREATE",
                switch (request.operation()) {
                    case PAY -> "route-order";
                    case REFUND -> "refund";
                    case PAYOUT -> "route-payout";
                },
                request.channel() + "/" + request.account() + ", attempt " + request.attempt()));
        return Optional.of(transactionNo);
    }

    /** How many transactions have no final result, by channel; channels without any are left out. */
    public Map<String, Integer> unfinishedByChannel() {
        return mapper.unfinished().stream()
                .collect(Collectors.toMap(Unfinished::channel, Unfinished::transactions, Integer::sum));
    }

    /** One attempt of an order; empty when it was never prepared. */
    public Optional<BankTransaction> attempt(String orderNo, int attempt) {
        return mapper.attempt(orderNo, attempt);
    }

    /** The transaction of this number, which must exist. */
    public BankTransaction byNo(String transactionNo) {
        return mapper.byNo(transactionNo);
    }

    /** The transaction of this number, kept as it is until the caller's transaction ends. */
    public BankTransaction lock(String transactionNo) {
        return mapper.lock(transactionNo);
    }

    /** All attempts of an order, oldest first. */
    public List<BankTransaction> attempts(String orderNo) {
        return mapper.attempts(orderNo);
    }

    /** Whatever was begun to give this transaction's money back, oldest first. */
    public List<BankTransaction> refundsOf(String transactionNo) {
        return mapper.refundsOf(transactionNo);
    }

    /** The attempt of an order that is not final, of several the one that is stuck; else the newest. */
    public Optional<BankTransaction> inQuestion(String orderNo) {
        return mapper.inQuestion(orderNo);
    }

    /** The newest attempt of an order. */
    public Optional<BankTransaction> latest(String orderNo) {
        return mapper.latest(orderNo);
    }

    /** The newest attempt of an order, kept as it is until the caller's transaction ends. */
    public Optional<BankTransaction> lockLatest(String orderNo) {
        return mapper.latest(orderNo).map(BankTransaction::transactionNo).map(mapper::lock);
    }

    /** What is final and whose process instance is not known to have ended. */
    public List<UncompletedInstance> endedInHand(String orderNo) {
        return mapper.endedInHand(orderNo);
    }

    /** The process instance is there no more, or to no purpose. */
    public void outOfHand(UncompletedInstance transaction) {
        mapper.outOfHand(transaction.transactionNo(), transaction.instanceKey());
    }

    /** Writes down that the merchant wants the order closed and wakes its process; joins the caller's transaction. */
    public void requestClose(String orderNo) {
        mapper.latest(orderNo)
                .map(BankTransaction::transactionNo)
                .map(mapper::lock)
                .ifPresent(transaction -> {
                    if (!transaction.state().isFinal()) {
                        mapper.requestClose(transaction.transactionNo(), clock.instant());
                        wakeUp.wake(transaction, "close");
                    }
                });
    }

    private @Nullable Instant expiry(NewTransaction request) {
        if (request.operation() != Operation.PAY) {
            return null;
        }
        Duration payerTimeout =
                channels.interfaceOf(request.channel(), Operation.PAY).payerTimeout();
        if (payerTimeout == null) {
            return null;
        }
        Instant latest = clock.instant().plus(payerTimeout);
        return request.expiresAt() != null && request.expiresAt().isBefore(latest) ? request.expiresAt() : latest;
    }
}
