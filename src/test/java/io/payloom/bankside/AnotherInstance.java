package io.payloom.bankside;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A second instance of the bank side on the database of {@link BankSideTest}. */
public final class AnotherInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(BankSide.class)
            .web(WebApplicationType.NONE)
            .profiles("local")
            .initializers(new BankSideDatabase())
            .run();

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
