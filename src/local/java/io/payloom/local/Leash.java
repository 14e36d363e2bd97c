package io.payloom.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Main class of the child JVMs: runs the main class named by its first argument, and ends this JVM as soon as the
 * parent is gone, however the parent died. The parent holds the other end of standard input; when it ends, the
 * operating system closes that end. Needs nothing but the JDK on the class path.
 */
final class Leash {

    private Leash() {}

    public static void main(String[] args) throws Exception {
        whenParentEnds(() -> Runtime.getRuntime().halt(1));
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    static void whenParentEnds(Runnable action) {
        InputStream leash = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("leash").start(() -> {
            drain(leash);
            action.run();
        });
    }

    private static void drain(InputStream leash) {
        try {
            leash.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // The parent is gone: what the caller waits for.
        }
    }
}
