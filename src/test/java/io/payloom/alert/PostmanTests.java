package io.payloom.alert;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

class PostmanTests {

    private final JavaMailSender server = mock(JavaMailSender.class);

    @Test
    void aMailThatReachedSomeOfItsReadersIsSent() throws Exception {
        refuse(new Address[] {new InternetAddress("ann@example.com")});

        assertThatCode(this::send).doesNotThrowAnyException();
    }

    @Test
    void aMailThatReachedNobodyIsNot() {
        refuse(new Address[] {});
        assertThatThrownBy(this::send).isInstanceOf(MailSendException.class);

        refuse(null);
        assertThatThrownBy(this::send).isInstanceOf(MailSendException.class);
    }

    private void refuse(Address[] reached) {
        var partly = new SendFailedException("No such user", null, reached, null, null);
        doThrow(new MailSendException(Map.of("mail", partly))).when(server).send(any(MimeMessage.class));
    }

    @SuppressWarnings("unchecked")
    private void send() {
        when(server.createMimeMessage()).thenReturn(new MimeMessage((jakarta.mail.Session) null));
        ObjectProvider<JavaMailSender> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(server);
        when(provider.getIfAvailable()).thenReturn(server);
        var properties = new AlertMailProperties(
                "payloom@example.com",
                List.of("ann@example.com", "typo@example.com"),
                Map.of(),
                Duration.ofMinutes(15));
        new Postman(properties, provider).send(new Letter("Subject", "Text"), properties.to());
    }
}
