package io.payloom.support;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when it is first asked for; who asks meanwhile waits, and nobody else does. */
final class Once<T> {

    private final Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    synchronized T get() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }
}
