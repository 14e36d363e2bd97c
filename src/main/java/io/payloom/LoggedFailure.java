package io.payloom;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A stack trace in the log, whose messages are held to one line as {@link LoggedMessage} is. Public for logback. */
public class LoggedFailure extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return super.throwableProxyToString(new OnOneLine(failure));
    }

    /** The same failure with other messages. */
    private record OnOneLine(IThrowableProxy failure) implements IThrowableProxy {

        private static @Nullable IThrowableProxy of(@Nullable IThrowableProxy failure) {
            return failure == null ? null : new OnOneLine(failure);
        }

        private static @Nullable String clean(@Nullable String message) {
            return message == null ? null : LoggedMessage.onOneLine(message);
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return clean(failure.getOverridingMessage());
        }

        @Override
        public @Nullable String getMessage() {
            return clean(failure.getMessage());
        }

        @Override
        public String getClassName() {
            return failure.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return failure.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return failure.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return of(failure.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Arrays.stream(failure.getSuppressed()).map(OnOneLine::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return failure.isCyclic();
        }
    }
}
