package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What passes by itself never uses up a job's retries. */
class JobFailuresTests {

    @Test
    void aPoolWithoutAFreeConnectionIsNoDefectAlsoWhenMyBatisHasWrappedIt() {
        SQLTransientConnectionException exhausted = new SQLTransientConnectionException("no connection within 5000 ms");
        PersistenceException wrapped = new PersistenceException(
                "Error querying database", new CannotGetJdbcConnectionException("no connection", exhausted));

        assertThat(JobFailures.isInfrastructure(new MyBatisSystemException("failed", wrapped)))
                .isTrue();
    }

    @Test
    void aConnectionThatBreaksWithinAStatementIsNoDefect() {
        assertThat(JobFailures.isInfrastructure(
                        new RecoverableDataAccessException("link failure", new SQLException("08S01"))))
                .isTrue();
    }

    @Test
    void aValueThatDoesNotFitIsADefect() {
        assertThat(JobFailures.isInfrastructure(new DataIntegrityViolationException("too long")))
                .isFalse();
        assertThat(JobFailures.isInfrastructure(new IllegalStateException("a rule is broken")))
                .isFalse();
    }
}
