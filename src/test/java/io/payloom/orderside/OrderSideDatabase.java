package io.payloom.orderside;

import io.payloom.support.ModuleDatabase;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Lets the tests of orders share a database. */
class OrderSideDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(ModuleDatabase.properties("orderside"))
                .and("payloom.catalogue.simulator-url=http://127.0.0.1:1")
                .applyTo(context);
    }
}
