package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.PayoutOfRefund;
import io.payloom.payout.Payouts;
import io.payloom.payout.warning.PayoutWarning;
import io.payloom.vault.PayeeVault;
import io.payloom.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends refunds that their bank has finally refused as payouts to an account of the payer. It takes two people: one names
 * the account, another one names it again and confirms.
 */
@Component
public class RefundPayouts {

    private final RefundMapper mapper;
    private final RefundPayoutProposals proposals;
    private final RefundMoves moves;
    private final GivenBack givenBack;
    private final Payouts payouts;
    private final Vault vault;
    private final Alerts alerts;
    private final Runs runs;
    private final Database database;

    RefundPayouts(
            RefundMapper mapper,
            RefundPayoutProposals proposals,
            RefundMoves moves,
            GivenBack givenBack,
            Payouts payouts,
            Vault vault,
            Alerts alerts,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.proposals = proposals;
        this.moves = moves;
        this.givenBack = givenBack;
        this.payouts = payouts;
        this.vault = vault;
        this.alerts = alerts;
        this.runs = runs;
        this.database = database;
    }

    /** Empty when there is no such refund. */
    public Optional<Refund> find(String refundNo) {
        return Optional.ofNullable(mapper.byNo(refundNo));
    }

    /** All that was proposed of a refund, the newest first. */
    public List<RefundPayout> of(String refundNo) {
        return proposals.of(refundNo);
    }

    /** What the persons should look at before the payout begins, or should have; null for nothing. */
    public @Nullable List<PayoutWarning> warnings(RefundPayout proposal) {
        if (proposal.payoutNo() != null) {
            return payouts.warnings(proposal.payoutNo());
        }
        Refund refund = mapper.byNo(proposal.refundNo());
        return proposal.state() == RefundPayout.State.PROPOSED
                ? payouts.warnings(payout(refund, proposal, proposals.payee(proposal, refund.merchantId())))
                : null;
    }

    /** Writes down to whom a person wants what is left of a refused refund to be paid; an earlier proposal is over. */
    public Answer propose(String refundNo, PayeeVault.Payee payee, String operator, String reason) {
        return database.inTransaction(() -> {
            Refund refund = moves.lock(refundNo);
            if (refund.state() != RefundState.REFUSED || refund.unpaid().value() == 0) {
                return new Answer.NothingToDecide(refund.state());
            }
            RefundPayout proposal = proposals.propose(refund, payee, new RefundPayoutMapper.Said(operator, reason));
            moves.remark(refund, operator, "proposed to pay " + words(proposal) + ": " + reason);
            alerts.raise(
                    "REFUND_PAYOUT_PROPOSED",
                    refundNo,
                    refundNo,
                    operator + " wants to pay " + words(proposal) + ", because the bank refused refund " + refundNo
                            + "." + doubts(proposal)
                            + " Another person has to confirm it in the operators' API.");
            return new Answer.NeedsSecond(proposal);
        });
    }

    /**
     * Creates the payout that was proposed.
     *
     * @param account the payee's whole number once more, so that no slip of one person sends money astray
     */
    public Answer confirm(String refundNo, String account, String operator, String reason) {
        return database.inTransaction(() -> {
            Refund refund = moves.lock(refundNo);
            RefundPayout proposal = proposals.proposed(refundNo).orElse(null);
            if (refund.state() != RefundState.REFUSED || proposal == null) {
                return new Answer.NothingToDecide(refund.state());
            }
            if (proposal.operator().equalsIgnoreCase(operator)) {
                return new Answer.SamePerson(operator);
            }
            PayeeVault.Payee payee = proposals.payee(proposal, refund.merchantId());
            if (!payee.account().equals(account)) {
                moves.remark(refund, operator, "named another account than " + proposal.operator() + " had proposed");
                proposals.wrongAccount(proposal);
                return new Answer.OtherAccount();
            }
            Cap cap = cap(refund);
            return cap.isBroken()
                    ? new Answer.BeyondPayment(refund.money(cap.taken()), cap.paid())
                    : payOut(refund, proposal, payee, new RefundPayoutMapper.Said(operator, reason));
        });
    }

    private Answer payOut(
            Refund refund, RefundPayout proposal, PayeeVault.Payee payee, RefundPayoutMapper.Said second) {
        String payoutNo = payouts.accept(payout(refund, proposal, payee));
        proposals.confirm(proposal, second, payoutNo);
        moves.move(
                refund,
                RefundEvent.PAY_OUT,
                proposal.operator() + " and " + second.operator(),
                payoutNo + " pays " + words(proposal) + " (" + proposal.reason() + "): " + second.reason(),
                Outcome.of("PAYING_OUT", "It is being paid to another account"));
        runs.finish(refund.refundNo()); // the payout goes on by itself, and moves the refund when it ends
        runs.abandon(refund.refundNo());
        return new Answer.PayingOut(proposals.of(refund.refundNo()).getFirst());
    }

    private PayoutOfRefund payout(Refund refund, RefundPayout proposal, PayeeVault.Payee payee) {
        String number = "refund:" + refund.refundNo() + ":" + proposal.id();
        String all = number + "|" + refund.unpaid() + "|" + payee.account();
        return new PayoutOfRefund(
                refund.refundNo(),
                refund.merchantId(),
                number,
                refund.unpaid(),
                payee,
                "Refund " + refund.merchantRefundNo(),
                vault.keyedHash(all.getBytes(StandardCharsets.UTF_8)));
    }

    private Cap cap(Refund refund) {
        return givenBack.cap(givenBack.captured(refund.orderNo()).orElseThrow());
    }

    private String doubts(RefundPayout proposal) {
        List<PayoutWarning> warnings = warnings(proposal);
        return warnings == null
                ? ""
                : warnings.stream()
                        .map(warning -> " Look twice: " + warning.message() + ".")
                        .collect(Collectors.joining());
    }

    private static String words(RefundPayout proposal) {
        return proposal.amount() + " to " + proposal.payeeAccount() + " (" + proposal.payeeName() + ", "
                + proposal.institution() + ")";
    }

    /** What became of a word about a refused refund. */
    public sealed interface Answer {

        /** It is written down and waits. */
        record NeedsSecond(RefundPayout proposal) implements Answer {}

        /** The payout is on its way. */
        record PayingOut(RefundPayout confirmed) implements Answer {}

        /** The refund is not refused, or nothing was proposed. */
        record NothingToDecide(RefundState state) implements Answer {}

        /** Who proposed it cannot confirm it. */
        record SamePerson(String operator) implements Answer {}

        /** The number is not the one that was proposed. */
        record OtherAccount() implements Answer {}

        /** More than was paid would go back. */
        record BeyondPayment(Money taken, Money paid) implements Answer {}
    }
}
