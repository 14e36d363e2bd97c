package io.payloom.bankside;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.support.MovableClock;
import java.util.Random;
import java.util.random.RandomGenerator;
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

/** The modules of the bank side and what they stand on. Not annotated as a configuration, so nothing finds it by itself. */
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
            "io.payloom.resultcode",
            "io.payloom.lifecycle",
            "io.payloom.outbox",
            "io.payloom.transaction",
            "io.payloom.hold",
            "io.payloom.reserve",
            "io.payloom.routing"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.payloom\\.(hold\\.HoldChores|reserve\\.ReserveChores"
                                + "|transaction\\.callback\\.CallbackController)"))
public class BankSide {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    RandomGenerator chance() {
        return new Random(42);
    }
}
