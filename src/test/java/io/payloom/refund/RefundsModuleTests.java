package io.payloom.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.verify;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.notification.NewNotification;
import io.payloom.notification.Notifications;
import io.payloom.orderside.Ended;
import io.payloom.orderside.OrderSideTest;
import io.payloom.payment.Payments;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What of a payment goes back, and how often: on the real database, without the engine. */
@OrderSideTest
class RefundsModuleTests {

    private final Refunds refunds;
    private final RefundMoves moves;
    private final RefundMapper mapper;
    private final Payments payments;
    private final BankTransactions transactions;
    private final Notifications notifications;
    private final Database database;
    private final Ended ended;

    RefundsModuleTests(
            Refunds refunds,
            RefundMoves moves,
            RefundMapper mapper,
            Payments payments,
            BankTransactions transactions,
            Notifications notifications,
            Database database,
            Ended ended) {
        this.refunds = refunds;
        this.moves = moves;
        this.mapper = mapper;
        this.payments = payments;
        this.transactions = transactions;
        this.notifications = notifications;
        this.database = database;
        this.ended = ended;
    }

    @Test
    void theSameRequestMeetsItsRefundAndAnotherOneUnderItsNumberIsRefused() {
        String orderNo = ended.aPayment("SUCCEEDED", 10_000);
        NewRefund request = aRequest(orderNo, 4_000);

        Refund first = accepted(refunds.accept(request));

        assertThat(refunds.accept(request)).isEqualTo(new Refunds.Acceptance.Accepted(first, true));
        assertThat(refunds.accept(withFingerprint(request, "b")))
                .isEqualTo(new Refunds.Acceptance.NumberTaken(first.refundNo()));
        assertThat(ended.journal(first.refundNo())).containsExactly(">ACCEPTED");
        assertThat(ended.starts(first.refundNo())).isOne();
    }

