package io.payloom.bankside;

import io.payloom.support.ModuleDatabase;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Lets the tests of channels, result codes and routing share a database. */
class BankSideDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(ModuleDatabase.properties("bankside"))
                .and("payloom.catalogue.simulator-url=http://127.0.0.1:1")
                .applyTo(context);
    }
}
