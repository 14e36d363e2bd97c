package io.payloom.demo;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Payloom has written down about its orders. */
public record Books(Journal journal, Routing routing, BankTransactions transactions, JdbcTemplate database) {

    public static Books of(BeanFactory payloom) {
        return new Books(
                payloom.getBean(Journal.class),
                payloom.getBean(Routing.class),
                payloom.getBean(BankTransactions.class),
                payloom.getBean(JdbcTemplate.class));
    }

    List<Journal.Line> journal(String subjectNo) {
        return journal.of(subjectNo);
    }

    List<RoutingDecision> decisions(String orderNo) {
        return routing.decisions(orderNo);
    }

    /** Oldest first. */
    List<BankTransaction> transactions(String orderNo) {
        return transactions.attempts(orderNo);
    }

    /** The process instance that drives the order, once one does. */
    Optional<Run> run(String orderNo) {
        return database
                .query(
                        "select run_key, claimed_at from process_run where subject_no = ? and run_key is not null",
                        (row, number) ->
                                new Run(row.getString(1), row.getTimestamp(2).toInstant()),
                        orderNo)
                .stream()
                .findFirst();
    }

    /** A process instance, by its key in the engine. */
    record Run(String key, Instant startedAt) {}
}
