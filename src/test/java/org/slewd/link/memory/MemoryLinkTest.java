package org.slewd.link.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slewd.link.ByteSink;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.time.VirtualClock;

class MemoryLinkTest {

    /** 9600 baud, ten bits a byte. */
    private static final long BYTE_NANOS = 1_041_666;

    private final VirtualClock clock = new VirtualClock(Instant.EPOCH, Long.MAX_VALUE - 7_000_000);
    private final Echo device = new Echo();
    private final MemoryLink link = new MemoryLink("simulated", device, 9_600, clock);

    /** Answers each write with the same bytes, at once, and notes when it lived. */
    private static final class Echo implements SimulatedDevice {
        final List<Long> stepsNanos = new ArrayList<>();
        final List<String> heard = new ArrayList<>();
        private final List<byte[]> due = new ArrayList<>();

        @Override
        public void onBytes(byte[] received, long nowNanos) {
            heard.add(new String(received, ISO_8859_1));
            due.add(received);
        }

        @Override
        public void step(long nowNanos, ByteSink out) {
            stepsNanos.add(nowNanos);
            due.forEach(out::accept);
            due.clear();
        }
    }

    @Test
    void is_up_as_soon_as_it_is_opened_and_wakes_its_owner() {
        AtomicInteger wakes = new AtomicInteger();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        link.open(wakes::incrementAndGet);
        assertThat(link.status()).isEqualTo(new LinkStatus(LinkStatus.State.UP, 1, ""));
        assertThat(wakes).hasValue(1);
    }

    @Test
    void nothing_happens_while_the_clock_stands_still() {
        open();
        link.send(bytes("C2\r"));
        assertThat(link.receive()).isEmpty();
        assertThat(device.heard).isEmpty();
        assertThat(device.stepsNanos).isEmpty();
    }

