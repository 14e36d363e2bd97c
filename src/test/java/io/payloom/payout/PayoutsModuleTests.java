package io.payloom.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.orderside.Ended;
import io.payloom.orderside.OrderSideTest;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.vault.PayeeVault;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** How payouts are accepted, and what late facts make of them: on the real database, without the engine. */
@OrderSideTest
class PayoutsModuleTests {

    private final Payouts payouts;
    private final PayoutMoves moves;
    private final PayoutMapper mapper;
    private final Confirmations confirmations;
    private final Closings closings;
    private final Database database;
    private final Ended ended;

    PayoutsModuleTests(
            Payouts payouts,
            PayoutMoves moves,
            PayoutMapper mapper,
            Confirmations confirmations,
            Closings closings,
            Database database,
            Ended ended) {
        this.payouts = payouts;
        this.moves = moves;
        this.mapper = mapper;
        this.confirmations = confirmations;
        this.closings = closings;
        this.database = database;
        this.ended = ended;
    }

    @Test
    void theSameRequestMeetsItsPayoutAndAnotherOneUnderItsNumberIsRefused() {
        NewPayout request = aRequest(anAccount(), 4_000, "a");

        Payout first = accepted(payouts.accept(request));

        assertThat(payouts.accept(request)).isEqualTo(new Payouts.Acceptance.Accepted(first, true));
        assertThat(payouts.accept(new NewPayout(
                        request.merchantId(),
                        request.merchantOrderNo(),
                        request.amount(),
                        request.payee(),
                        request.mode(),
                        null,
                        null,
                        null,
                        request.origin(),
                        "b".repeat(64))))
                .isEqualTo(new Payouts.Acceptance.NumberTaken(first.orderNo()));
        assertThat(ended.journal(first.orderNo())).containsExactly(">ACCEPTED");
        assertThat(ended.starts(first.orderNo())).isOne();
    }

    @Test
    void whatLooksLikeAnotherGoesOutWithAWarning() {
        String account = anAccount();
        Payout first = accepted(payouts.accept(aRequest(account, 5_000, "a")));
        Payout second = accepted(payouts.accept(aRequest(account, 5_000, "b")));
        Payout another = accepted(payouts.accept(aRequest(account, 5_001, "c")));

        assertThat(second.possibleDuplicateOf()).isEqualTo(first.orderNo());
        assertThat(ended.starts(second.orderNo())).isOne();
        assertThat(first.possibleDuplicateOf()).isNull();
        assertThat(another.possibleDuplicateOf()).isNull();
    }

    @Test
    void whatNobodyHasSentIsClosedAndWhatABankMayHaveIsNot() {
        Payout held = aHeldOne();
        assertThat(closings.close("M-SAMPLE", held.orderNo())).isInstanceOf(Closings.Closing.Closed.class);
        assertThat(mapper.byNo(held.orderNo()).state()).isEqualTo(PayoutState.CLOSED);

        Payout sent = submitted(6_000);
        assertThat(closings.close("M-SAMPLE", sent.orderNo())).isInstanceOf(Closings.Closing.UnderWay.class);
        assertThat(closings.close("M-OTHER", sent.orderNo())).isInstanceOf(Closings.Closing.Unknown.class);
    }

    @Test
    void aRestIsPaidOnce() {
        Payout payout = submitted(10_000);
        ended.aTransaction(payout.orderNo(), Operation.PAYOUT, null, "SUCCEEDED", 4_000);
        assertThat(payouts.retry(aRetry(payout))).isInstanceOf(Payouts.Acceptance.NotEnded.class);
        end(payout, PayoutEvent.SUCCEED_IN_PART, 4_000);

        Payout rest = accepted(payouts.retry(aRetry(payout)));

        assertThat(rest.amount()).isEqualTo(Money.cny(6_000));
        assertThat(rest.retryOf()).isEqualTo(payout.orderNo());
        assertThat(payouts.retry(aRetry(payout))).isInstanceOf(Payouts.Acceptance.NothingLeft.class);
        assertThat(payouts.retry(new Payouts.RetryRequest("M-SAMPLE", "O0", "any", "c".repeat(64))))
                .isInstanceOf(Payouts.Acceptance.Unknown.class);
    }

