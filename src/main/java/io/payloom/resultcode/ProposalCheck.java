package io.payloom.resultcode;

import io.payloom.catalogue.Catalogues;
import io.payloom.resultcode.CodeChange.Fault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds what is wrong with a proposed line. */
@Component
class ProposalCheck {

    private final Catalogues catalogues;

    ProposalCheck(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** @param others lines of the same key that would stay beside it */
    List<Fault> faults(CodeProposal proposal, List<CodeLine> others) {
        List<Fault> faults = new ArrayList<>();
        String channel = proposal.key().channel();
        if (!channel.equals(CodeKey.ANY) && catalogues.current().find(channel).isEmpty()) {
            faults.add(new Fault("channel", "CHANNEL_UNKNOWN", "is not in the catalogue"));
        }
        Meaning meaning = proposal.meaning();
        if (meaning.unifiedCode().equals(Translation.UNTRANSLATED)) {
            faults.add(new Fault("unifiedCode", "VALUE_INVALID", "is kept for codes that nobody has explained"));
        }
        if (meaning.reroutable() && meaning.verdict() != Verdict.FAILED) {
            faults.add(new Fault("reroutable", "VALUE_INVALID", "is for FAILED only: else the money may move twice"));
        }
        if (proposal.validity().isEmpty()) {
            faults.add(new Fault("effectiveUntil", "DATES_REVERSED", "must be after effectiveFrom"));
        } else {
            others.stream()
                    .filter(other -> other.validity().overlaps(proposal.validity()))
                    .map(ProposalCheck::overlap)
                    .forEach(faults::add);
        }
        return faults;
    }

    private static Fault overlap(CodeLine other) {
        return new Fault(
                "effectiveFrom",
                "LINES_OVERLAP",
                "line " + other.id() + " of the same key counts from " + other.validity()
                        + "; let it end first, or remove it");
    }
}
