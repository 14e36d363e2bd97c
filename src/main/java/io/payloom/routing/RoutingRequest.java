package io.payloom.routing;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which a channel is chosen for one attempt of an order.
 *
 * @param attempt 1 for the first; each attempt is decided once and for all
 * @param details what the order may say besides
 * @param mayWait whether the order can wait for the end of a maintenance window, as refunds and scheduled payouts do
 * @param triedChannels channels that this order has tried already
 * @param cnaps whether the order says the CNAPS number of the payee's bank
 * @param released whether it has waited for a reserve and its turn has come
 * @param checkDigitWrong whether the payee's number looks like that of a card, and its check digit is wrong
 */
public record RoutingRequest(
        String orderNo,
        int attempt,
        Operation operation,
        String merchantId,
        String method,
        String type,
        Money amount,
        Details details,
        boolean mayWait,
        Set<String> triedChannels,
        boolean cnaps,
        boolean released,
        boolean checkDigitWrong) {

    public RoutingRequest {
        triedChannels = Set.copyOf(triedChannels);
    }

    /** Of what has no payee. */
    public RoutingRequest(
            String orderNo,
            int attempt,
            Operation operation,
            String merchantId,
            String method,
            String type,
            Money amount,
            Details details,
            boolean mayWait,
            Set<String> triedChannels) {
        this(
                orderNo,
                attempt,
                operation,
                merchantId,
                method,
                type,
                amount,
                details,
                mayWait,
                triedChannels,
                false,
                false,
                false);
    }

    /** Under which the failures of this payer are remembered; none when nobody knows who pays. */
    List<String> payerKeys() {
        return Stream.of(details.cardKey(), details.memberKey())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /**
     * What an order may say besides; null where it does not.
     *
     * @param institution target institution
     * @param bin first six digits of the card
     * @param member the merchant's number of the payer
     * @param payerKind {@code private} or {@code public}
     * @param cardKey keyed hash of the card number, by which limits per card are counted
     * @param memberKey keyed hash of merchant and member
     */
    public record Details(
            @Nullable String institution,
            @Nullable String bin,
            @Nullable String terminalType,
            @Nullable String businessProduct,
            @Nullable String payProduct,
            @Nullable String member,
            @Nullable String payerKind,
            @Nullable String cardKey,
            @Nullable String memberKey) {

        public static final Details NONE = new Details(null, null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "Details[institution=" + institution + ", bin=" + bin + ", terminalType=" + terminalType
                    + ", businessProduct=" + businessProduct + ", payProduct=" + payProduct + ", payerKind=" + payerKind
                    + "]";
        }
    }
}
