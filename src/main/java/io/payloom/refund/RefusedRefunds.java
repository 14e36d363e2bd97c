package io.payloom.refund;

import io.payloom.alert.LastingTrouble;
import org.springframework.stereotype.Component;

/** A refused refund needs a person until one has decided. */
@Component
class RefusedRefunds implements LastingTrouble {

    private final RefundMapper mapper;

    RefusedRefunds(RefundMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String kind() {
        return RefundMoves.REFUSED;
    }

    @Override
    public boolean lasts(String refundNo) {
        return mapper.byNo(refundNo).state() == RefundState.REFUSED;
    }
}
