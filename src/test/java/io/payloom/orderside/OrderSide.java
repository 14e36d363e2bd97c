package io.payloom.orderside;

import static org.mockito.Mockito.mock;

import io.payloom.bankside.BankSide;
import io.payloom.notification.Notifications;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Orders on the bank side; what merchants are told is only noted. Not annotated, so nothing finds it by itself. */
@Import(BankSide.class)
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@ComponentScan(
        basePackages = {
            "io.payloom.notification",
            "io.payloom.payment",
            "io.payloom.refund",
            "io.payloom.payout",
            "io.payloom.latemoney"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.payloom\\.(.*Controller|.*Waiting|.*\\.(Payment|Refund|Payout)Requests"
                                + "|.*\\.(Payment|Payout|Payee)Checks|.*\\.BankAsking|payout\\..*Batch.*"
                                + "|notification\\.(?!Announcements$).*)"))
class OrderSide {

    @Bean
    Notifications notifications() {
        return mock();
    }
}
