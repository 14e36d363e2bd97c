package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import io.payloom.payment.PaymentKind;
import io.payloom.support.ModuleDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A merchant with an address of its own, for tests of the module on a real database; for each test another one. */
@SpringJUnitConfig(
        classes = NotificationModuleConfiguration.class,
        initializers = {ConfigDataApplicationContextInitializer.class, MerchantToTell.TestDatabase.class})
@ActiveProfiles("local")
@TestPropertySource(properties = "payloom.notification.timeout=3s")
abstract class MerchantToTell {

    static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    static final String BODY =
            "{\"type\":\"payment.succeeded\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":{\"text\":\"已付款 😀\"}}";
    static final String RUN = "2251799813685249";

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationSchedules schedules;

    @Autowired
    NotificationModuleConfiguration.Endpoints endpoints;

    @Autowired
    EventOrder events;

    @Autowired
    Journal journal;

    @Autowired
    Runs runs;

    @Autowired
    Outbox outbox;

    @Autowired
    Alerts alerts;

    @Autowired
    Database database;

    @Autowired
    MovableClock clock;

    @Autowired
    DataSource dataSource;

    final String orderNo = PaymentKind.PAYMENT.nextNumber();
    final String merchantId = "M" + orderNo;
    Merchant merchant;

    @BeforeEach
    void openMerchant() throws IOException {
        clock.reset();
        merchant = new Merchant();
        endpoints.put(merchantId, new MerchantEndpoints.Endpoint(merchant.url(), List.of(SECRET)));
    }

    @AfterEach
    void closeMerchant() {
        merchant.close();
    }

    String announce() {
        return notifications.announce(new NewNotification(merchantId, orderNo, 7, "payment.succeeded", null, BODY));
    }

    String announceAndClaim() {
        String number = announce();
        assertThat(runs.claim(number, RUN)).isTrue();
        return number;
    }

    static Instant againAt(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Again.class);
        return ((Delivery.Again) delivery).nextAttemptAt();
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(workers.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** The database that {@code payloom.test.database} names. */
    static final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String name = context.getEnvironment().getProperty("payloom.test.database", "notification");
            TestPropertyValues.of(ModuleDatabase.properties(name)).applyTo(context);
        }
    }
}
