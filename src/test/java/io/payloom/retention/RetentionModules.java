package io.payloom.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.lifecycle.OrderRemarks;
import java.sql.Timestamp;
import java.time.Clock;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** Retention, alerts and the database; it looks when a test says so. Not annotated as a configuration, so nobody finds it. */
@AutoConfigurationPackage(basePackages = "io.payloom")
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MybatisAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
@ComponentScan(
        basePackages = {"io.payloom.database", "io.payloom.alert", "io.payloom.retention"},
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RetentionChore.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.payloom\\.alert\\.AlertChores")
        })
class RetentionModules {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Payments remark as their module does; the others are not here. */
    @Bean
    OrderRemarks payments(JdbcTemplate database, Clock clock) {
        return (orderNo, actor, words) -> {
            database.update("update payment set version = version + 1 where order_no = ?", orderNo);
            database.update(
                    "insert into journal (subject_no, seq, from_state, to_state, event, actor, detail, at)"
                            + " select order_no, version, state, state, 'REMARK', ?, ?, ? from payment where order_no = ?",
                    actor,
                    words,
                    Timestamp.from(clock.instant()),
                    orderNo);
        };
    }
}