    @Test
    void aPartThatComesBackIsCountedOnce() {
        Payout payout = submitted(10_000);
        BankTransaction one = ended.aTransaction(payout.orderNo(), Operation.PAYOUT, null, "SUCCEEDED", 7_000);
        BankTransaction other = ended.aTransaction(payout.orderNo(), Operation.PAYOUT, null, "SUCCEEDED", 3_000);
        end(payout, PayoutEvent.SUCCEED, 10_000);

        ended.contradict(one, BankTransactionContradicted.Kind.RETURNED);
        ended.contradict(one, BankTransactionContradicted.Kind.RETURNED);

        assertThat(mapper.byNo(payout.orderNo()))
                .returns(PayoutState.PARTIALLY_SUCCEEDED, Payout::state)
                .returns(Money.cny(7_000), Payout::returned)
                .returns(Money.cny(3_000), Payout::net);

        ended.contradict(other, BankTransactionContradicted.Kind.RETURNED);

        assertThat(mapper.byNo(payout.orderNo()).state()).isEqualTo(PayoutState.RETURNED);
        assertThat(ended.journal(payout.orderNo()))
                .endsWith("SUCCEEDED>PARTIALLY_SUCCEEDED", "PARTIALLY_SUCCEEDED>RETURNED");
    }

    @Test
    void aPartThatIsPaidLateIsCounted() {
        Payout payout = submitted(10_000);
        BankTransaction late = ended.aTransaction(payout.orderNo(), Operation.PAYOUT, null, "FAILED", 10_000);
        end(payout, PayoutEvent.FAIL, 0);

        ended.succeedLate(late);

        assertThat(mapper.byNo(payout.orderNo()))
                .returns(PayoutState.SUCCEEDED, Payout::state)
                .returns(Money.cny(10_000), Payout::net);
    }

    @Test
    void whatTheStateDoesNotAllowChangesNothing() {
        Payout payout = accepted(payouts.accept(aRequest(anAccount(), 700, "a")));

        assertThatThrownBy(() -> move(payout, PayoutEvent.RETURN)).hasMessageContaining("does not allow RETURN");
        assertThat(mapper.byNo(payout.orderNo())).isEqualTo(payout);
    }

    private Payout aHeldOne() {
        String account = anAccount();
        payouts.accept(aRequest(account, 5_100, "a"));
        return accepted(payouts.accept(aRequest(account, 5_100, "b")));
    }

    private Payout submitted(long fen) {
        Payout payout = accepted(payouts.accept(aRequest(anAccount(), fen, "a")));
        return move(move(payout, PayoutEvent.ROUTE), PayoutEvent.SUBMIT);
    }

    private Payout move(Payout payout, PayoutEvent event) {
        return database.inTransaction(() -> moves.move(payout, event, "test", null, Outcome.NONE));
    }

    private void end(Payout payout, PayoutEvent event, long paid) {
        database.inTransaction(() -> moves.end(payout, event, "test", null, Outcome.NONE, new PaidTotals(paid, 0)));
    }

    private static Payout accepted(Payouts.Acceptance acceptance) {
        assertThat(acceptance).isInstanceOf(Payouts.Acceptance.Accepted.class);
        return ((Payouts.Acceptance.Accepted) acceptance).payout();
    }

    private static String anAccount() {
        return "6222" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
    }

    private static NewPayout aRequest(String account, long fen, String fingerprint) {
        return new NewPayout(
                "M-SAMPLE",
                UUID.randomUUID().toString(),
                Money.cny(fen),
                new PayeeVault.Payee(account, "LI LEI", "private", "ICBC", null),
                PayoutMode.REAL_TIME,
                null,
                null,
                null,
                NewPayout.Origin.ALONE,
                fingerprint.repeat(64));
    }

    private static Payouts.RetryRequest aRetry(Payout payout) {
        return new Payouts.RetryRequest(
                "M-SAMPLE", payout.orderNo(), UUID.randomUUID().toString(), "c".repeat(64));
    }
}
