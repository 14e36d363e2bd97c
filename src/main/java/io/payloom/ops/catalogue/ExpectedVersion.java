package io.payloom.ops.catalogue;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import org.jspecify.annotations.Nullable;

/** Reads the version that a change was made for from the header If-Match. */
final class ExpectedVersion {

    private ExpectedVersion() {}

    /** @param source the request whose ETag it is */
    static long of(@Nullable String ifMatch, String source) {
        try {
            if (ifMatch != null) {
                return Long.parseLong(ifMatch.replace("\"", "").strip());
            }
        } catch (NumberFormatException malformed) {
            // the same answer as for none
        }
        throw new RequestRefused(
                ProblemCode.BAD_REQUEST,
                "Say which version your change was made for: If-Match: \"17\", the ETag of " + source + ".");
    }
}
