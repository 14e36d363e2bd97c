package io.payloom.kernel;

/** Payloom cannot start as it is set up; the message names the setting and says what is wrong, for a person to read. */
public class SettingRefused extends IllegalStateException {

    public SettingRefused(String message) {
        super(message);
    }

    public SettingRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
