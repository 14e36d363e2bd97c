package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.payment.PaymentKind;
import io.payloom.support.Cards;
import io.payloom.support.RunningPayloom;
import io.payloom.vault.CardVault;
import java.sql.Timestamp;
import java.time.Instant;

/** Bank transactions that are ready to be sent, of payments that no process instance drives but the one that a test plays. */
public final class PreparedTransactions {

    public static final String RUN = "4503599627370497";
    public static final String CHANNEL = "northbank-card";

    private final RunningPayloom payloom;
    private final BankTransactions transactions;

    public PreparedTransactions(RunningPayloom payloom) {
        this.payloom = payloom;
        this.transactions = payloom.bean(BankTransactions.class);
    }

    public BankTransaction over(long fen) {
        return of(aRoutedOrder(fen), fen);
    }

    public BankTransaction of(String orderNo, long fen) {
        return of(orderNo, 1, fen);
    }

    public BankTransaction of(String orderNo, int attempt, long fen) {
        return transactions.prepare(
                new NewTransaction(
                        orderNo,
                        Operation.PAY,
                        null,
                        attempt,
                        "M-SAMPLE",
                        CHANNEL,
                        CHANNEL,
                        "all",
                        Money.cny(fen),
                        "card",
                        "credit",
                        aCard(),
                        null),
                transactions.drawBankOrderNo(CHANNEL));
    }

    private String aCard() {
        return payloom.bean(CardVault.class).store("M-SAMPLE", new CardVault.Card(Cards.next(), "2035-12", null));
    }

    /** The step of its process once the wait for the planned query is over, at once. */
    public TransactionStep query(BankTransaction transaction) {
        Instant planned =
                transactions.byNo(transaction.transactionNo()).progress().nextQueryAt();
        return payloom.bean(TransactionSteps.class)
                .query(
                        transaction.transactionNo(),
                        RUN,
                        planned == null ? payloom.clock().instant() : planned);
    }

    public String aRoutedOrder(long fen) {
        String orderNo = PaymentKind.PAYMENT.nextNumber();
        Timestamp now = Timestamp.from(payloom.clock().instant());
        payloom.database()
                .update(
                        "insert into payment (order_no, merchant_id, merchant_order_no, fingerprint, amount_value,"
                                + " amount_currency, method, type, state, version, created_at, updated_at)"
                                + " values (?, 'M-SAMPLE', ?, '', ?, 'CNY', 'card', 'credit', 'ROUTED', 2, ?, ?)",
                        orderNo,
                        orderNo,
                        fen,
                        now,
                        now);
        payloom.database()
                .update(
                        "insert into process_run (subject_no, process, run_no, run_key, claimed_at, due_at, finished_at)"
                                + " values (?, 'PAYMENT', 1, ?, ?, ?, ?)",
                        orderNo,
                        RUN,
                        now,
                        now,
                        now);
        return orderNo;
    }
}
