package io.payloom.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.mybatis.spring.boot.autoconfigure.MybatisProperties;
import org.mybatis.spring.boot.autoconfigure.SqlSessionFactoryBeanCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class DatabaseConfiguration {

    /** Statements that stand alone get one connection of so many. */
    private static final int ONE_OF = 3;

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource transactionPool(DataSourceProperties properties) {
        HikariDataSource pool = pool(properties, "transactions");
        pool.setAutoCommit(false);
        return pool;
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource statementPool(DataSourceProperties properties) {
        return pool(properties, "statements");
    }

    private static HikariDataSource pool(DataSourceProperties properties, String name) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName(name);
        return pool;
    }

    /** The two share the {@code maximum-pool-size} that is configured. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource transactionPool, HikariDataSource statementPool) {
        int most = transactionPool.getMaximumPoolSize();
        int alone = Math.max(1, most / ONE_OF);
        statementPool.setMaximumPoolSize(alone);
        transactionPool.setMaximumPoolSize(Math.max(1, most - alone));
        return new Connections(transactionPool, statementPool);
    }

    @Bean
    PlatformTransactionManager transactionManager(HikariDataSource transactionPool) {
        return new JdbcTransactionManager(transactionPool);
    }

    @Bean
    SqlSessionFactoryBeanCustomizer readsRecords(ObjectProvider<MybatisProperties> properties) {
        return sessions -> {
            RecordConfiguration records = new RecordConfiguration();
            properties.getObject().getConfiguration().applyTo(records);
            sessions.setConfiguration(records);
        };
    }

    /**
     * A migration may take longer than any statement of an order, so it does not use the pool and its limits. Who has
     * configured a connection for it has that one.
     */
    @Bean
    FlywayConfigurationCustomizer migrationsTakeTheirTime(
            DataSourceProperties database, ObjectProvider<FlywayProperties> own) {
        return flyway -> {
            FlywayProperties properties = own.getIfAvailable(FlywayProperties::new);
            if (database.getUrl() != null && properties.getUrl() == null && properties.getUser() == null) {
                flyway.dataSource(database.getUrl(), database.getUsername(), database.getPassword());
            }
        };
    }
}
