package io.payloom.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Sends bytes as they are, each request on a connection of its own. */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    RawAnswer send(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return RawAnswer.read(socket.getInputStream().readAllBytes());
        }
    }

    /** Who refuses a body may close before it was sent; the answer is there all the same. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (SocketException closedAlready) {
            // the answer says why
        }
    }
}
