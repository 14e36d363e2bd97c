package io.payloom.payment;

import io.payloom.hold.OrderBook;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells routing which payments have ended. */
@Component
class PaymentBook implements OrderBook {

    private final PaymentMapper mapper;

    PaymentBook(PaymentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Set<String> finalAmong(Collection<String> orderNos) {
        return orderNos.isEmpty() ? Set.of() : mapper.finalAmong(orderNos);
    }
}
