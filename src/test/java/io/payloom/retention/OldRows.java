package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.latemoney.CaseKind;
import io.payloom.notification.NotificationKind;
import io.payloom.payment.PaymentKind;
import io.payloom.payout.PayoutKind;
import io.payloom.refund.RefundKind;
import io.payloom.support.MovableClock;
import io.payloom.transaction.TransactionKind;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders and what belongs to them, in their tables since many days. */
final class OldRows {

    static final MovableClock CLOCK = new MovableClock();
    static final String EXPLANATION =
            "{\"catalogueVersion\":7,\"asked\":\"card/credit of 12.00 CNY for merchant M, \\u201c渠道\\u201d\"}";

    private final JdbcTemplate database;

    OldRows(JdbcTemplate database) {
        this.database = database;
    }

    String payment(int days) {
        String orderNo = PaymentKind.PAYMENT.nextNumber();
        database.update(
                "insert into payment (order_no, merchant_id, merchant_order_no, fingerprint, amount_value, amount_currency,"
                        + " method, type, state, version, created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, '', 1200, 'CNY', 'card', 'credit', 'SUCCEEDED', 2, ?, ?, ?)",
                orderNo,
                orderNo,
                ago(days),
                ago(days),
                ago(days));
        line(orderNo, 1, days);
        line(orderNo, 2, days);
        return orderNo;
    }

    String refund(String paymentNo, boolean ended) {
        String refundNo = RefundKind.REFUND.nextNumber();
        database.update(
                "insert into refund (refund_no, merchant_id, merchant_refund_no, order_no, fingerprint, amount_value,"
                        + " amount_currency, state, version, created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, ?, '', 100, 'CNY', 'SUCCEEDED', 2, ?, ?, ?)",
                refundNo,
                refundNo,
                paymentNo,
                ago(500),
                ago(500),
                ended ? ago(500) : null);
        line(refundNo, 1, 500);
        line(refundNo, 2, 500);
        return refundNo;
    }

    String payout(boolean ended) {
        String orderNo = PayoutKind.PAYOUT.nextNumber();
        database.update(
                "insert into payout (order_no, merchant_id, merchant_order_no, fingerprint, amount_value, amount_currency,"
                        + " payee_kind, institution, payee_token, payee_account, payee_name, cnaps, mode, state, version,"
                        + " created_at, updated_at, final_at)"
                        + " values (?, 'M', ?, '', 100, 'CNY', 'private', 'ICBC', 't', '6***1', 'L**', false, 'realtime',"
                        + " 'SUCCEEDED', 2, ?, ?, ?)",
                orderNo,
                orderNo,
                ago(500),
                ago(500),
                ended ? ago(500) : null);
        line(orderNo, 1, 500);
        line(orderNo, 2, 500);
        return orderNo;
    }

    void payoutOf(String refundNo) {
        database.update(
                "insert into refund_payout (refund_no, state, payee_token, payee_account, payee_name, payee_kind, institution,"
                        + " amount_value, operator, reason, proposed_at, closed_at, payout_no)"
                        + " values (?, 'CONFIRMED', 't', '6***1', 'L**', 'private', 'ICBC', 100, 'ann', 'x', ?, ?, ?)",
                refundNo,
                ago(500),
                ago(500),
                payout(false));
    }

    String transaction(String orderNo, int attempt) {
        return transaction(orderNo, attempt, "state = 'SUCCEEDED'");
    }

    String transaction(String orderNo, int attempt, String change) {
        String number = TransactionKind.TRANSACTION.nextNumber();
        database.update(
                "insert into bank_transaction (transaction_no, order_no, operation, attempt, merchant_id, channel, account,"
                        + " pool, bank_order_no, amount_value, amount_currency, method, type, state, version, send_no,"
                        + " unreachable, query_count, reroutable, created_at, final_at)"
                        + " values (?, ?, 'PAY', ?, 'M', 'bank', 'bank-1', 'all', ?, 1200, 'CNY', 'card', 'credit',"
                        + " 'SUCCEEDED', 2, 1, 0, 0, false, ?, ?)",
                number,
                orderNo,
                attempt,
                number,
                ago(500),
                ago(500));
        database.update("update bank_transaction set " + change + " where transaction_no = ?", number);
        return number;
    }

