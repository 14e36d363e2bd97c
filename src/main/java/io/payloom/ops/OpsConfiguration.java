package io.payloom.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.api.Bodies;
import io.payloom.api.CallerArgument;
import io.payloom.api.ProblemCode;
import io.payloom.api.Problems;
import io.payloom.merchant.Forgeries;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class OpsConfiguration implements WebMvcConfigurer {

    private static final int BEHIND_THE_TRACE = 101;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(
                new CallerArgument(Operator.class, ProblemCode.OPERATOR_UNKNOWN, "This address is for operators."));
    }

    @Bean
    FilterRegistrationBean<OperatorFilter> operatorFilter(
            Operators operators,
            Bodies bodies,
            Problems problems,
            Forgeries forgeries,
            MeterRegistry meters,
            OperatorProperties properties) {
        FilterRegistrationBean<OperatorFilter> registration = new FilterRegistrationBean<>(
                new OperatorFilter(operators, bodies, problems, forgeries, meters, properties));
        registration.addUrlPatterns("/ops/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + BEHIND_THE_TRACE);
        return registration;
    }
}
