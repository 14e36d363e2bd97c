package io.payloom.refund;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a refund is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class RefundKind {

    public static final SubjectKind REFUND =
            SubjectKind.declare('R', "refund", "refundNo", new SubjectKind.OwnProcess("refund", true));

    @Bean
    static SubjectKind kindOfRefund() {
        return REFUND;
    }
}