    String notification(String orderNo) {
        String number = NotificationKind.NOTIFICATION.nextNumber();
        database.update(
                "insert into notification (notification_no, merchant_id, order_no, order_version, event_type, body, state,"
                        + " version, attempts, attempts_before, next_attempt_at, created_at, updated_at)"
                        + " values (?, 'M', ?, 2, 'payment.succeeded', '{}', 'DELIVERED', 2, 1, 0, ?, ?, ?)",
                number,
                orderNo,
                ago(500),
                ago(500),
                ago(500));
        return number;
    }

    String moneyCase(String orderNo) {
        String number = CaseKind.MONEY_CASE.nextNumber();
        database.update(
                "insert into money_case (case_no, transaction_no, order_no, merchant_id, kind, words, state, version,"
                        + " refund_attempts, created_at, final_at)"
                        + " values (?, ?, ?, 'M', 'LATE_SUCCESS', 'x', 'REFUNDED', 2, 1, ?, ?)",
                number,
                number,
                orderNo,
                ago(500),
                ago(500));
        return number;
    }

    /** The bank transaction by which a case of the order gave money back. */
    String giveBack(String orderNo) {
        return transaction(
                database.queryForObject("select case_no from money_case where order_no = ?", String.class, orderNo), 1);
    }

    void line(String subjectNo, int seq, int days) {
        database.update(
                "insert into journal (subject_no, seq, from_state, to_state, event, actor, detail, at)"
                        + " values (?, ?, ?, 'S', 'E', 'a', ?, ?)",
                subjectNo,
                seq,
                seq == 1 ? null : "S",
                seq == 1 ? null : "línea " + seq + "\nwith \"quotes\"",
                ago(days));
    }

    void decision(String orderNo, int attempt) {
        database.update(
                "insert into route_decision (order_no, attempt, channel_code, account_code, pool_code, catalogue_version,"
                        + " payer_keys, parts, explanation, decided_at)"
                        + " values (?, ?, 'bank', 'bank-1', 'all', 7, 'k1,k2', '700,500', ?, ?)",
                orderNo,
                attempt,
                EXPLANATION,
                ago(500));
    }

    void alert(String subjectNo) {
        database.update(
                "insert into alert (kind, dedup_key, subject_no, text, occurrences, first_at, opened_at, last_at)"
                        + " values ('K', ?, ?, 'x', 1, ?, ?, ?)",
                subjectNo,
                subjectNo,
                ago(500),
                ago(500),
                ago(500));
    }

    void run(String subjectNo) {
        database.update(
                "insert into process_run (subject_no, process, run_no, due_at) values (?, 'PAYMENT', 1, ?)",
                subjectNo,
                ago(500));
    }

    void outbox(String subjectNo) {
        database.update(
                "insert into outbox (purpose, subject_no, name, correlation_key, message_id, ttl_seconds, variables,"
                        + " attempts, created_at, due_at) values ('NEWS', ?, 'n', 'k', ?, 1, '{}', 0, ?, ?)",
                subjectNo,
                subjectNo,
                ago(500),
                ago(500));
    }

    void unexplained(String transactionNo) {
        database.update(
                "insert into unexplained_answer (transaction_no, ended_as, code, heard_at) values (?, 'FAILED', 'X', ?)",
                transactionNo,
                ago(500));
    }

    void set(String table, String change, String orderNo) {
        assertThat(database.update("update " + table + " set " + change + " where order_no = ?", orderNo))
                .isEqualTo(1);
    }

    /** Of a row that was made just now. */
    void set(String table, String change, String orderNo, String made) {
        assertThat(made).isNotBlank();
        set(table, change, orderNo);
    }

    static Timestamp ago(int days) {
        return Timestamp.from(CLOCK.instant().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofDays(days)));
    }
}
