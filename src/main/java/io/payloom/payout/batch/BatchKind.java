package io.payloom.payout.batch;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a batch of payouts is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
class BatchKind {

    static final SubjectKind BATCH = SubjectKind.declare('B', "batch");

    @Bean
    static SubjectKind kindOfBatch() {
        return BATCH;
    }
}
