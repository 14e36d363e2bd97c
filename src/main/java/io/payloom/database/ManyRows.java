package io.payloom.database;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.mybatis.spring.MyBatisExceptionTranslator;
import org.mybatis.spring.transaction.SpringManagedTransaction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes many rows by a mapper's own statements in few round trips to the database: they are collected and go out together
 * ({@code rewriteBatchedStatements} of the driver makes one statement of hundreds). Joins the caller's transaction.
 */
@Component
public class ManyRows {

    private final SqlSessionFactory sessions;
    private final DataSource dataSource;
    private final MyBatisExceptionTranslator failures;

    ManyRows(SqlSessionFactory sessions, DataSource dataSource) {
        this.sessions = sessions;
        this.dataSource = dataSource;
        this.failures = new MyBatisExceptionTranslator(dataSource, false);
    }

    /**
     * Calls back with a mapper whose statements do not go out before the call has ended.
     *
     * @param rows only writes; numbers of changed rows are not known
     * @throws DataAccessException as the mapper itself would, for any of the rows
     */
    public <M> void write(Class<M> mapper, Consumer<M> rows) {
        Executor executor =
                sessions.getConfiguration().newExecutor(new SpringManagedTransaction(dataSource), ExecutorType.BATCH);
        try (SqlSession session = new DefaultSqlSession(sessions.getConfiguration(), executor, false)) {
            rows.accept(session.getMapper(mapper));
            session.flushStatements();
        } catch (PersistenceException failed) {
            DataAccessException translated = failures.translateExceptionIfPossible(failed);
            throw translated == null ? failed : translated;
        }
    }
}
