package io.payloom.transaction.asking;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.TransactionEvent;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks banks about transactions and applies what they say. Must stand outside a database transaction.
 */
@Component
public class Inquiries {

    /** On request, a bank is asked about one transaction at most this often. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final BankTransactions transactions;
    private final InquiryMapper mapper;
    private final BankFacts facts;
    private final Channels channels;
    private final Clock clock;

    Inquiries(BankTransactions transactions, InquiryMapper mapper, BankFacts facts, Channels channels, Clock clock) {
        this.transactions = transactions;
        this.mapper = mapper;
        this.facts = facts;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Asks about the attempt of a payment that is in question now, for whoever wants to know.
     *
     * @param actor who wants to know, for the journal
     */
    public Inquiry now(String orderNo, String actor) {
        return now(transactions.inQuestion(orderNo).orElse(null), actor);
    }

    /**
     * The same about an order of any kind, which may have several.
     *
     * @param transactionNo about which one; null means the only one without a result
     * @throws TransactionUnclear when several have no result and none is named, or one that is not of this order
     */
    public Inquiry now(String orderNo, @Nullable String transactionNo, String actor) {
        return now(
                AttemptSelection.among(transactions.attempts(orderNo), transactionNo, BankTransaction::isInQuestion)
                        .orElse(null),
                actor);
    }

    private Inquiry now(@Nullable BankTransaction transaction, String actor) {
        if (transaction == null || transaction.state() != TransactionState.PROCESSING) {
            return new Inquiry.Needless();
        }
        Instant now = clock.instant();
        if (mapper.askUnlessAsked(transaction.transactionNo(), now, now.minus(PAUSE)) == 0) {
            return new Inquiry.TooSoon(PAUSE);
        }
        try {
            BankTransaction after =
                    ask(transaction, BankFact.Source.ASKED, actor).after();
            return new Inquiry.Asked(after.transactionNo(), after.answer().lastAnswer(), after.state());
        } catch (ChannelBusy | PermitsUnreachable busy) {
            return new Inquiry.TooSoon(PAUSE);
        }
    }

    /** @throws ChannelBusy when the channel has no room now, or was asked too much lately */
    public Reply ask(BankTransaction transaction, BankFact.Source source, String actor) {
        Instant askedAt = clock.instant();
        BankAnswer answer = channels.query(transaction.channel(), transaction.account(), transaction.bankOrderNo());
        BankFact fact = new BankFact(transaction.transactionNo(), source, answer, actor, askedAt);
        BankFacts.Applied applied = facts.applied(fact);
        return new Reply(fact, applied.judgement(), applied.after());
    }

    /** What a bank said, what it means, and where the transaction stands by it. */
    public record Reply(BankFact fact, Judgement judgement, BankTransaction after) {

        /** Whether it answered readably that it does not know yet, or in a code without a meaning. */
        public boolean isUndecided() {
            return fact.answer() instanceof BankAnswer.Answered && judgement.event() == TransactionEvent.AWAIT;
        }

        public boolean isNotFound() {
            return fact.answer() instanceof BankAnswer.NotFound;
        }
    }
}
