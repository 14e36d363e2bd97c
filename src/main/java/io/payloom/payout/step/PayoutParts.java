package io.payloom.payout.step;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.payout.Payout;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.routing.RoutingRequest;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes parts of a payout: asks routing for their channel, and writes their bank transactions. */
@Component
class PayoutParts {

    private final BankTransactions transactions;
    private final Routing routing;

    PayoutParts(BankTransactions transactions, Routing routing) {
        this.transactions = transactions;
        this.routing = routing;
    }

    /**
     * @param attempt number of the first part
     * @param triedChannels of which none is taken
     */
    RoutingDecision route(Payout payout, int attempt, Money amount, boolean mayWait, Set<String> triedChannels) {
        return routing.decide(request(payout, attempt, amount, mayWait, triedChannels));
    }

    /** Attempts that no channel could take, as was decided. */
    Set<Integer> takenByNobody(String orderNo) {
        return routing.decisions(orderNo).stream()
                .filter(RoutingDecision.NoChannel.class::isInstance)
                .map(RoutingDecision::attempt)
                .collect(Collectors.toSet());
    }

    static PayoutStep.Submit submit(List<BankTransaction> parts) {
        return new PayoutStep.Submit(parts.stream()
                .map(part -> new PayoutStep.Part(part.transactionNo(), part.channel()))
                .toList());
    }

    static String words(RoutingDecision.Routed routed) {
        int parts = routed.parts().size();
        return (parts == 1 ? "one part" : parts + " parts") + " at " + routed.channel() + "/" + routed.account();
    }

    List<String> drawNumbers(RoutingDecision.Routed routed) {
        return routed.parts().stream()
                .map(part -> transactions.drawBankOrderNo(routed.channel()))
                .toList();
    }

    List<BankTransaction> prepare(Payout payout, RoutingDecision.Routed routed, List<String> bankOrderNos) {
        List<BankTransaction> prepared = new ArrayList<>();
        for (int part = 0; part < bankOrderNos.size(); part++) {
            prepared.add(transactions.prepare(
                    NewTransaction.payout(
                            payout.orderNo(),
                            routed.attempt() + part,
                            payout.merchantId(),
                            new NewTransaction.RouteTaken(routed.channel(), routed.account(), routed.pool()),
                            payout.money(routed.parts().get(part)),
                            Payout.METHOD,
                            payout.payeeKind(),
                            new NewTransaction.Remittance(payout.payeeToken(), payout.purpose())),
                    bankOrderNos.get(part)));
        }
        return prepared;
    }

    private static RoutingRequest request(
            Payout payout, int attempt, Money amount, boolean mayWait, Set<String> triedChannels) {
        return new RoutingRequest(
                payout.orderNo(),
                attempt,
                Operation.PAYOUT,
                payout.merchantId(),
                Payout.METHOD,
                payout.payeeKind(),
                amount,
                new RoutingRequest.Details(
                        payout.institution(), null, null, null, null, null, payout.payeeKind(), null, null),
                mayWait,
                triedChannels,
                payout.cnaps(),
                payout.released(),
                payout.checkDigitWrong());
    }
}
