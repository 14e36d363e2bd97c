package io.payloom;

import io.payloom.kernel.SettingRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with a setting in place of a stack trace. */
class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingRefused refused) {
        return new FailureAnalysis(
                refused.getMessage(),
                "Correct it; docs/operations.md lists all settings under \"Configuration\".",
                failure);
    }
}
