package io.payloom;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * The message of a log line, which may quote banks and merchants: what would break the line, colour the terminal or turn
 * the reading direction is written out as {@code \n} or <code>&#92;u001b</code>. Public because logback creates it by its name.
 */
public class LoggedMessage extends MessageConverter {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\t]]");

    /** What is wrong with a start is told to a person, in lines. */
    private static final String START = "org.springframework.boot.diagnostics";

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return event.getLoggerName().startsWith(START) ? message : onOneLine(message);
    }

    static String onOneLine(String text) {
        return UNSEEN.matcher(text).replaceAll(unseen -> "\\\\" + spelled(unseen.group()));
    }

    private static String spelled(String unseen) {
        return switch (unseen) {
            case "\n" -> "n";
            case "\r" -> "r";
            default -> "u%04x".formatted(unseen.codePointAt(0));
        };
    }
}
