package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import io.payloom.kernel.Money;
import io.payloom.resultcode.ResultCodes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes up what waits for the meaning of a code as soon as somebody has said what it means. */
@Component
class Retranslation {

    private static final Logger LOG = LoggerFactory.getLogger(Retranslation.class);
    private static final int MOST = 200;

    private final TransactionMapper mapper;
    private final ResultCodes resultCodes;
    private final BankFacts facts;

    Retranslation(TransactionMapper mapper, ResultCodes resultCodes, BankFacts facts) {
        this.mapper = mapper;
        this.resultCodes = resultCodes;
        this.facts = facts;
    }

    void takeUp() {
        mapper.waitingCodes().stream().filter(this::isUnderstood).forEach(this::takeUp);
    }

    private boolean isUnderstood(WaitingCode waiting) {
        return resultCodes.find(waiting.question()).isPresent();
    }

    private void takeUp(WaitingCode waiting) {
        List<String> some = mapper.waitingFor(waiting, "", MOST);
        while (!some.isEmpty()) {
            some.forEach(this::tryToTranslateAgain);
            some = mapper.waitingFor(waiting, some.getLast(), MOST);
        }
    }

    /** One that cannot be translated holds up no other. */
    private void tryToTranslateAgain(String transactionNo) {
        try {
            translateAgain(mapper.byNo(transactionNo));
        } catch (RuntimeException stays) {
            LOG.warn("{} stays without a meaning for now: {}", transactionNo, stays.toString());
        }
    }

    private void translateAgain(BankTransaction transaction) {
        String code = transaction.answerCode();
        if (code != null) {
            facts.apply(
                    new BankFact(transaction.transactionNo(), BankFact.Source.TRANSLATION, stored(transaction, code)));
        }
    }

    private static BankAnswer.Answered stored(BankTransaction transaction, String code) {
        Long value = transaction.answerAmountValue();
        String currency = transaction.answerAmountCurrency();
        Money amount = value == null || currency == null ? null : new Money(value, currency);
        return new BankAnswer.Answered(
                code, transaction.answerSubCode(), null, amount, transaction.bankReference(), null, new byte[0]);
    }
}
