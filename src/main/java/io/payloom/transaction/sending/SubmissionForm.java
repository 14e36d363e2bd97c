package io.payloom.transaction.sending;

import io.payloom.channel.Card;
import io.payloom.channel.Payee;
import io.payloom.channel.PayoutSubmission;
import io.payloom.channel.RefundSubmission;
import io.payloom.channel.Submission;
import io.payloom.channel.VoidSubmission;
import io.payloom.transaction.BankTransaction;
import io.payloom.vault.CardVault;
import io.payloom.vault.PayeeVault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Fills in what a bank needs; the only place that takes a card or a payee out of the vault. */
@Component
@EnableConfigurationProperties(CallbackProperties.class)
class SubmissionForm {

    private final CardVault cards;
    private final PayeeVault payees;
    private final CallbackProperties callbacks;

    SubmissionForm(CardVault cards, PayeeVault payees, CallbackProperties callbacks) {
        this.cards = cards;
        this.payees = payees;
        this.callbacks = callbacks;
    }

    Submission fill(BankTransaction transaction) {
        return new Submission(
                transaction.bankOrderNo(),
                transaction.amount(),
                transaction.instruction().method(),
                transaction.instruction().type(),
                card(transaction),
                transaction.instruction().expiresAt(),
                callbackUrl(transaction),
                transaction.instruction().purpose());
    }

    RefundSubmission fillRefund(BankTransaction refund, BankTransaction original) {
        return new RefundSubmission(
                refund.bankOrderNo(),
                original.bankOrderNo(),
                refund.amount(),
                refund.instruction().purpose(),
                callbackUrl(refund));
    }

    VoidSubmission fillVoid(BankTransaction undoing, BankTransaction original) {
        return new VoidSubmission(undoing.bankOrderNo(), original.bankOrderNo(), callbackUrl(undoing));
    }

    PayoutSubmission fillPayout(BankTransaction part) {
        PayeeVault.Payee payee = payees.reveal(
                Objects.requireNonNull(part.instruction().payeeToken()),
                part.identity().merchantId());
        return new PayoutSubmission(
                part.bankOrderNo(),
                part.amount(),
                part.instruction().method(),
                part.instruction().type(),
                new Payee(payee.account(), payee.name(), payee.kind(), payee.institution(), payee.cnaps()),
                part.instruction().purpose(),
                callbackUrl(part));
    }

    private String callbackUrl(BankTransaction transaction) {
        return callbacks.baseUrl() + "/callbacks/" + transaction.channel();
    }

    private @Nullable Card card(BankTransaction transaction) {
        if (transaction.instruction().cardToken() == null) {
            return null;
        }
        CardVault.Card card = cards.reveal(
                transaction.instruction().cardToken(), transaction.identity().merchantId());
        return new Card(card.number(), card.expiry(), card.holderName());
    }
}
