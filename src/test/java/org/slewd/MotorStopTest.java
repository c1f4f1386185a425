package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slewd.link.BytePort;
import org.slewd.link.LinkAddress;
import org.slewd.time.SystemClock;

/** Wires that take some stops and then no more. The patience is short, so that nobody waits for it; more than a test needs is never used up. */
class MotorStopTest {

    private static final byte[] STOP = {'S', '\r'};

    /** Takes so many writes, and blocks in the next until it is closed. */
    private static final class Wire implements BytePort {

        private final int takes;
        private final List<byte[]> taken = new ArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        Wire(int takes) {
            this.takes = takes;
        }

        @Override
        public int read(byte[] buffer) {
            throw new AssertionError("nobody asks for anything");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (taken.size() < takes) {
                taken.add(bytes);
                return;
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static MotorStop.Result send(Wire wire, long patienceMs, long patienceToRepeatMs) {
        MotorWire motor = new MotorWire(LinkAddress.parse("tcp:127.0.0.1:4533"), () -> wire, STOP);
        return MotorStop.send(List.of(motor), new SystemClock(), patienceMs, patienceToRepeatMs)
                .get(0);
    }

    @Test
    void a_wire_that_takes_no_stop_in_time_is_told_and_closed() {
        Wire wire = new Wire(0);

        MotorStop.Result result = send(wire, 900, 60_000);

        assertThat(result.sent()).isZero();
        assertThat(result.sentence())
                .isEqualTo("No stop was sent to tcp:127.0.0.1:4533: it takes no bytes; check that the controller is"
                        + " switched on. If anything moves, stop it at the controller or cut its power.");
        assertThat(wire.closed.getCount()).isZero();
    }

    @Test
    void one_that_takes_a_stop_and_no_more_is_told_apart() {
        // Long enough for the first, however busy the machine; the second is what does not come.
        MotorStop.Result result = send(new Wire(1), 900, 20);

        assertThat(result.sent()).isEqualTo(1);
        assertThat(result.failure()).isPresent();
        assertThat(result.sentence())
                .startsWith("Stop was sent to tcp:127.0.0.1:4533 only 1 of 3 times: it takes no bytes");
    }

    @Test
    void what_was_stopped_in_time_may_take_its_time_for_the_rest() {
        Wire wire = new Wire(3);

        // The pauses between the three alone are longer than this patience; the first comes without one.
        MotorStop.Result result = send(wire, 400, 60_000);

        assertThat(result).isEqualTo(new MotorStop.Result(result.address(), 3, Optional.empty()));
        assertThat(wire.taken).hasSize(3).containsOnly(STOP);
    }
}
