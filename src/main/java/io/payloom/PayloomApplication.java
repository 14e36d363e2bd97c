package io.payloom;

import io.payloom.simulator.SimulatorApplication;
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
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts Payloom, or, under the profile {@code simulator}, the bank simulator that stands in the same jar.
 *
 * <p>The component scan replaces that of {@code @SpringBootApplication} and has one filter more: a bank is no part of
 * Payloom.
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
        Class<?> chosen = applicationFor(args);
        SpringApplication application = new SpringApplication(chosen);
        application.setMainApplicationClass(chosen);
        if (chosen == PayloomApplication.class) {
            application.addInitializers(PayloomApplication::checkBeforeStart);
        }
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

    static Class<?> applicationFor(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return environment.matchesProfiles(SimulatorApplication.PROFILE)
                ? SimulatorApplication.class
                : PayloomApplication.class;
    }
}
