package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.asking.Inquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which decisions a bank's word forbids, and which take a second person; the bank has just been asked. */
@Component
@EnableConfigurationProperties(DecisionProperties.class)
class DecisionRules {

    private final DecisionProperties properties;

    DecisionRules(DecisionProperties properties) {
        this.properties = properties;
    }

    /** Why the bank's word stands against a person's, null when it does not. */
    @Nullable
    String denial(OperatorWord.Word word, Inquiries.Reply reply, BankTransaction locked) {
        return switch (word) {
            case SUCCEEDED ->
                reply.isNotFound() ? "The bank does not find it, so it cannot have succeeded." : unbookable(locked);
            case FAILED -> reportsMoney(reply, locked) ? "The bank reports " + reported(locked) + "." : null;
            case KEEP_WAITING -> null;
        };
    }

    /** What a bank has reported once stands also while it is silent. */
    private static boolean reportsMoney(Inquiries.Reply reply, BankTransaction locked) {
        return reply.judgement().suspicion() != null || locked.answer().otherAmount() && !reply.isNotFound();
    }

    private static @Nullable String unbookable(BankTransaction locked) {
        Money reported = locked.reported();
        boolean bookable =
                reported == null || reported.currency().equals(locked.amount().currency()) && reported.value() > 0;
        return bookable ? null : "The bank reports " + reported + ", which cannot be booked. Have it corrected there.";
    }

    /**
     * Why one person's word is not enough, null when it is.
     *
     * @param atStake of the whole order
     */
    @Nullable
    String whySecond(OperatorWord.Word word, Inquiries.Reply reply, BankTransaction locked, Money atStake) {
        if (locked.answer().otherAmount()) {
            return "The bank reports success over " + reported(locked) + ", and " + locked.amount() + " were ordered.";
        }
        if (reply.judgement().suspicion() != null) {
            return reply.judgement().suspicion();
        }
        if (reply.fact().isSilence()) {
            return "The bank is silent.";
        }
        return word == OperatorWord.Word.SUCCEEDED ? tooMuchForOne(atStake) : null;
    }

    /** Why one person may not decide about so much alone, null when one may. */
    @Nullable
    String tooMuchForOne(Money amount) {
        return properties.takesTwo(amount.currency(), amount.value())
                ? amount + " are more than one person may book alone."
                : null;
    }

    private static String reported(BankTransaction locked) {
        Money reported = locked.reported();
        return reported == null ? "another amount" : reported.toString();
    }
}
