package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class OutageTests {

    @Test
    void aPoolWithoutAFreeConnectionIsNoDefectAlsoWhenMyBatisHasWrappedIt() {
        SQLTransientConnectionException exhausted = new SQLTransientConnectionException("no connection within 5000 ms");
        PersistenceException wrapped = new PersistenceException(
                "Error querying database", new CannotGetJdbcConnectionException("no connection", exhausted));

        assertThat(Outage.isBehind(new MyBatisSystemException("failed", wrapped)))
                .isTrue();
    }

    @Test
    void aConnectionThatBreaksWithinAStatementIsNoDefect() {
        assertThat(Outage.isBehind(new RecoverableDataAccessException("link failure", new SQLException("08S01"))))
                .isTrue();
    }

    @Test
    void aValueThatDoesNotFitIsADefect() {
        assertThat(Outage.isBehind(new DataIntegrityViolationException("too long")))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalStateException("a rule is broken")))
                .isFalse();
    }

    @Test
    void aStatementThatTheServerEndedIsNoDefect() {
        SQLException tooLong = new SQLException("max_statement_time exceeded", "70100", 1969);

        assertThat(Outage.isBehind(new UncategorizedSQLException("query", "select 1", tooLong)))
                .isTrue();
    }
}
