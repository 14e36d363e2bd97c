package io.payloom.payment;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a payment is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class PaymentKind {

    public static final SubjectKind PAYMENT =
            SubjectKind.declare('P', "payment", "orderNo", new SubjectKind.OwnProcess("payment", false));

    @Bean
    static SubjectKind kindOfPayment() {
        return PAYMENT;
    }
}
