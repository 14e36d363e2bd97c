package io.payloom.transaction.decision;

import io.payloom.alert.LastingTrouble;
import org.springframework.stereotype.Component;

/** What one person has proposed needs a second one until it is confirmed or over. */
@Component
class ProposalsThatWait implements LastingTrouble {

    private final OperatorDecisionMapper decisions;
    private final WordProposalMapper words;

    ProposalsThatWait(OperatorDecisionMapper decisions, WordProposalMapper words) {
        this.decisions = decisions;
        this.words = words;
    }

    @Override
    public String kind() {
        return WordProposals.ALERT;
    }

    @Override
    public boolean lasts(String subjectNo) {
        return words.find(subjectNo) != null || decisions.proposal(subjectNo).isPresent();
    }
}
