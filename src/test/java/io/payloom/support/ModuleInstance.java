package io.payloom.support;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Some modules as one instance of several, on a database that all of them share and with a clock that tests move. */
public final class ModuleInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /** @param database of a name of its own; empty when the first instance of the run starts */
    public ModuleInstance(Class<?> modules, String database, MovableClock clock, Map<String, String> properties) {
        context = new SpringApplicationBuilder(modules)
                .web(WebApplicationType.NONE)
                .profiles("local")
                .initializers(
                        starting -> TestPropertyValues.of(ModuleDatabase.properties(database))
                                .and("logging.level.root=warn", "logging.level.io.payloom.alert=error")
                                .and(properties)
                                .applyTo(starting),
                        starting -> ((GenericApplicationContext) starting)
                                .registerBean("movableClock", MovableClock.class, () -> clock))
                .run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
