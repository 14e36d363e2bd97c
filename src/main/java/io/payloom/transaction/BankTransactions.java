package io.payloom.transaction;

import io.payloom.channel.Channels;
import io.payloom.channel.Operation;
import io.payloom.channel.UnknownChannel;
import io.payloom.kernel.Numbers;
import io.payloom.lifecycle.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The order's side of bank transactions: prepare an attempt, look it up, ask for its closing. */
@Component
public class BankTransactions {

    private final TransactionMapper mapper;
    private final BankOrderNumbers bankOrderNumbers;
    private final BankFacts facts;
    private final Channels channels;
    private final Journal journal;
    private final Clock clock;

    BankTransactions(
            TransactionMapper mapper,
            BankOrderNumbers bankOrderNumbers,
            BankFacts facts,
            Channels channels,
            Journal journal,
            Clock clock) {
        this.mapper = mapper;
        this.bankOrderNumbers = bankOrderNumbers;
        this.facts = facts;
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
        String transactionNo = Numbers.nextTransaction();
        try {
            mapper.insert(transactionNo, bankOrderNo, request, expiry(request), clock.instant());
        } catch (DuplicateKeyException another) {
            return latest(request.orderNo()).orElseThrow(() -> another);
        }
        journal.append(new Journal.Entry(
                transactionNo,
                1,
                null,
                TransactionState.CREATED.name(),
                "CREATE",
                "route-order",
                request.channel() + ", attempt " + request.attempt()));
        return mapper.byNo(transactionNo);
    }

    /** The newest attempt of an order. */
    public Optional<BankTransaction> latest(String orderNo) {
        return mapper.latest(orderNo);
    }

    /** The newest attempt of an order, kept as it is until the caller's transaction ends. */
    public Optional<BankTransaction> lockLatest(String orderNo) {
        return mapper.latest(orderNo).map(BankTransaction::transactionNo).map(mapper::lock);
    }

    /** Writes down that the merchant wants the order closed and wakes its process; joins the caller's transaction. */
    public void requestClose(String orderNo) {
        mapper.latest(orderNo)
                .map(BankTransaction::transactionNo)
                .map(mapper::lock)
                .ifPresent(transaction -> {
                    if (!transaction.state().isFinal()) {
                        mapper.requestClose(transaction.transactionNo(), clock.instant());
                        facts.wake(orderNo, transaction.transactionNo(), "close");
                    }
                });
    }

    private @Nullable Instant expiry(NewTransaction request) {
        Duration payerTimeout =
                channels.interfaceOf(request.channel(), Operation.PAY).payerTimeout();
        if (payerTimeout == null) {
            return null;
        }
        Instant latest = clock.instant().plus(payerTimeout);
        return request.expiresAt() != null && request.expiresAt().isBefore(latest) ? request.expiresAt() : latest;
    }
}
