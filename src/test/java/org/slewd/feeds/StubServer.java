package org.slewd.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that does whatever a test wants with each connection, down to the byte. */
final class StubServer implements AutoCloseable {

    /** Requests in order: the first line and the headers of each, one in a line. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Bytes of content that went out, over all connections. */
    final AtomicLong sent = new AtomicLong();

    private final ServerSocket server;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Answer answer;

    /** What is done with a connection whose request has been read. */
    interface Answer {
        void to(String request, Way out) throws IOException, InterruptedException;
    }

    /** The way back, which counts. */
    final class Way {
        private final OutputStream out;

        /** Sends a blank every few milliseconds until the other side leaves. */
        void drip() throws IOException, InterruptedException {
            while (goesOn(10)) {
                text(" ");
            }
        }

        /** Says nothing until the test is over. */
        void hang() throws InterruptedException {
            over.await();
        }

        private Way(OutputStream out) {
            this.out = out;
        }

        Way text(String text) throws IOException {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Way bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            sent.addAndGet(bytes.length);
            return this;
        }
    }

    StubServer(Answer answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        spawn("stub-accept", () -> {
            while (true) {
                Socket socket = server.accept();
                spawn("stub-serve", () -> serve(socket));
            }
        });
    }

    /** A whole answer with a content. */
    static Answer content(int status, String headers, byte[] content) {
        return (request, out) -> out.text("HTTP/1.1 " + status + " Words\r\n" + headers + "Content-Length: "
                        + content.length + "\r\n\r\n")
                .bytes(content);
    }

    static Answer content(int status, String headers, String content) {
        return content(status, headers, content.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String content) {
        return content(200, "Content-Type: application/json\r\n", content);
    }

    void answerWith(Answer next) {
        answer = next;
    }

    private boolean goesOn(long millis) throws InterruptedException {
        return !over.await(millis, TimeUnit.MILLISECONDS);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder request = new StringBuilder();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
                    length = Integer.parseInt(line.substring(16).strip());
                }
            }
            for (int i = 0; i < length; i++) {
                request.append((char) in.read());
            }
            requests.add(request.toString());
            answer.to(request.toString(), new Way(socket.getOutputStream()));
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void spawn(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side left, or the test is over.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
