package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slewd.time.ClockTrust;
import org.slewd.time.VirtualClock;

class ClockAnswersTest {

    /** In the form of {@code chronyc -c tracking} of chrony 4.3: reference, offset 25 us slow, delay 30 ms, dispersion 2 ms. */
    private static final String TRACKING =
            "C0A80001,192.168.0.1,3,1795687200.123456789,-0.000025000,0.000012,0.000031,-12.345,0.001,0.045,"
                    + "0.030000000,0.002000000,1031.4,Normal";

    private static ClockTrust trust(KernelClock.Answer kernel, Optional<ChronyTracking> chrony, boolean timesyncd) {
        return new ClockAnswers(kernel, chrony, timesyncd).trust(7);
    }

    @Test
    void the_kernel_is_believed_first() {
        ClockTrust trust =
                trust(KernelClock.Answer.of(new KernelClock(true, 0.0125)), ChronyTracking.read(TRACKING), false);
        assertThat(trust).isEqualTo(new ClockTrust(OptionalDouble.of(0.0125), "kernel", "", 7));
        assertThat(trust(KernelClock.Answer.of(new KernelClock(true, 0.5)), Optional.empty(), true)
                        .source())
                .isEqualTo("kernel, by systemd-timesyncd");
    }

    @Test
    void chrony_answers_where_it_does_not_tell_the_kernel() {
        ClockTrust trust =
                trust(KernelClock.Answer.of(new KernelClock(false, 16)), ChronyTracking.read(TRACKING), false);
        assertThat(trust.source()).isEqualTo("chrony");
        assertThat(trust.boundS().orElseThrow()).isEqualTo(0.017025);
        assertThat(trust(KernelClock.Answer.NONE, ChronyTracking.read(TRACKING), false)
                        .isSynchronised())
                .isTrue();
    }

    @Test
    void what_is_unknown_says_where_to_look() {
        KernelClock.Answer alone = KernelClock.Answer.of(new KernelClock(false, 16));
        Optional<ChronyTracking> lost = ChronyTracking.read(TRACKING.replace("Normal", "Not synchronised"));
        assertThat(trust(alone, lost, false).detail()).contains("chronyc sources");
        assertThat(trust(alone, Optional.empty(), true).detail()).contains("timedatectl timesync-status");
        assertThat(trust(alone, Optional.empty(), false).detail()).contains("install chrony");
        ClockTrust silent = trust(KernelClock.Answer.NONE, Optional.empty(), false);
        assertThat(silent.isSynchronised()).isFalse();
        assertThat(silent.detail()).contains("trust: always");
    }

    @Test
    void a_kernel_that_may_not_be_asked_is_not_taken_for_one_without_a_time_service() {
        for (boolean timesyncd : new boolean[] {false, true}) {
            ClockTrust refused = trust(KernelClock.unanswered(LibC.EPERM), Optional.empty(), timesyncd);
            assertThat(refused.isSynchronised()).isFalse();
            assertThat(refused.detail()).startsWith("the system does not let slewd ask the kernel's clock");
            ClockTrust silent = trust(KernelClock.unanswered(38), Optional.empty(), timesyncd); // ENOSYS
            assertThat(silent.detail()).startsWith("this system does not say");
        }
    }

    @Test
    void a_line_that_is_not_of_chrony_says_nothing() {
        for (String line : new String[] {
            "",
            "506 Cannot talk to daemon",
            TRACKING.replace("0.030000000", "?"),
            TRACKING.replace("0.002000000", "NaN")
        }) {
            assertThat(ChronyTracking.read(line)).isEmpty();
        }
    }

    /** Offsets by {@code struct timex} of adjtimex(2) on machines of 64 and of 32 bits. */
    @Test
    void the_answer_of_the_kernel_is_read_on_machines_of_both_sizes() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] large = new byte[256];
            ByteBuffer.wrap(large)
                    .order(order)
                    .putLong(24, 1_500_000)
                    .putLong(32, 9)
                    .putInt(40, 0x2001);
            assertThat(KernelClock.read(large, 8, order)).isEqualTo(new KernelClock(true, 1.5));
            byte[] small = new byte[256];
            ByteBuffer.wrap(small)
                    .order(order)
                    .putInt(12, 16_000_000)
                    .putInt(16, 9)
                    .putInt(20, 0x41);
            assertThat(KernelClock.read(small, 4, order)).isEqualTo(new KernelClock(false, 16));
        }
    }

    @Test
    void the_first_answer_of_this_machine_is_there_at_once() {
        try (ClockWatch watch = ClockWatch.start(new VirtualClock(Instant.EPOCH, 42))) {
            assertThat(watch.get().askedNanos()).isEqualTo(42);
            assertThat(watch.get().source()).isIn("kernel", "kernel, by systemd-timesyncd", "chrony");
        }
    }
}
