package io.payloom.reserve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.support.AfterStatement;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Reserves and what they stand on, with a bank that does as it is told; chores are done when a test says so. */
@AutoConfigurationPackage(basePackages = "io.payloom")
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MybatisAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.payloom.database",
            "io.payloom.alert",
            "io.payloom.vault",
            "io.payloom.catalogue",
            "io.payloom.channel",
            "io.payloom.reserve"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {ReserveChores.class, Refusals.class}),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.payloom\\.channel\\.signedjson\\..*")
        })
class ReserveModules {

    @Bean
    BankOfTheTest bank() {
        return new BankOfTheTest();
    }

    @Bean
    AfterStatement afterStatement() {
        return new AfterStatement();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
