package io.payloom.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs that some tests call. A machine may lack them, then those tests are left out; in CI they have to be there. */
public final class ShellTools {

    private static final List<String> NEEDED = List.of("bash", "curl", "openssl");

    private ShellTools() {}

    /** For {@code @EnabledIf}. */
    public static boolean areThereOrDue() {
        return System.getenv("CI") != null || NEEDED.stream().allMatch(ShellTools::isThere);
    }

    private static boolean isThere(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }
}
