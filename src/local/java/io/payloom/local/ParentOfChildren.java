package io.payloom.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A program that starts MariaDB and a JVM that sleeps, writes down their process ids, and waits to be killed. */
final class ParentOfChildren {

    static final String STARTED = "started";

    private ParentOfChildren() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(System.getenv("DIRECTORY"));
        Software software = new Software(Path.of(System.getenv("SOFTWARE")), new Progress(System.out));
        new MariaDb(software, new MariaDb.Options(directory.resolve("mariadb"), Ports.free(), true, true)).start();
        JavaCommand sleeper = new JavaCommand(Sleeper.class.getName(), "", List.of(), List.of());
        ChildProcess.start(new ChildProcess.Launch("sleeper", directory.resolve("sleeper"), Map.of(), sleeper.line()));
        String pids = ProcessHandle.current()
                .descendants()
                .map(child -> Long.toString(child.pid()))
                .collect(Collectors.joining(" "));
        Files.writeString(directory.resolve("part"), pids);
        Files.move(directory.resolve("part"), directory.resolve(STARTED));
        new CountDownLatch(1).await();
    }

    /** Does nothing, for ever. */
    static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
