package io.payloom.lifecycle;

import io.payloom.kernel.SubjectKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What drives a subject now.
 *
 * @param process its stored name
 * @param runNo how many instances have driven it, this one included
 * @param runKey key of the root process instance, null when no instance has claimed it yet
 * @param expectedBy by then it has surely moved on, unless its transactions wait for their banks; null while a person is
 *     awaited
 * @param stillSince since when it, or the run before it, should have moved on and has not; null when all is well
 * @param stillLooks how often it was looked at since
 */
public record Run(
        String subjectNo,
        String process,
        int runNo,
        @Nullable String runKey,
        @Nullable Instant claimedAt,
        @Nullable Instant expectedBy,
        @Nullable Instant stillSince,
        int stillLooks,
        @Nullable Instant finishedAt) {

    /** What the subject is. */
    public SubjectKind kind() {
        return SubjectKind.of(subjectNo)
                .orElseThrow(() -> new IllegalStateException(subjectNo + " is of no declared kind"));
    }
}
