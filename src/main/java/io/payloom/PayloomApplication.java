package io.payloom;

import io.payloom.simulator.SimulatorApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts Payloom, or, under the profile {@code simulator}, the bank simulator that stands in the same jar.
 *
 * <p>The component scan replaces that of {@code @SpringBootApplication} and has one filter more: a bank is no part of
 * Payloom.
 */
@SpringBootApplication
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.payloom\\.simulator\\..*")
        })
public class PayloomApplication {

    public static void main(String[] args) {
        Class<?> chosen = applicationFor(args);
        SpringApplication application = new SpringApplication(chosen);
        application.setMainApplicationClass(chosen);
        application.run(args);
    }

    static Class<?> applicationFor(String... args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return environment.matchesProfiles(SimulatorApplication.PROFILE)
                ? SimulatorApplication.class
                : PayloomApplication.class;
    }
}
