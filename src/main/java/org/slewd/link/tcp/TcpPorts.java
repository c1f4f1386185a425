package org.slewd.link.tcp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import org.slewd.link.BytePort;

/**
 * Opens TCP connections. The name is looked up anew at each open. Small writes leave at once (no Nagle).
 *
 * <p>A cable that is cut between two hosts is not noticed here until the system gives up, which takes minutes; the
 * driver notices that its questions stay unanswered long before.
 */
public final class TcpPorts {

    /** A host on the same network answers within milliseconds, one behind a mobile link within a second or two. */
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;

    private TcpPorts() {}

    /** An opener for {@code port} on {@code host}. */
    public static BytePort.Opener opener(String host, int port) {
        return () -> open(host, port);
    }

    private static BytePort open(String host, int port) throws IOException {
        String name = host + ':' + port;
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            return new TcpBytePort(name, socket);
        } catch (IOException e) {
            socket.close();
            throw new IOException(refusal(host, port, e), e);
        }
    }

    private static String refusal(String host, int port, IOException e) {
        String name = host + ':' + port;
        if (e instanceof UnknownHostException) {
            return "there is no host called " + host + "; check the spelling and the name service";
        }
        if (e instanceof SocketTimeoutException) {
            return name + " did not answer within " + CONNECT_TIMEOUT_MILLIS / 1_000
                    + " s; check that the host is up and that no firewall is in between";
        }
        if (e instanceof NoRouteToHostException) {
            return "there is no way to " + name + "; check the network";
        }
        if (e instanceof ConnectException) {
            return "nothing listens on " + name + "; check that the program there runs, and its port";
        }
        return "cannot connect to " + name + ": " + e.getMessage();
    }
}
