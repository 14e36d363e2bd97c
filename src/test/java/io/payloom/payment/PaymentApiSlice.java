package io.payloom.payment;

import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.time.Clock;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The merchant API without what stands behind {@link Payments}. Deliberately no stereotype: nobody shall scan it. */
@EnableAutoConfiguration(exclude = {CamundaAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ComponentScan(
        basePackages = {
            "io.payloom.alert",
            "io.payloom.api",
            "io.payloom.merchant",
            "io.payloom.http",
            "io.payloom.vault",
            "io.payloom.database"
        })
@MapperScan(basePackages = "io.payloom", annotationClass = Mapper.class)
@Import({PaymentController.class, PaymentRequests.class, PaymentChecks.class, BankAsking.class})
class PaymentApiSlice {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
