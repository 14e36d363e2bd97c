package io.payloom.transaction;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a bank transaction is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class TransactionKind {

    public static final SubjectKind TRANSACTION = SubjectKind.declare('T', "bank transaction", "transactionNo");

    @Bean
    static SubjectKind kindOfTransaction() {
        return TRANSACTION;
    }
}
