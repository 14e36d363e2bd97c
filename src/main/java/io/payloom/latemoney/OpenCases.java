package io.payloom.latemoney;

import io.payloom.alert.LastingTrouble;
import org.springframework.stereotype.Component;

/** A case that only a person can end needs one until it has moved. */
@Component
class OpenCases implements LastingTrouble {

    private final CaseMapper mapper;

    OpenCases(CaseMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String kind() {
        return CaseAlerts.NEEDS_PERSON;
    }

    @Override
    public boolean lasts(String caseNo) {
        MoneyCase found = mapper.find(caseNo);
        return found != null && found.state() == CaseState.OPEN;
    }
}
