package io.payloom.payout;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a payout is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class PayoutKind {

    public static final SubjectKind PAYOUT =
            SubjectKind.declare('O', "payout", "orderNo", new SubjectKind.OwnProcess("payout", false));

    @Bean
    static SubjectKind kindOfPayout() {
        return PAYOUT;
    }
}
