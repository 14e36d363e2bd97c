package io.payloom.api.gate;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Bodies;
import io.payloom.api.CallerArgument;
import io.payloom.api.ProblemCode;
import io.payloom.api.Problems;
import io.payloom.api.StrictJson;
import io.payloom.merchant.Signatures;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
@EnableConfigurationProperties(GateProperties.class)
class ApiConfiguration implements WebMvcConfigurer {

    private final ObjectMapper json;

    ApiConfiguration(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(AbstractJackson2HttpMessageConverter.class::isInstance); // JSON that is lax, YAML, CBOR
        converters.add(new StrictJson(json));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ContentTypeCheck()).addPathPatterns("/v1/**", "/ops/**");
        interceptors.addInterceptor(new BodyCharsets());
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/v1/**", "/ops/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument(
                AuthenticatedMerchant.class, ProblemCode.SIGNATURE_MISSING, "This address needs a signed request."));
    }

    @Bean
    static Module moments() {
        return Moments.module();
    }

    @Bean
    FilterRegistrationBean<RequestTraceFilter> requestTraceFilter(Problems problems) {
        return registration(new RequestTraceFilter(problems), "/*", 0);
    }

    @Bean
    FilterRegistrationBean<SignatureFilter> signatureFilter(
            Signatures signatures, Bodies bodies, Problems problems, GateProperties properties) {
        return registration(new SignatureFilter(signatures, bodies, problems, properties), "/v1/*", 1);
    }

    @Bean
    Bodies bodies(GateProperties properties, MeterRegistry meters) {
        return new Bodies(properties.mostBuffered(), properties.bodyPatience(), meters);
    }

    @Bean
    ServletListenerRegistrationBean<Bodies.Return> returnOfBodies() {
        return new ServletListenerRegistrationBean<>(new Bodies.Return());
    }

    /** The port for management reports its errors by this; ours has no error page. */
    @Bean
    ErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return tomcat -> {
            tomcat.addConnectorCustomizers(new MalformedPings());
            tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemReportValve.class.getName());
                }
            });
        };
    }

    private static <F extends OncePerRequestFilter> FilterRegistrationBean<F> registration(
            F filter, String pattern, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(pattern);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100 + place);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }
}
