package io.payloom.notification;

import io.payloom.kernel.SubjectKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a notification is to the rest of Payloom. */
@Configuration(proxyBeanMethods = false)
public class NotificationKind {

    public static final SubjectKind NOTIFICATION = SubjectKind.declare(
            'N', "notification", "notificationNo", new SubjectKind.OwnProcess("merchant-notification", true));

    @Bean
    static SubjectKind kindOfNotification() {
        return NOTIFICATION;
    }
}
