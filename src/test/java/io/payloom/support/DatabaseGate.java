package io.payloom.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A way to the database that a test can shut: open connections are cut then, and new ones are refused. Frozen, it takes
 * whatever comes and passes nothing on, as a server whose process was stopped.
 */
public final class DatabaseGate {

    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket entrance;
    private boolean frozen;

    public DatabaseGate(int port, int target) {
        this.port = port;
        this.target = target;
        open();
    }

    public void open() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            entrance = socket;
            Thread.ofVirtual().start(() -> admit(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isOpen() {
        return entrance != null && !entrance.isClosed();
    }

    /** The same address of a database, by this way. */
    public String lead(String jdbcUrl) {
        return jdbcUrl.replace(":" + target + "/", ":" + port + "/");
    }

    public void shut() {
        close(entrance);
        open.forEach(DatabaseGate::close);
        open.clear();
    }

    public synchronized void freeze() {
        frozen = true;
    }

    public synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    private void admit(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket outside = keep(socket.accept());
                Socket inside = keep(new Socket(InetAddress.getLoopbackAddress(), target));
                pass(outside, inside);
                pass(inside, outside);
                if (socket.isClosed()) {
                    shut(); // it was shut while this one came in
                }
            } catch (IOException shutMeanwhile) {
                // The loop ends when that was its end.
            }
        }
    }

    private Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] some = new byte[16_384];
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    awaitThaw();
                    out.write(some, 0, read);
                }
            } catch (IOException cut) {
                // So is the other half, by the end of this block.
            } finally {
                open.remove(from);
            }
        });
    }

    private synchronized void awaitThaw() throws IOException {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static void close(@Nullable AutoCloseable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception gone) {
            // That is what was wanted.
        }
    }
}
