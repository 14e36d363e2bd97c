package io.payloom.payout;

import io.payloom.hold.OrderBook;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells routing and the reserve which payouts have ended. */
@Component
class PayoutBook implements OrderBook {

    private final PayoutMapper mapper;

    PayoutBook(PayoutMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Set<String> finalAmong(Collection<String> orderNos) {
        return orderNos.isEmpty() ? Set.of() : mapper.finalAmong(orderNos);
    }
}
