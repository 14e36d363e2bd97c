package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemsTests {

    private final Problems problems = new Problems(new ObjectMapper());

    @Test
    void databaseOutagesAreRetryableHoweverTheyAreWrapped() {
        var noConnection = new SQLTransientConnectionException("HikariPool-1 - Connection is not available");

        assertThat(code(new CannotCreateTransactionException("no", noConnection)))
                .isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(code(new MyBatisSystemException(
                        "no", new PersistenceException(new CannotGetJdbcConnectionException("no", noConnection)))))
                .isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(code(new CannotAcquireLockException("lock wait timeout"))).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void defectsAreNot() {
        assertThat(code(new DuplicateKeyException("key"))).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(code(new IllegalStateException(new SQLSyntaxErrorException("near select"))))
                .isEqualTo(ProblemCode.INTERNAL_ERROR);
    }

    @Test
    void refusalStaysWhatItIs() {
        RequestRefused refused = new RequestRefused(ProblemCode.NOT_FOUND, "Nothing here.");

        assertThat(problems.translate(new IllegalStateException(refused))).isSameAs(refused);
    }

    private ProblemCode code(Exception failure) {
        return problems.translate(failure).code();
    }
}