    @Test
    void bytes_take_their_time_in_both_directions() {
        open();
        long sentNanos = clock.nanos();
        link.send(bytes("0123456789")); // 10.4 ms there, heard at the next step: 15 ms; 10.4 ms back
        pass(14_999_999);
        assertThat(link.receive()).isEmpty();
        assertThat(device.heard).isEmpty();
        pass(1);
        assertThat(link.receive()).isEmpty();
        assertThat(device.heard).containsExactly("0123456789");
        pass(10 * BYTE_NANOS - 1);
        assertThat(link.receive()).isEmpty();
        pass(1);
        List<Link.Received> answer = link.receive();
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).nanos() - sentNanos).isEqualTo(15_000_000 + 10 * BYTE_NANOS);
        assertThat(text(answer)).isEqualTo("0123456789");
    }

    @Test
    void a_second_write_waits_for_the_first() {
        open();
        link.send(bytes("0123456789"));
        link.send(bytes("0123456789")); // on the line until 20.8 ms: heard at 25
        pass(20_000_000);
        link.receive();
        assertThat(device.heard).hasSize(1);
        pass(5_000_000);
        link.receive();
        assertThat(device.heard).hasSize(2);
    }

    @Test
    void the_device_lives_in_small_steps_however_seldom_anybody_looks() {
        open();
        pass(52_000_000);
        link.receive();
        assertThat(device.stepsNanos).hasSize(10);
        for (int i = 1; i < 10; i++) {
            assertThat(device.stepsNanos.get(i) - device.stepsNanos.get(i - 1)).isEqualTo(MemoryLink.STEP_NANOS);
        }
    }

    @Test
    void a_long_sleep_is_not_relived_in_full() {
        open();
        clock.advance(Duration.ofDays(30));
        link.receive();
        assertThat(device.stepsNanos).hasSize(1 + (int) (MemoryLink.MAX_CATCH_UP_NANOS / MemoryLink.STEP_NANOS));
        assertThat(clock.nanos() - device.stepsNanos.get(device.stepsNanos.size() - 1))
                .isLessThan(MemoryLink.STEP_NANOS);
    }

    @Test
    void a_line_without_a_speed_takes_no_time() {
        MemoryLink network = new MemoryLink("simulated", device, 0, clock);
        network.open(() -> {});
        network.send(bytes("p\n"));
        pass(MemoryLink.STEP_NANOS);
        assertThat(text(network.receive())).isEqualTo("p\n");
    }

    @Test
    void a_stop_overtakes_what_has_not_begun_and_holds_the_wire() {
        open();
        link.send(bytes("0123456789"));
        pass(1_000_000);
        link.send(bytes("M123\r"));
        link.sendUrgent(bytes("S\r"));
        assertThat(link.send(bytes("M124\r"))).isFalse();
        pass(50_000_000);
        link.receive();
        assertThat(device.heard).containsExactly("0123456789", "S\r");
        assertThat(link.transcript().entries())
                .extracting(Transcript.Entry::toString)
                .noneMatch(entry -> entry.contains("M123"));
        link.release();
        assertThat(link.send(bytes("C2\r"))).isTrue();
    }

    @Test
    void a_full_line_refuses() {
        open();
        link.send(bytes("on the line"));
        for (int i = 0; i < MemoryLink.MAX_WAITING; i++) {
            assertThat(link.send(bytes("C2\r"))).isTrue();
        }
        assertThat(link.send(bytes("C2\r"))).isFalse();
    }

    @Test
    void pulling_the_plug_loses_what_is_on_its_way_and_replugging_counts_as_another_connection() {
        open();
        link.send(bytes("C2\r"));
        pass(1_000_000);
        link.unplug();
        assertThat(link.status().isUp()).isFalse();
        assertThat(link.status().detail()).contains("unplugged");
        assertThat(link.send(bytes("C2\r"))).isFalse();
        assertThat(link.sendUrgent(bytes("S\r"))).isFalse();
        pass(100_000_000);
        assertThat(link.receive()).isEmpty();
        assertThat(device.heard).isEmpty();
        assertThat(device.stepsNanos).hasSize(20);
        link.replug();
        assertThat(link.status()).isEqualTo(new LinkStatus(LinkStatus.State.UP, 2, ""));
        assertThat(link.send(bytes("C2\r"))).as("the hold of a stop survives").isFalse();
        link.release();
        link.send(bytes("C2\r"));
        pass(100_000_000);
        assertThat(text(link.receive())).isEqualTo("C2\r");
    }

    @Test
    void a_muted_wire_delivers_nothing_and_a_delayed_one_later() {
        open();
        link.faults().off(true);
        link.send(bytes("C2\r"));
        pass(100_000_000);
        assertThat(link.receive()).isEmpty();
        link.faults().off(false);
        link.faults().delayed(150_000_000);
        link.send(bytes("B\r"));
        pass(150_000_000);
        assertThat(link.receive()).isEmpty();
        pass(20_000_000);
        assertThat(text(link.receive())).isEqualTo("B\r");
    }

    @Test
    void a_garbled_run_can_be_repeated() {
        assertThat(garbledRun(3)).isEqualTo(garbledRun(3)).isNotEqualTo(garbledRun(4));
    }

    @Test
    void a_closed_wire_takes_and_gives_nothing() {
        open();
        link.close();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        assertThat(link.send(bytes("C2\r"))).isFalse();
        assertThat(link.receive()).isEmpty();
        link.replug();
        assertThat(link.status().isUp()).isFalse();
    }

    private String garbledRun(long seed) {
        VirtualClock itsClock = new VirtualClock(Instant.EPOCH);
        MemoryLink itsLink = new MemoryLink("simulated", new Echo(), 9_600, itsClock);
        itsLink.open(() -> {});
        itsLink.faults().garbage(0.5, seed);
        itsLink.send(bytes("0123456789"));
        itsClock.advance(Duration.ofMillis(100));
        return text(itsLink.receive());
    }

    private void open() {
        link.open(() -> {});
    }

    private void pass(long nanos) {
        clock.advance(Duration.ofNanos(nanos));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(List<Link.Received> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(new String(piece.bytes(), ISO_8859_1)));
        return text.toString();
    }
}
