package org.slewd.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.gs232.Gs232;

/** A GS-232B with its motors behind a serial server: the judge of what the page really did. */
final class RotatorBox implements AutoCloseable {

    private final SimulatedRotator box = Gs232.KIND_B
            .simulator()
            .apply(new SimulatedAxes(axis(0, 450, 0), axis(0, 180, 0)));
    private final StringBuilder received = new StringBuilder();
    private boolean isMute;
    private final ServerSocket server;

    RotatorBox() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "rotator-box");
        thread.setDaemon(true);
        thread.start();
    }

    /** Fast motors: a browser test should not wait for a rotator. */
    static final int RATE_DEG_PER_S = 20;

    private static SimulatedAxis axis(double minDeg, double maxDeg, double startDeg) {
        return new SimulatedAxis(new AxisRange(minDeg, maxDeg), RATE_DEG_PER_S, 80, 50_000_000L, 1, startDeg);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Where the antenna really is. */
    synchronized Pointing truth() {
        return box.truth();
    }

    /** Everything that came over the wire. */
    synchronized String received() {
        return received.toString();
    }

    /** It turns as it is told and answers no more, as with one broken wire. */
    synchronized void mute() {
        isMute = true;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(5);
                serve(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                // The station has gone; it or another one comes again.
            }
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[256];
        int count = 0;
        while (count >= 0) {
            try {
                count = in.read(buffer);
            } catch (SocketTimeoutException e) {
                count = 0;
            }
            exchange(Arrays.copyOf(buffer, Math.max(0, count)), out);
        }
    }

    private synchronized void exchange(byte[] bytes, OutputStream out) throws IOException {
        long now = System.nanoTime();
        received.append(new String(bytes, StandardCharsets.ISO_8859_1));
        box.onBytes(bytes, now);
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        box.step(now, said::writeBytes);
        if (!isMute) {
            said.writeTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
