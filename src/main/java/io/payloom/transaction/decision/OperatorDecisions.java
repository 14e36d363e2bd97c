package io.payloom.transaction.decision;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.ProcessWakeUp;
import io.payloom.transaction.TransactionEvent;
import io.payloom.transaction.TransactionMoves;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.asking.AttemptSelection;
import io.payloom.transaction.asking.Inquiries;
import io.payloom.transaction.asking.NextQueries;
import io.payloom.transaction.asking.TransactionUnclear;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What named persons decide about transactions whose result no bank has said. The bank is asked first, and what it says
 * finally wins. One person's word is enough while the bank answers; against a silent bank, over another amount than was
 * ordered, and above a configured amount it takes a second person.
 * Every word goes into the journal.
 */
@Component
public class OperatorDecisions {

    private static final String NEEDS_SECOND = "DECISION_NEEDS_SECOND";

    private final BankTransactions transactions;
    private final OperatorDecisionMapper decisions;
    private final DecisionRules rules;
    private final Inquiries inquiries;
    private final BankFacts facts;
    private final TransactionMoves moves;
    private final ProcessWakeUp wakeUp;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    OperatorDecisions(
            BankTransactions transactions,
            OperatorDecisionMapper decisions,
            DecisionRules rules,
            Inquiries inquiries,
            BankFacts facts,
            TransactionMoves moves,
            ProcessWakeUp wakeUp,
            Alerts alerts,
            Database database,
            Clock clock) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.rules = rules;
        this.inquiries = inquiries;
        this.facts = facts;
        this.moves = moves;
        this.wakeUp = wakeUp;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** All decisions about a transaction, oldest first. */
    public List<OperatorDecision> of(String transactionNo) {
        return decisions.of(transactionNo);
    }

    /**
     * Decides about a transaction of an order and wakes its process.
     *
     * @param transactionNo which one; null means the only one without a result
     * @throws TransactionUnclear when several have no result and none is named, or one that is not of this order
     * @throws io.payloom.channel.ChannelBusy when the bank cannot be asked now; nothing was decided
     */
    public DecisionResult decide(String orderNo, @Nullable String transactionNo, OperatorWord word) {
        return AttemptSelection.among(transactions.attempts(orderNo), transactionNo, BankTransaction::isInQuestion)
                .map(transaction -> decide(transaction, word, true))
                .orElseGet(DecisionResult.NothingToDecide::new);
    }

    /**
     * Agrees, as a second person, with what another has proposed.
     *
     * @param transactionNo about which one; null means the only one about which something is proposed
     * @throws TransactionUnclear when there are several proposals and none is named, or one that is not of this order
     * @throws io.payloom.channel.ChannelBusy when the bank cannot be asked now; nothing was decided
     */
    public DecisionResult confirm(String orderNo, @Nullable String transactionNo, String second, String reason) {
        Optional<OperatorDecision> proposal = AttemptSelection.among(
                        transactions.attempts(orderNo), transactionNo, attempt -> proposal(attempt)
                                .isPresent())
                .flatMap(this::proposal);
        if (proposal.isEmpty()) {
            return new DecisionResult.NothingToDecide();
        }
        if (proposal.get().operator().equalsIgnoreCase(second)) {
            return new DecisionResult.SamePerson(second);
        }
        Inquiries.Reply reply =
                inquiries.ask(transactions.byNo(proposal.get().transactionNo()), BankFact.Source.ASKED, second);
        return database.inTransaction(() -> confirm(proposal.get(), reply, second, reason));
    }

    private Optional<OperatorDecision> proposal(BankTransaction transaction) {
        return decisions.proposal(transaction.transactionNo());
    }

    /** @param wake whether the process is to be woken; not by its own worker, which goes on by itself */
    public DecisionResult decide(BankTransaction transaction, OperatorWord word, boolean wake) {
        if (transaction.state() != TransactionState.PROCESSING) {
            return new DecisionResult.NothingToDecide();
        }
        Inquiries.Reply reply = inquiries.ask(transaction, BankFact.Source.ASKED, word.operator());
        return database.inTransaction(() -> decide(reply, word, wake));
    }