    @Test
    void ofManyCopiesAtOnceOneIsWrittenAndTheOthersMeetIt() throws Exception {
        NewRefund request = aRequest(ended.aPayment("SUCCEEDED", 10_000), 9_000);
        List<Callable<Refunds.Acceptance>> copies = IntStream.range(0, 8)
                .<Callable<Refunds.Acceptance>>mapToObj(copy -> () -> refunds.accept(request))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(copies))
                    .extracting(copy -> accepted(copy.get()).refundNo())
                    .hasSize(8)
                    .containsOnly(accepted(refunds.accept(request)).refundNo());
        }
    }

    @Test
    void noMoreGoesBackThanCameIn() {
        String orderNo = ended.aPayment("SUCCEEDED", 10_000);
        accepted(refunds.accept(aRequest(orderNo, 7_000)));

        assertThat(refunds.accept(aRequest(orderNo, 3_001)))
                .isEqualTo(new Refunds.Acceptance.BeyondPayment(Money.cny(3_000)));
        assertThat(refunds.accept(aRequest(orderNo, 3_000))).isInstanceOf(Refunds.Acceptance.Accepted.class);
    }

    @Test
    void whatIsNotPaidIsNotRefunded() {
        assertThat(refunds.accept(aRequest(ended.aPayment("FAILED", 10_000), 100)))
                .isEqualTo(new Refunds.Acceptance.PaymentClosed("FAILED"));
        assertThat(refunds.accept(aRequest(ended.aPayment("PROCESSING", 10_000), 100)))
                .isEqualTo(new Refunds.Acceptance.PaymentNotPaid("PROCESSING"));
        assertThat(refunds.accept(aRequest("P0", 100))).isEqualTo(new Refunds.Acceptance.PaymentUnknown());
    }

    @Test
    void whatTheStateDoesNotAllowChangesNothing() {
        Refund refund = aRefund(ended.aPayment("SUCCEEDED", 10_000), 1_000);

        assertThatThrownBy(() -> database.inTransaction(() ->
                        moves.move(moves.lock(refund.refundNo()), RefundEvent.RETURN, "bank", null, Outcome.NONE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(refund.refundNo() + " is ACCEPTED, which does not allow RETURN");
        assertThat(mapper.byNo(refund.refundNo())).isEqualTo(refund);
    }

    @Test
    void aStepThatReadTheRefundBeforeAnotherMovedItDoesNotMoveItAgain() {
        Refund read = aRefund(ended.aPayment("SUCCEEDED", 10_000), 1_000);
        move(read, RefundEvent.SUBMIT);

        assertThatThrownBy(() -> move(read, RefundEvent.SUBMIT)).hasMessageContaining("moved while it was locked");
        assertThat(ended.journal(read.refundNo())).containsExactly(">ACCEPTED", "ACCEPTED>SUBMITTED");
    }

    @Test
    void aRefusedRefundThatComesThroughLateSucceedsAndItsMerchantIsTold() {
        String orderNo = ended.aPayment("SUCCEEDED", 10_000);
        Refund refund = aRefund(orderNo, 4_000);
        BankTransaction refused = aTransactionOf(refund, "FAILED");
        move(move(refund, RefundEvent.SUBMIT), RefundEvent.REFUSE);

        ended.succeedLate(refused);

        assertThat(mapper.byNo(refund.refundNo()).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(payments.find(orderNo).orElseThrow().refunded()).isEqualTo(Money.cny(4_000));
        assertThat(ended.starts(refund.refundNo())).isZero();
        assertThat(announced())
                .filteredOn(told -> told.orderNo().equals(refund.refundNo()))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.eventType()).isEqualTo("refund.succeeded");
                    assertThat(told.body()).startsWith("{\"type\":\"refund.succeeded\",\"timestamp\":\"");
                });
    }

    /** By all tests that share the context. */
    private List<NewNotification> announced() {
        ArgumentCaptor<NewNotification> told = ArgumentCaptor.captor();
        verify(notifications, atLeast(0)).announce(told.capture());
        return told.getAllValues();
    }

    @Test
    void moneyThatComesBackIsLeftAgainHoweverOftenTheBankSaysSo() {
        String orderNo = ended.aPayment("SUCCEEDED", 10_000);
        Refund refund = aRefund(orderNo, 10_000);
        BankTransaction sent = aTransactionOf(refund, "SUCCEEDED");
        Refund submitted = move(refund, RefundEvent.SUBMIT);
        database.inTransaction(() -> moves.end(submitted, RefundEvent.SUCCEED, "settle-refund", null, Outcome.NONE));

        ended.contradict(sent, BankTransactionContradicted.Kind.RETURNED);
        ended.contradict(sent, BankTransactionContradicted.Kind.RETURNED);

        assertThat(ended.journal(refund.refundNo())).endsWith("SUBMITTED>SUCCEEDED", "SUCCEEDED>RETURNED");
        assertThat(payments.find(orderNo).orElseThrow().refunded()).isEqualTo(Money.cny(0));
        assertThat(refunds.accept(aRequest(orderNo, 10_000))).isInstanceOf(Refunds.Acceptance.Accepted.class);
    }

    private Refund aRefund(String orderNo, long fen) {
        return accepted(refunds.accept(aRequest(orderNo, fen)));
    }

    private BankTransaction aTransactionOf(Refund refund, String state) {
        String original = transactions.latest(refund.orderNo()).orElseThrow().transactionNo();
        return ended.aTransaction(refund.refundNo(), Operation.REFUND, original, state, refund.amountValue());
    }

    private Refund move(Refund read, RefundEvent event) {
        return database.inTransaction(() -> moves.move(read, event, "test", null, Outcome.NONE));
    }

    private static Refund accepted(Refunds.Acceptance acceptance) {
        assertThat(acceptance).isInstanceOf(Refunds.Acceptance.Accepted.class);
        return ((Refunds.Acceptance.Accepted) acceptance).refund();
    }

    private static NewRefund aRequest(String orderNo, long fen) {
        String number = UUID.randomUUID().toString();
        return new NewRefund("M-SAMPLE", number, orderNo, Money.cny(fen), null, null, "a".repeat(64));
    }

    private static NewRefund withFingerprint(NewRefund request, String letter) {
        return new NewRefund(
                request.merchantId(),
                request.merchantRefundNo(),
                request.orderNo(),
                request.amount(),
                request.reason(),
                request.notifyUrl(),
                letter.repeat(64));
    }
}
