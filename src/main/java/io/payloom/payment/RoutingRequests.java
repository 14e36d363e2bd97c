package io.payloom.payment;

import io.payloom.catalogue.Operation;
import io.payloom.routing.RoutingRequest;
import io.payloom.vault.CardVault;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a payment what routing asks for. */
@Component
class RoutingRequests {

    private static final int BIN = 6;

    private final CardVault cards;
    private final Vault vault;

    RoutingRequests(CardVault cards, Vault vault) {
        this.cards = cards;
        this.vault = vault;
    }

    RoutingRequest of(PaymentRow payment, int attempt, Set<String> triedChannels) {
        return new RoutingRequest(
                payment.orderNo(),
                attempt,
                Operation.PAY,
                payment.merchantId(),
                payment.method(),
                payment.type(),
                payment.amount(),
                details(payment),
                false,
                triedChannels);
    }

    private RoutingRequest.Details details(PaymentRow payment) {
        return new RoutingRequest.Details(
                payment.institution(),
                payment.cardMasked() == null ? null : payment.cardMasked().substring(0, BIN),
                payment.terminalType(),
                payment.businessProduct(),
                payment.payProduct(),
                payment.member(),
                payment.payerKind(),
                cardKey(payment),
                memberKey(payment));
    }

    private @Nullable String memberKey(PaymentRow payment) {
        String member = payment.merchantId() + "/" + payment.member();
        return payment.member() == null ? null : vault.keyedHash(member.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String cardKey(PaymentRow payment) {
        return payment.cardToken() == null
                ? null
                : cards.fingerprint(payment.cardToken(), payment.merchantId()).orElse(null);
    }
}
