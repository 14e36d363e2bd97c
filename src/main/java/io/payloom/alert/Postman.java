package io.payloom.alert;

import io.payloom.kernel.SettingRefused;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server. */
@Component
@EnableConfigurationProperties(AlertMailProperties.class)
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final AlertMailProperties properties;
    private final ObjectProvider<JavaMailSender> server;

    Postman(AlertMailProperties properties, ObjectProvider<JavaMailSender> server) {
        this.properties = properties;
        this.server = server;
        if (properties.reachesAnybody() && server.getIfAvailable() == null) {
            throw new SettingRefused("payloom.alert.mail says who gets mail, but spring.mail.host does not say"
                    + " which server takes it");
        }
    }

    /** @throws org.springframework.mail.MailException when nobody got it */
    void send(Letter letter, List<String> recipients) {
        JavaMailSender sender = server.getObject();
        try {
            sender.send(message(sender, letter, recipients));
        } catch (MailSendException failed) {
            if (!someGotIt(failed)) {
                throw failed;
            }
        }
    }

    private MimeMessage message(JavaMailSender sender, Letter letter, List<String> recipients) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(Objects.requireNonNull(properties.from()));
            parts.setTo(recipients.toArray(String[]::new));
            parts.setSubject(letter.subject());
            parts.setText(letter.text());
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException malformed) {
            throw new MailParseException(malformed);
        }
    }

    /** One mistyped address among several must not send the mail to the others again and again. */
    private static boolean someGotIt(MailSendException failed) {
        boolean some = false;
        for (Exception each : failed.getMessageExceptions()) {
            if (each instanceof SendFailedException partly
                    && !addresses(partly.getValidSentAddresses()).isEmpty()) {
                LOG.error(
                        "The mail server refuses addresses of payloom.alert.mail: {} {}",
                        addresses(partly.getInvalidAddresses()),
                        addresses(partly.getValidUnsentAddresses()));
                some = true;
            }
        }
        return some;
    }

    private static List<Address> addresses(Address @Nullable [] some) {
        return some == null ? List.of() : List.of(some);
    }
}
