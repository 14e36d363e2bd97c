package io.payloom.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.payloom.support.ModuleDatabase;
import io.payloom.support.MovableClock;
import java.util.Map;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;

/** The alerts of one instance, on a database that all of them share; it sends mail when it is told to. */
final class AlertInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    AlertInstance(MovableClock clock, Map<String, String> properties) {
        context = new SpringApplicationBuilder(Module.class)
                .web(WebApplicationType.NONE)
                .profiles("local")
                .initializers(
                        starting -> TestPropertyValues.of(ModuleDatabase.properties("alert"))
                                .and("logging.level.root=warn", "logging.level.io.payloom.alert=error")
                                .and(properties)
                                .applyTo(starting),
                        starting -> ((GenericApplicationContext) starting)
                                .registerBean("movableClock", MovableClock.class, () -> clock))
                .run();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @AutoConfigurationPackage(basePackages = "io.payloom")
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        MybatisAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"io.payloom.database", "io.payloom.alert"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*Tests.*", ".*AlertInstance.*", ".*AlertChores"}))
    static class Module {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
