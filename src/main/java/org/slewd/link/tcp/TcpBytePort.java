package org.slewd.link.tcp;

import java.io.IOException;
import java.net.Socket;
import org.slewd.link.BytePort;

/** A connection. */
final class TcpBytePort implements BytePort {

    private final String name;
    private final Socket socket;

    TcpBytePort(String name, Socket socket) {
        this.name = name;
        this.socket = socket;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int count;
        try {
            count = socket.getInputStream().read(buffer);
        } catch (IOException e) {
            throw broken(e);
        }
        if (count < 1) {
            throw new IOException(name + " has closed the connection; check that the program there runs");
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with a socket that cannot even be closed.
        }
    }

    private IOException broken(IOException e) {
        return new IOException("the connection to " + name + " broke: " + e.getMessage(), e);
    }
}
