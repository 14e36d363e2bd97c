package io.payloom.orderside;

import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.notification.Notifications;
import io.payloom.support.MovableClock;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Orders and what they stand on; what merchants are told is only noted. Not annotated, so no other context finds it. */
@AutoConfigurationPackage(basePackages = "io.payloom")
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JacksonAutoConfiguration.class,
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
            "io.payloom.reserve",
            "io.payloom.routing",
            "io.payloom.notification",
            "io.payloom.payment",
            "io.payloom.refund",
            "io.payloom.payout",
            "io.payloom.latemoney"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.payloom\\.(.*Controller|.*Waiting|.*\\.(Payment|Refund|Payout)Requests"
                                + "|.*\\.(Payment|Payout|Payee)Checks|.*\\.BankAsking|payout\\..*Batch.*"
                                + "|reserve\\.ReserveChores|notification\\.(?!Announcements$).*)"))
class OrderSide {

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

    @Bean
    Notifications notifications() {
        return mock();
    }
}