    private DecisionResult decide(Inquiries.Reply reply, OperatorWord word, boolean wake) {
        BankTransaction locked = transactions.lock(reply.after().transactionNo());
        if (decisions.replaceProposals(locked.transactionNo(), clock.instant()) > 0) {
            alerts.settle(NEEDS_SECOND, locked.transactionNo(), word.operator(), "decided anew: " + word.text());
        }
        if (locked.state() != TransactionState.PROCESSING) {
            return locked.state().isFinal() && !locked.progress().byPerson()
                    ? theBankDecided(locked, word)
                    : new DecisionResult.NothingToDecide();
        }
        if (word.word() == OperatorWord.Word.KEEP_WAITING) {
            return keepWaiting(locked, word, wake);
        }
        String denial = rules.denial(word.word(), reply, locked);
        if (denial != null) {
            return overrule(locked, word, denial);
        }
        String whySecond = rules.whySecond(word.word(), reply, locked, atStake(locked));
        if (whySecond != null) {
            return propose(locked, word, whySecond);
        }
        keep(locked, word, OperatorDecision.State.APPLIED);
        return apply(locked, word.word(), word.operator(), word.text(), wake);
    }

    /** Of an order, all that persons book or may book: one person does not book part by part what is too much for one. */
    private Money atStake(BankTransaction locked) {
        long value = transactions.attempts(locked.orderNo()).stream()
                .filter(attempt -> attempt.isInQuestion()
                        || attempt.state() == TransactionState.SUCCEEDED
                                && attempt.progress().byPerson())
                .mapToLong(attempt -> attempt.amount().value())
                .sum();
        return new Money(value, locked.amount().currency());
    }

    private DecisionResult theBankDecided(BankTransaction ended, OperatorWord word) {
        boolean agrees = (ended.state() == TransactionState.SUCCEEDED) == (word.word() == OperatorWord.Word.SUCCEEDED);
        if (agrees || word.word() == OperatorWord.Word.KEEP_WAITING) {
            keep(ended, word, OperatorDecision.State.APPLIED);
            moves.remark(ended, word.operator(), "decided " + word.text() + "; the bank had just said so itself");
            return new DecisionResult.Applied(transactions.byNo(ended.transactionNo()));
        }
        return overrule(
                ended,
                word,
                "The bank says " + ended.state() + " (" + ended.answer().lastAnswer() + ").");
    }

    private DecisionResult overrule(BankTransaction locked, OperatorWord word, String bankSays) {
        keep(locked, word, OperatorDecision.State.OVERRULED);
        moves.remark(locked, word.operator(), "decided " + word.text() + "; not taken: " + bankSays);
        alerts.raise(
                "DECISION_OVERRULED",
                locked.transactionNo(),
                locked.orderNo(),
                word.operator() + " decided '" + word.word().text() + "' about " + locked.transactionNo() + " of "
                        + Subject.named(locked.orderNo()) + ". " + bankSays + " The bank's word stands.");
        return new DecisionResult.Overruled(transactions.byNo(locked.transactionNo()), bankSays);
    }

    private DecisionResult keepWaiting(BankTransaction locked, OperatorWord word, boolean wake) {
        keep(locked, word, OperatorDecision.State.APPLIED);
        moves.remark(locked, word.operator(), "decided " + word.text());
        Instant next = clock.instant().plus(NextQueries.WATCH_PAUSE);
        decisions.planNextQuery(locked.transactionNo(), next, next.plus(NextQueries.WATCH_PAUSE));
        alerts.settle("RESULT_UNKNOWN", locked.transactionNo(), word.operator(), "decided " + word.text());
        if (wake) {
            wakeUp.wake(locked, "wait/" + (locked.version() + 1));
        }
        return new DecisionResult.Applied(transactions.byNo(locked.transactionNo()));
    }

