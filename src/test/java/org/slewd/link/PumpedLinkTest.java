package org.slewd.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slewd.time.Clock;
import org.slewd.time.VirtualClock;

class PumpedLinkTest {

    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

    private final VirtualClock clock = new VirtualClock(Instant.EPOCH, Long.MAX_VALUE - 5);
    private final LinkedBlockingQueue<FakePort> ports = new LinkedBlockingQueue<>();
    private final Semaphore wakes = new Semaphore(0);
    private final BytePort.Opener opener = () -> {
        try {
            return ports.take();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    };
    private PumpedLink link;

    @AfterEach
    void close() {
        if (link != null) {
            link.close();
        }
    }

    @Test
    void is_closed_until_it_is_opened_and_then_connects() throws Exception {
        link = new PumpedLink("serial:/dev/x", opener, clock);
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        link.open(wakes::release);
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CONNECTING);
        ports.add(new FakePort());
        until(() -> link.status().isUp());
        assertThat(link.status()).isEqualTo(new LinkStatus(LinkStatus.State.UP, 1, ""));
        assertThat(link.address()).isEqualTo("serial:/dev/x");
        assertThatThrownBy(() -> link.open(wakes::release)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bytes_arrive_in_order_with_the_time_at_which_they_were_read() throws Exception {
        FakePort port = up();
        List<Link.Received> received = new ArrayList<>();
        port.arrives("AZ=");
        until(() -> received.addAll(link.receive()));
        clock.advance(Duration.ofNanos(10));
        port.arrives("123\r");
        until(() -> received.addAll(link.receive()));
        assertThat(received)
                .extracting(piece -> new String(piece.bytes(), ISO_8859_1))
                .containsExactly("AZ=", "123\r");
        assertThat(received.get(1).nanos() - received.get(0).nanos()).isEqualTo(10);
        assertThat(link.receive()).isEmpty();
    }

    @Test
    void what_is_sent_is_written_in_order_and_stands_in_the_transcript() throws Exception {
        FakePort port = up();
        assertThat(link.send(bytes("C2\r"))).isTrue();
        assertThat(link.send(bytes("B\r"))).isTrue();
        assertThat(port.written.take()).isEqualTo("C2\r");
        assertThat(port.written.take()).isEqualTo("B\r");
        port.arrives("AZ=1\r");
        until(() -> !link.receive().isEmpty());
        assertThat(link.transcript().entries())
                .extracting(Transcript.Entry::toString)
                .containsExactly("> \"C2\\r\"", "> \"B\\r\"", "< \"AZ=1\\r\"");
    }

    @Test
    void nothing_is_taken_while_the_wire_is_down() {
        link = slow(opener);
        assertThat(link.send(bytes("C2\r"))).isFalse();
        link.open(wakes::release);
        assertThat(link.send(bytes("C2\r"))).isFalse();
    }

    @Test
    void a_full_queue_refuses_and_keeps_what_it_has() throws Exception {
        FakePort port = up(FakePort.stuck());
        link.send(bytes("first"));
        port.awaitWrite();
        for (int i = 0; i < Outbox.MAX_WAITING; i++) {
            assertThat(link.send(bytes("w" + i))).isTrue();
        }
        assertThat(link.send(bytes("one too many"))).isFalse();
        port.letPeerRead();
        assertThat(port.written.take()).isEqualTo("first");
        for (int i = 0; i < Outbox.MAX_WAITING; i++) {
            assertThat(port.written.take()).isEqualTo("w" + i);
        }
    }

    @Test
    void a_stop_overtakes_what_waits_and_holds_the_wire_until_it_is_released() throws Exception {
        FakePort port = up(FakePort.stuck());
        link.send(bytes("first"));
        port.awaitWrite();
        link.send(bytes("M123\r"));
        assertThat(link.sendUrgent(bytes("S\r"))).isTrue();
        assertThat(link.send(bytes("M124\r"))).isFalse();
        port.letPeerRead();
        assertThat(port.written.take()).isEqualTo("first");
        assertThat(port.written.take()).isEqualTo("S\r");
        assertThat(link.send(bytes("M125\r"))).isFalse();
        link.release();
        assertThat(link.send(bytes("C2\r"))).isTrue();
        assertThat(port.written.take()).isEqualTo("C2\r");
    }

    @Test
    void a_stop_without_a_wire_waits_for_nothing_is_not_replayed_and_still_holds() throws Exception {
        link = slow(opener);
        link.open(wakes::release);
        link.sendUrgent(bytes("S\r"));
        FakePort port = new FakePort();
        ports.add(port);
        until(() -> link.status().isUp());
        assertThat(link.send(bytes("M123\r"))).isFalse();
        link.release();
        assertThat(link.send(bytes("C2\r"))).isTrue();
        assertThat(port.written.take()).isEqualTo("C2\r");
    }

    @Test
    void a_crowd_that_presses_stop_fills_no_memory_and_blocks_nobody() throws Exception {
        FakePort port = up(FakePort.stuck());
        link.send(bytes("first"));
        port.awaitWrite();
        for (int i = 0; i < 10_000; i++) {
            link.sendUrgent(bytes("S\r"));
        }
        port.letPeerRead();
        link.close();
        assertThat(port.written).hasSize(1 + Outbox.MAX_URGENT);
    }

    @Test
    void a_writer_that_is_stuck_is_freed_by_closing_the_port_and_the_wire_comes_up_anew() throws Exception {
        link = new PumpedLink("tcp:h:1", opener, clock, 1_000, HOUR_NANOS, new Backoff(0));
        link.open(wakes::release);
        FakePort stuck = FakePort.stuck();
        ports.add(stuck);
        until(() -> link.status().isUp());
        link.send(bytes("C2\r"));
        stuck.awaitWrite();
        link.send(bytes("old target"));
        clock.advance(Duration.ofNanos(1_000));
        stuck.closed.await();
        until(() -> !link.status().isUp());
        assertThat(link.status().detail()).contains("takes no bytes").contains("slewd tries again");
        FakePort next = new FakePort();
        ports.add(next);
        until(() -> link.status().connects() == 2);
        // Not the old target: what waited for the old wire is void.
        link.sendUrgent(bytes("S\r"));
        assertThat(next.written.take()).isEqualTo("S\r");
    }

    @Test
    void a_write_that_is_merely_slow_is_not_cut_off() throws Exception {
        CountDownLatch looks = new CountDownLatch(20);
        Clock counting = new Clock() {
            @Override
            public Instant utc() {
                return clock.utc();
            }

            @Override
            public long nanos() {
                looks.countDown();
                return clock.nanos();
            }
        };
        // The guard looks every microsecond at a clock that stands just before its deadline.
        link = new PumpedLink("tcp:h:1", opener, counting, 1_000, HOUR_NANOS, new Backoff(HOUR_NANOS));
        link.open(wakes::release);
        FakePort port = FakePort.stuck();
        ports.add(port);
        until(() -> link.status().isUp());
        link.send(bytes("C2\r"));
        port.awaitWrite();
        clock.advance(Duration.ofNanos(999));
        looks.await();
        assertThat(port.closed.getCount()).isEqualTo(1);
        port.letPeerRead();
        assertThat(port.written.take()).isEqualTo("C2\r");
        assertThat(link.status().isUp()).isTrue();
    }

    @Test
    void a_loss_is_reported_and_the_next_port_is_another_one() throws Exception {
        FakePort first = up();
        first.arrives("left over");
        until(() -> link.transcript().entries().size() == 1);
        first.hangUp();
        until(() -> !link.status().isUp());
        assertThat(first.closed.getCount()).isZero();
        assertThat(link.status().detail()).startsWith("the other end hung up. slewd tries again");
        assertThat(link.status().connects()).isEqualTo(1);
        ports.add(new FakePort());
        until(() -> link.status().isUp());
        assertThat(link.status().connects()).isEqualTo(2);
        assertThat(link.receive()).isEmpty();
    }

    @Test
    void a_port_that_delivers_nothing_counts_as_lost_and_makes_no_busy_loop() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        link = slow(() -> new BrokenPort() {
            @Override
            public int read(byte[] buffer) {
                reads.incrementAndGet();
                return 0;
            }
        });
        link.open(wakes::release);
        until(() -> link.status().connects() == 1 && !link.status().isUp());
        assertThat(reads).hasValue(1);
    }

    @Test
    void no_exception_ends_a_thread() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        FakePort last = new FakePort();
        link = new PumpedLink(
                "tcp:h:1",
                () -> switch (opened.incrementAndGet()) {
                    case 1 -> throw new IllegalArgumentException("open");
                    case 2 -> throw new UnsatisfiedLinkError("open");
                    case 3 -> new BrokenPort();
                    case 4 ->
                        new BrokenPort() {
                            @Override
                            public int read(byte[] buffer) throws IOException {
                                link.send(bytes("x"));
                                return awaitClosed();
                            }
                        };
                    default -> last;
                },
                clock,
                HOUR_NANOS,
                1,
                new Backoff(0));
        link.open(() -> {
            wakes.release();
            throw new IllegalStateException("a listener that fails");
        });
        until(() -> link.status().isUp() && opened.get() == 5);
        assertThat(link.status().connects()).isEqualTo(3);
        last.arrives("still here");
        until(() -> !link.receive().isEmpty());
        link.send(bytes("and writing"));
        assertThat(last.written.take()).isEqualTo("and writing");
    }

