package io.payloom.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The module and those below it, without the engine. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MybatisAutoConfiguration.class
})
@MapperScan(
        basePackages = {
            "io.payloom.database",
            "io.payloom.lifecycle",
            "io.payloom.outbox",
            "io.payloom.alert",
            "io.payloom.notification"
        },
        annotationClass = Mapper.class)
@ComponentScan(
        basePackages = {
            "io.payloom.database",
            "io.payloom.lifecycle",
            "io.payloom.outbox",
            "io.payloom.alert",
            "io.payloom.http",
            "io.payloom.notification"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {RegisteredEndpoints.class, Announcements.class}),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.payloom\\.notification\\.event\\..*")
        })
class NotificationModuleConfiguration {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    Endpoints endpoints() {
        return new Endpoints();
    }

    /** Merchants as a test wants them. */
    static final class Endpoints implements MerchantEndpoints {

        private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

        void put(String merchantId, Endpoint endpoint) {
            endpoints.put(merchantId, endpoint);
        }

        @Override
        public Endpoint of(String merchantId) {
            return endpoints.getOrDefault(merchantId, new Endpoint(null, List.of()));
        }
    }
}
