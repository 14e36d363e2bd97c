package io.payloom;

import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts Payloom.
 *
 * <p>The component scan replaces that of {@code @SpringBootApplication} and has one filter more: a bank is no part of
 * Payloom. In the jar there is none, but in tests and in the local stack the simulator is on the class path too.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class) // its error page would answer before ours
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.payloom\\.simulator\\..*")
        })
public class PayloomApplication {

    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofMinutes(1);

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(PayloomApplication.class);
        application.addInitializers(PayloomApplication::checkBeforeStart);
        application.run(args);
    }

    /** Cheap checks first; what is missing is said before anything was begun that would have to be ended in order. */
    private static void checkBeforeStart(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        new RequiredSettings(environment).check();
        new DatabaseAtStart(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"))
                .await(PATIENCE_WITH_DATABASE);
    }
}
