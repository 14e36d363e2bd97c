package io.payloom.reserve;

import java.util.List;
import org.springframework.stereotype.Component;

/** The balances at the banks as they were last heard of. */
@Component
public class Reserves {

    private final ReserveMapper mapper;

    Reserves(ReserveMapper mapper) {
        this.mapper = mapper;
    }

    public List<Balance> balances() {
        return mapper.balances();
    }

    /**
     * What can be paid from an account.
     *
     * @param account its code in the catalogue
     * @param available minor units
     */
    public record Balance(String account, String currency, long available) {}
}
