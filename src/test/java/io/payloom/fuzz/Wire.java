package io.payloom.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** Sends bytes as they are, each request on a connection of its own, from a second address of this machine (Linux has it). */
final class Wire {

    /** Not who sends in other tests: bad signatures are counted by their sender's address. */
    private static final String SENDER = "127.0.0.2";

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    RawAnswer send(byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(SENDER, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
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
