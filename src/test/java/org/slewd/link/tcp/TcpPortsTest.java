package org.slewd.link.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slewd.link.BytePort;
import org.slewd.link.PumpedLink;
import org.slewd.time.SystemClock;

class TcpPortsTest {

    private ServerSocket server;
    private final Semaphore wakes = new Semaphore(0);

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void carries_bytes_both_ways() throws IOException {
        try (BytePort port = open();
                Socket peer = server.accept()) {
            port.write(bytes("p\n"));
            assertThat(peer.getInputStream().readNBytes(2)).isEqualTo(bytes("p\n"));
            peer.getOutputStream().write(bytes("12.0\n"));
            byte[] buffer = new byte[100];
            int count = port.read(buffer);
            assertThat(new String(buffer, 0, count, ISO_8859_1)).isNotEmpty().startsWith("1");
        }
    }

    @Test
    void a_peer_that_closes_is_gone() throws IOException {
        try (BytePort port = open()) {
            server.accept().close();
            assertThatThrownBy(() -> port.read(new byte[10]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has closed the connection");
        }
    }

    private static void onNewThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void closing_from_another_thread_frees_a_blocked_reader_and_a_blocked_writer() throws Exception {
        BytePort port = open();
        try (Socket peer = server.accept()) {
            CountDownLatch begun = new CountDownLatch(1);
            // A thread each: the common pool has a single one on two cores, and the first would block it.
            CompletableFuture<Throwable> reader = CompletableFuture.supplyAsync(
                    () -> {
                        begun.countDown();
                        return failureOf(() -> port.read(new byte[10]));
                    },
                    TcpPortsTest::onNewThread);
            CompletableFuture<Throwable> writer = CompletableFuture.supplyAsync(
                    () -> failureOf(() -> port.write(new byte[50_000_000])), TcpPortsTest::onNewThread);
            begun.await();
            assertThat(peer.getInputStream().read()).isZero();
            port.close();
            assertThat(reader.get()).isInstanceOf(IOException.class);
            assertThat(writer.get()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void says_what_to_check_when_nothing_listens() throws IOException {
        server.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing listens on")
                .hasMessageContaining(Integer.toString(server.getLocalPort()));
    }

    @Test
    void says_that_there_is_no_such_host() {
        assertThatThrownBy(() -> TcpPorts.opener("no such host", 4_533).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no host called no such host");
    }

    @Test
    void a_link_comes_back_after_the_server_was_restarted() throws Exception {
        int number = server.getLocalPort();
        PumpedLink link = new PumpedLink(
                "tcp:localhost:" + number,
                TcpPorts.opener(InetAddress.getLoopbackAddress().getHostAddress(), number),
                new SystemClock());
        try {
            link.open(wakes::release);
            server.accept().close();
            until(() -> link.status().connects() == 1 && !link.status().isUp());
            try (Socket peer = server.accept()) {
                until(() -> link.status().connects() == 2);
                link.send(bytes("p\n"));
                assertThat(peer.getInputStream().readNBytes(2)).isEqualTo(bytes("p\n"));
            }
        } finally {
            link.close();
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static Throwable failureOf(Action action) {
        try {
            action.run();
            return new AssertionError("it came to an end");
        } catch (IOException e) {
            return e;
        }
    }

    private BytePort open() throws IOException {
        return TcpPorts.opener(InetAddress.getLoopbackAddress().getHostAddress(), server.getLocalPort())
                .open();
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wakes.acquire();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