    private DecisionResult propose(BankTransaction locked, OperatorWord word, String whySecond) {
        Money amount = booked(locked, word.word());
        decisions.insert(locked, word, amount, whySecond, OperatorDecision.State.PROPOSED, clock.instant());
        moves.remark(locked, word.operator(), "proposed " + word.text() + "; " + whySecond);
        alerts.raise(
                NEEDS_SECOND,
                locked.transactionNo(),
                locked.orderNo(),
                word.operator() + " decided '" + word.word().text() + "' about " + locked.transactionNo() + " of "
                        + Subject.named(locked.orderNo()) + ". " + whySecond
                        + " Another person has to confirm it in the operators' API.");
        return new DecisionResult.NeedsSecond(transactions.byNo(locked.transactionNo()), whySecond);
    }

    private DecisionResult confirm(OperatorDecision proposal, Inquiries.Reply reply, String second, String reason) {
        BankTransaction locked = transactions.lock(proposal.transactionNo());
        String bankSays = denial(proposal, reply, locked);
        boolean open = locked.state() == TransactionState.PROCESSING;
        OperatorDecision.State end =
                open && bankSays == null ? OperatorDecision.State.APPLIED : OperatorDecision.State.OVERRULED;
        if (decisions.close(proposal.id(), end, second, reason, clock.instant()) == 0) {
            return new DecisionResult.NothingToDecide();
        }
        String words = proposal.word().text() + " as proposed by " + proposal.operator() + " (" + proposal.reason()
                + "): " + reason;
        if (bankSays != null) {
            alerts.settle(NEEDS_SECOND, locked.transactionNo(), second, "confirmed; not taken: " + bankSays);
            moves.remark(locked, second, "confirmed " + words + "; not taken: " + bankSays);
            return new DecisionResult.Overruled(transactions.byNo(locked.transactionNo()), bankSays);
        }
        return open
                ? apply(locked, proposal.word(), proposal.operator() + " and " + second, words, true)
                : new DecisionResult.NothingToDecide();
    }

    /** Why the bank's word stands against the proposal, null when it does not. */
    private @Nullable String denial(OperatorDecision proposal, Inquiries.Reply reply, BankTransaction locked) {
        if (locked.state().isFinal()) {
            return locked.progress().byPerson() ? null : "The bank says " + locked.state() + ".";
        }
        String denial = rules.denial(proposal.word(), reply, locked);
        Money amount = booked(locked, proposal.word());
        return denial != null || Objects.equals(proposal.booked(), amount)
                ? denial
                : "It would book " + (amount == null ? locked.amount() : amount) + " now, and was proposed over "
                        + (proposal.booked() == null ? locked.amount() : proposal.booked()) + ". Decide anew.";
    }

    /** Over what the transaction ends by this word, null when over what was ordered. */
    private static @Nullable Money booked(BankTransaction locked, OperatorWord.Word word) {
        return word == OperatorWord.Word.SUCCEEDED ? locked.reported() : null;
    }

    private DecisionResult apply(
            BankTransaction locked, OperatorWord.Word word, String actor, String words, boolean wake) {
        TransactionEvent event = word == OperatorWord.Word.SUCCEEDED ? TransactionEvent.SUCCEED : TransactionEvent.FAIL;
        Money booked = booked(locked, word);
        String all = booked == null ? words : words + "; booked over " + booked;
        BankTransaction after = facts.decide(locked, event, actor, Judgement.decided(event, all, booked));
        if (wake) {
            wakeUp.wake(after, String.valueOf(after.version()));
        }
        return new DecisionResult.Applied(after);
    }

    private void keep(BankTransaction transaction, OperatorWord word, OperatorDecision.State state) {
        decisions.insert(transaction, word, null, null, state, clock.instant());
    }
}
