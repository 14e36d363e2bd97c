package io.payloom.local;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Main class of the OpenSearch child: OpenSearchRunner's own takes no port above 9299 and is silent about errors. By
 * reflection, as OpenSearch is on the class path of the child only.
 */
final class OpenSearchServer {

    private static final String RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner";

    private OpenSearchServer() {}

    /** The first argument is the port, the others are the runner's. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Class<?> type = Class.forName(RUNNER);
        AutoCloseable runner = (AutoCloseable) type.getConstructor().newInstance();
        type.getMethod("setMaxHttpPort", int.class).invoke(runner, -1);
        String[] options = Arrays.copyOfRange(args, 1, args.length + 2);
        options[options.length - 2] = "-baseHttpPort";
        options[options.length - 1] = Integer.toString(port - 1); // node 1 listens on the base plus one
        type.getMethod("build", String[].class).invoke(runner, (Object) options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable runner) {
        try {
            runner.close();
        } catch (Exception e) {
            throw new IllegalStateException("OpenSearch does not end in order", e);
        }
    }
}