    @Test
    void a_device_that_is_plugged_in_ends_the_wait() throws Exception {
        assertThat(opensUntilUp(List.of("", "", "", "", "plugged in"))).isEqualTo(2);
    }

    @Test
    void a_device_that_was_replaced_without_ever_being_missed_ends_the_wait() throws Exception {
        assertThat(opensUntilUp(List.of("first", "first", "first", "second"))).isEqualTo(2);
    }

    /** How often a link has tried until it came up, when its looks show {@code presences} one after the other. */
    private int opensUntilUp(List<String> presences) throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger opens = new AtomicInteger();
        link = new PumpedLink(
                "serial:/dev/x",
                new BytePort.Opener() {
                    @Override
                    public BytePort open() throws IOException {
                        opens.incrementAndGet();
                        if (looks.get() < presences.size()) {
                            throw new IOException("not yet");
                        }
                        return new FakePort();
                    }

                    @Override
                    public String presence() {
                        return presences.get(Math.min(looks.getAndIncrement(), presences.size() - 1));
                    }
                },
                clock,
                HOUR_NANOS,
                1,
                new Backoff(HOUR_NANOS));
        link.open(wakes::release);
        until(() -> link.status().isUp());
        return opens.get();
    }

    @Test
    void closing_lets_a_stop_leave_first() throws Exception {
        FakePort port = up(FakePort.stuck());
        link.send(bytes("first"));
        port.awaitWrite();
        link.sendUrgent(bytes("S\r"));
        Thread closer = new Thread(link::close);
        closer.start();
        port.letPeerRead();
        closer.join();
        assertThat(port.written).containsExactly("first", "S\r");
        assertThat(port.closed.getCount()).isZero();
    }

    @Test
    void closing_cuts_off_a_stuck_write_and_ends_the_threads() throws Exception {
        FakePort port = up(FakePort.stuck());
        link.send(bytes("C2\r"));
        port.awaitWrite();
        assertThat(threads())
                .containsExactlyInAnyOrder("link-tcp:h:1-read", "link-tcp:h:1-write", "link-tcp:h:1-guard");
        link.close();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        assertThat(port.written).isEmpty();
        assertThat(threads()).isEmpty();
        assertThat(link.send(bytes("C2\r"))).isFalse();
        link.close();
        assertThatThrownBy(() -> link.open(wakes::release)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_port_that_opens_after_closing_is_closed_at_once() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakePort late = new FakePort();
        link = slow(() -> {
            opening.countDown();
            boolean interrupted = true;
            while (interrupted) {
                try {
                    go.await();
                    interrupted = false;
                } catch (InterruptedException e) {
                    go.countDown(); // A native open cannot be interrupted; it ends by itself, later.
                }
            }
            return late;
        });
        link.open(wakes::release);
        opening.await();
        link.close();
        late.closed.await();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
    }

    private static class BrokenPort implements BytePort {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read(byte[] buffer) throws IOException {
            throw new IllegalStateException("read");
        }

        @Override
        public void write(byte[] bytes) {
            throw new IllegalStateException("write");
        }

        @Override
        public void close() {
            closed.countDown();
            throw new IllegalStateException("close");
        }

        int awaitClosed() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }
    }

    private FakePort up() throws InterruptedException {
        return up(new FakePort());
    }

    private FakePort up(FakePort port) throws InterruptedException {
        link = new PumpedLink("tcp:h:1", opener, clock, HOUR_NANOS, HOUR_NANOS, new Backoff(0));
        link.open(wakes::release);
        ports.add(port);
        until(() -> link.status().isUp());
        return port;
    }

    private PumpedLink slow(BytePort.Opener opener) {
        return new PumpedLink("tcp:h:1", opener, clock, HOUR_NANOS, HOUR_NANOS, new Backoff(HOUR_NANOS));
    }

    /** Waits for wakes of the link until {@code condition} holds; the limit of the test run ends it otherwise. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wakes.acquire();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("link-tcp:h:1-"))
                .collect(Collectors.toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
