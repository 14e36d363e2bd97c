package io.payloom.latemoney;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a money case is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class CaseKind {

    public static final SubjectKind MONEY_CASE =
            SubjectKind.declare('L', "money case", "caseNo", new SubjectKind.OwnProcess("late-money", true));

    @Bean
    static SubjectKind kindOfCase() {
        return MONEY_CASE;
    }
}
