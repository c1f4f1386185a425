package org.slewd.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The daemon's end of the socket: keeps the request lines and answers each with a line, or with anything else. */
final class FakeDaemon implements AutoCloseable {

    private final ServerSocketChannel server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /** @param answer bytes that follow each request as they are; nothing closes the connection unanswered */
    FakeDaemon(Path data, String answer) throws IOException {
        this(data, List.of(answer));
    }

    /** @param answers to the requests of one connection, in order; after the last it is closed */
    FakeDaemon(Path data, List<String> answers) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(data.resolve(DaemonClient.SOCKET)));
        thread = new Thread(() -> serve(answers), "fake-daemon");
        thread.start();
    }

    /** What was asked so far. */
    List<String> requests() {
        return requests;
    }

    private void serve(List<String> answers) {
        try {
            while (true) {
                try (SocketChannel client = server.accept();
                        BufferedReader lines = new BufferedReader(
                                new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8))) {
                    for (String answer : answers) {
                        String request = lines.readLine();
                        if (request != null) {
                            requests.add(request);
                            // In two pieces, so that a client which takes one read for one answer fails.
                            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                            client.write(ByteBuffer.wrap(bytes, 0, bytes.length / 2));
                            client.write(ByteBuffer.wrap(bytes, bytes.length / 2, bytes.length - bytes.length / 2));
                        }
                    }
                }
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
