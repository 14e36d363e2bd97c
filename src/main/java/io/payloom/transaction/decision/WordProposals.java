package io.payloom.transaction.decision;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Money;
import io.payloom.kernel.Subject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Words about refunds and money cases that let money out or book it: above the amount that one person may decide alone they
 * wait for a second one. Joins the caller's transaction, which has the subject locked.
 */
@Component
public class WordProposals {

    static final String ALERT = "DECISION_NEEDS_SECOND";

    private final WordProposalMapper mapper;
    private final DecisionRules rules;
    private final Alerts alerts;
    private final Clock clock;

    WordProposals(WordProposalMapper mapper, DecisionRules rules, Alerts alerts, Clock clock) {
        this.mapper = mapper;
        this.rules = rules;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Why one person's word about this amount is not enough, null when it is. */
    public @Nullable String whySecond(Money amount) {
        return rules.tooMuchForOne(amount);
    }

    /**
     * Writes down what a person wants, in the place of what was wanted before, and calls a second one.
     *
     * @param orderNo the order or refund that it is about, for the alert
     */
    public void propose(String subjectNo, String orderNo, Said said, Money amount, String whySecond) {
        mapper.propose(subjectNo, said, amount, whySecond, clock.instant());
        WordProposal proposal = find(subjectNo).orElseThrow();
        String about = Subject.titled(subjectNo) + (subjectNo.equals(orderNo) ? "" : " of " + Subject.named(orderNo));
        alerts.raise(ALERT, subjectNo, orderNo, about + ": " + proposal.forPeople());
    }

    /** What waits for a second person. */
    public Optional<WordProposal> find(String subjectNo) {
        return Optional.ofNullable(mapper.find(subjectNo));
    }

    /** The subject has moved on, or was decided anew: nothing waits any more. */
    public void end(String subjectNo, String by, String note) {
        if (mapper.remove(subjectNo) > 0) {
            alerts.settle(ALERT, subjectNo, by, note);
        }
    }

    /** What a person has said, as it is spelt. */
    public record Said(String word, String operator, String reason) {}
}
