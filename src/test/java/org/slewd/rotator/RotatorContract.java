package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slewd.link.Contact;
import org.slewd.sky.Angles;

/** What every driver and its simulator promise, whatever the protocol. Each protocol's test extends this. */
public abstract class RotatorContract {

    private static final long SECOND = 1_000_000_000L;

    protected abstract RotatorKind kind();

    /** Everything that the driver may ever write, each write as a whole. */
    protected abstract Pattern mayWrite();

    /** Which writes are targets. */
    protected abstract Pattern target();

    protected abstract long replyTimeoutNanos();

    /** Seconds until a device that never answered a first question counts as silent, at most. */
    protected double silentAfterSeconds() {
        return 2.0 + 2 * replyTimeoutNanos() / 1e9;
    }

    /** Writes that one position takes; a box that is asked for each axis alone takes two. */
    protected int questionsPerPosition() {
        return 1;
    }

    /** How many targets get through in ten seconds while each is new. */
    protected int leastTargetsInTenSeconds() {
        return 11;
    }

    /** How many positions are read in ten seconds meanwhile. */
    protected int leastPositionsInTenSeconds() {
        return 15;
    }

    /** How long ago a reported angle may have been true: the time of an answer on the wire, or of two. */
    protected long oldestReadingNanos() {
        return SECOND / 5;
    }

    /** How often a stop may be said: once, unless the box loses what is said while it is busy. */
    protected int mostStops() {
        return 1;
    }

    /** How far the antenna may turn at 6 degrees a second until it has obeyed a stop: the wire takes its time. */
    protected double stopWithinDeg() {
        return 1.0;
    }

    protected final RotatorBench bench(double azimuthDeg, double elevationDeg) {
        Pointing start = at(azimuthDeg, elevationDeg);
        return new RotatorBench(kind(), start.azimuthDeg(), start.elevationDeg());
    }

    /** The position, or what is nearest to it for a controller that turns one axis only or has no overlap. */
    protected final Pointing at(double azimuthDeg, double elevationDeg) {
        return RotatorBench.sayable(kind(), azimuthDeg, elevationDeg);
    }

    protected final List<String> targets(RotatorBench bench) {
        return bench.sent.stream().filter(target().asMatchPredicate()).toList();
    }

    private String stopText() {
        return RotatorBench.latin(bench(0, 0).driver.stopBytes());
    }

    @Test
    void reads_the_position_and_moves_nothing_after_connecting() {
        RotatorBench bench = bench(123, 45).run(3);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.state().measured().orElseThrow().pointing()).isEqualTo(at(123, 45));
        assertThat(bench.state().commanded()).isEmpty();
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(bench.simulator.truth()).isEqualTo(at(123, 45));
        assertThat(targets(bench)).isEmpty();
    }

    @Test
    void polls_two_to_four_times_a_second() {
        RotatorBench bench = bench(123, 45).run(1);
        int before = bench.sent.size();
        bench.run(10);
        assertThat(bench.sent.size() - before).isBetween(19 * questionsPerPosition(), 41 * questionsPerPosition());
    }

    @Test
    void turns_the_antenna_to_the_target() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(100, 50));
        bench.run(20);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(100, within(1.0));
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(at(100, 50).elevationDeg(), within(1.0));
        assertThat(bench.state().measured().orElseThrow().pointing().azimuthDeg())
                .isCloseTo(bench.simulator.truth().azimuthDeg(), within(0.51));
        assertThat(bench.state().commanded().orElseThrow().pointing()).isEqualTo(at(100, 50));
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(targets(bench)).hasSize(1);
    }

    @Test
    void turns_into_the_overlap_and_reads_it_back() {
        RotatorBench bench = bench(350, 10).run(1);
        RotatorTraits traits = bench.driver.traits();
        assumeTrue(traits.azimuth().contains(420), "this protocol knows no overlap");
        bench.driver.aim(at(420, 10));
        bench.run(15);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(420, within(1.0));
        double reportedDeg = bench.state().measured().orElseThrow().pointing().azimuthDeg();
        assertThat(traits.reportsTrueTurns() ? reportedDeg : Angles.nearest(reportedDeg, 420))
                .isCloseTo(420, within(1.0));
    }

    @Test
    void works_across_the_overflow_of_the_nanosecond_count() {
        RotatorBench bench = new RotatorBench(kind(), RotatorBench.axes(10, 10), Long.MAX_VALUE - 5 * SECOND);
        bench.run(1).driver.aim(at(100, 50));
        bench.run(20);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(100, within(1.0));
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.state().measured().orElseThrow().pointing().azimuthDeg())
                .isCloseTo(100, within(1.0));
    }

    @Test
    void sends_no_target_before_the_controller_has_answered() {
        RotatorBench bench = bench(10, 10);
        bench.deviceOn = false;
        bench.driver.aim(at(100, 50));
        bench.run(5);
        assertThat(targets(bench)).isEmpty();
        bench.deviceOn = true;
        bench.run(20);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(100, within(1.0));
    }

    @Test
    void sends_the_same_rounded_target_once() {
        RotatorBench bench = bench(10, 10).run(1);
        double step = bench.driver.traits().commandStepDeg();
        bench.eachStep = () -> bench.driver.aim(at(100 + 0.3 * step, 50 - 0.3 * step));
        bench.run(5);
        assertThat(targets(bench)).hasSize(1);
    }

    @Test
    void sends_the_latest_of_many_targets_and_forgets_the_others() {
        RotatorBench bench = bench(10, 10).run(1);
        int before = bench.sent.size();
        for (int i = 0; i <= 90; i++) {
            bench.driver.aim(at(10 + i, 10));
        }
        bench.run(3);
        assertThat(targets(bench)).hasSize(1);
        assertThat(bench.sent.size() - before).isGreaterThan(1);
        assertThat(bench.state().commanded().orElseThrow().pointing()).isEqualTo(at(100, 10));
    }

    @Test
    void leaves_the_controller_its_time_between_two_targets() {
        RotatorBench bench = bench(10, 10).run(1);
        List<Long> times = new ArrayList<>();
        bench.eachStep = () -> {
            bench.driver.aim(at(10 + Math.floor(bench.seconds() * 20), 10));
            bench.state()
                    .commanded()
                    .filter(c -> times.isEmpty() || c.nanos() != times.get(times.size() - 1))
                    .ifPresent(c -> times.add(c.nanos()));
        };
        bench.run(10);
        assertThat(times).hasSizeGreaterThanOrEqualTo(leastTargetsInTenSeconds());
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1))
                    .isGreaterThanOrEqualTo(bench.driver.traits().leastCommandIntervalNanos());
        }
    }

    @Test
    void polls_on_while_targets_come_as_fast_as_they_can() {
        RotatorBench bench = bench(10, 10).run(1);
        int[] samples = {0};
        long[] last = {0};
        bench.eachStep = () -> {
            bench.driver.aim(at(10 + Math.floor(bench.seconds() * 20) % 90, 10));
            long at = bench.state().measured().orElseThrow().nanos();
            samples[0] += at != last[0] ? 1 : 0;
            last[0] = at;
        };
        bench.run(10);
        assertThat(samples[0]).isGreaterThanOrEqualTo(leastPositionsInTenSeconds());
    }

    @Test
    void refuses_a_target_that_the_protocol_cannot_express() {
        RotatorDriver driver = bench(10, 10).driver;
        AxisRange azimuth = driver.traits().azimuth();
        AxisRange elevation = driver.traits().elevation();
        assertThatThrownBy(() -> driver.aim(new Pointing(azimuth.maxDeg() + 2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside of what the controller can be told");
        assertThatThrownBy(() -> driver.aim(new Pointing(azimuth.minDeg() - 2, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.aim(new Pointing(0, elevation.maxDeg() + 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.aim(new Pointing(0, elevation.minDeg() - 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_minus_zero_for_zero() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(-0.0, -0.0));
        bench.run(10);
        assertThat(bench.state().commanded().orElseThrow().pointing()).isEqualTo(at(0.0, 0.0));
        assertThat(targets(bench)).singleElement().asString().doesNotContain("-");
    }

    @Test
    void a_stop_goes_out_first_even_when_an_answer_is_outstanding() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(100, 50));
        bench.deviceOn = false;
        for (long ms = 0; ms < 1000; ms += 5) {
            bench.nowNanos += 5_000_000L;
            List<String> before = bench.takeStep(bench.nowNanos);
            if (!before.isEmpty()) {
                bench.driver.stop();
                assertThat(bench.takeStep(bench.nowNanos)).containsExactly(stopText());
                bench.driver.stop();
                assertThat(bench.takeStep(bench.nowNanos + 1)).containsExactly(stopText());
            }
        }
    }

    @Test
    void a_stop_ends_the_motion_and_the_target() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(100, 100));
        bench.run(5);
        Pointing atStop = bench.simulator.truth();
        assertThat(atStop.azimuthDeg()).isBetween(20.0, 60.0);
        bench.driver.stop();
        bench.run(10);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(atStop.azimuthDeg(), within(stopWithinDeg()));
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(atStop.elevationDeg(), within(stopWithinDeg()));
        assertThat(bench.state().commanded()).isEmpty();
        assertThat(bench.state().trouble()).isEmpty();
        assertThat(bench.sent.stream().filter(stopText()::equals).count()).isBetween(1L, (long) mostStops());
    }

    @Test
    void a_stop_that_is_said_again_and_again_leaves_room_to_ask_where_the_antenna_is() {
        RotatorBench bench = bench(10, 10).run(1);
        // Nobody but the wrapping of the station is between this driver and the loop.
        RotatorDriver driver = new AdvisedDriver(kind().name(), bench.driver);
        long[] last = {bench.nowNanos};
        bench.eachStep = () -> {
            if (bench.nowNanos - last[0] >= driver.stopRepeatNanos()) {
                last[0] = bench.nowNanos;
                driver.stop();
            }
        };
        bench.run(10);
        long readNanos = bench.state().measured().orElseThrow().nanos();
        assertThat((bench.nowNanos - readNanos) / 1e9).isLessThan(2);
    }

    @Test
    void the_same_target_is_sent_again_after_a_stop_when_aimed_anew() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(100, 50));
        bench.run(2);
        bench.driver.stop();
        bench.run(2);
        assertThat(targets(bench)).hasSize(1);
        bench.driver.aim(at(100, 50));
        bench.run(20);
        assertThat(targets(bench)).hasSize(2);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(100, within(1.0));
    }

    @Test
    void stop_bytes_are_the_same_at_all_times_and_nobody_can_spoil_them() {
        RotatorBench bench = bench(10, 10);
        byte[] first = bench.driver.stopBytes();
        Arrays.fill(first, (byte) 0);
        bench.run(2);
        assertThat(RotatorBench.latin(bench.driver.stopBytes())).isEqualTo(stopText());
        bench.driver.stop();
        bench.driver.step(bench.nowNanos, bytes -> Arrays.fill(bytes, (byte) 0));
        assertThat(RotatorBench.latin(bench.driver.stopBytes())).isEqualTo(stopText());
    }

    @Test
    void everything_is_void_when_the_wire_comes_up_anew() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.driver.aim(at(100, 50));
        bench.run(2);
        bench.driver.onConnect(bench.nowNanos);
        assertThat(bench.state())
                .isEqualTo(new RotatorState(Contact.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(bench.takeStep(bench.nowNanos)).singleElement().matches(this::isQuestion);
        bench.run(5);
        assertThat(targets(bench)).hasSize(1);
        bench.driver.aim(at(100, 50));
        bench.run(5);
        assertThat(targets(bench)).hasSize(2);
    }

    private boolean isQuestion(String text) {
        return mayWrite().matcher(text).matches() && !target().matcher(text).matches() && !text.equals(stopText());
    }

    @Test
    void a_silent_controller_is_degraded_then_silent_and_comes_back() {
        RotatorBench bench = bench(10, 10);
        assertThat(bench.state().contact()).isEqualTo(Contact.UNKNOWN);
        bench.run(2);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        RotatorState.Measured last = bench.state().measured().orElseThrow();
        bench.deviceOn = false;
        bench.driver.aim(at(90, 90));
        bench.run(silentAfterSeconds());
        assertThat(bench.state().contact()).isEqualTo(Contact.SILENT);
        assertThat(bench.state().measured().orElseThrow().nanos() - last.nanos())
                .isLessThan(SECOND / 2);
        bench.deviceOn = true;
        bench.run(2.5 * replyTimeoutNanos() / 1e9 + 0.6);
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        assertThat(bench.nowNanos - bench.state().measured().orElseThrow().nanos())
                .isLessThan(SECOND);
    }

    @Test
    void sends_no_new_target_into_silence() {
        RotatorBench bench = bench(10, 10).run(2);
        bench.deviceOn = false;
        bench.run(2);
        bench.driver.aim(at(90, 90));
        bench.run(5);
        assertThat(targets(bench)).isEmpty();
    }

    @Test
    void asks_on_for_ever_but_slowly_while_nobody_answers() {
        RotatorBench bench = bench(10, 10);
        bench.deviceOn = false;
        bench.run(60);
        assertThat(bench.sent.size()).isBetween(30, (int) (60 * SECOND / replyTimeoutNanos()) + 2);
    }

    @Test
    void replies_may_be_cut_and_glued_anywhere() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            RotatorBench bench = bench(10, 10);
            bench.wire = (reply, pieces) -> {
                long delayNanos = 0;
                for (int from = 0; from < reply.length; ) {
                    int to = Math.min(reply.length, from + 1 + random.nextInt(4));
                    pieces.accept(Arrays.copyOfRange(reply, from, to), delayNanos);
                    delayNanos += random.nextInt(3) * 5_000_000L;
                    from = to;
                }
            };
            bench.run(1).driver.aim(at(40, 30));
            bench.run(15);
            assertThat(bench.state().trouble()).as("seed %d", seed).isEmpty();
            assertThat(bench.simulator.truth().azimuthDeg()).as("seed %d", seed).isCloseTo(40, within(1.0));
        }
    }

    @Test
    void garbage_between_replies_never_yields_a_position_that_was_not_sent() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            RotatorBench bench = bench(10, 10);
            bench.wire = (reply, pieces) -> {
                if (random.nextInt(3) == 0) {
                    byte[] noise = new byte[1 + random.nextInt(12)];
                    random.nextBytes(noise);
                    pieces.accept(noise, 0);
                }
                pieces.accept(reply, 0);
            };
            SentReadings readings = new SentReadings(bench, seed, oldestReadingNanos());
            bench.eachStep = readings;
            bench.run(1).driver.aim(at(130, 80));
            bench.run(25);
            assertThat(readings.seen).as("seed %d", seed).hasSizeGreaterThan(10);
        }
    }

    /** Judges each sample: each angle must have been the truth a moment ago; some boxes are asked for one at a time. */
    private static final class SentReadings implements Runnable {

        private final RotatorBench bench;
        private final long seed;
        private final ArrayDeque<Pointing> truths = new ArrayDeque<>();
        private final List<RotatorState.Measured> seen = new ArrayList<>();

        private final long oldestNanos;

        SentReadings(RotatorBench bench, long seed, long oldestNanos) {
            this.bench = bench;
            this.seed = seed;
            this.oldestNanos = oldestNanos;
        }

        @Override
        public void run() {
            truths.addLast(bench.simulator.truth());
            if (truths.size() > oldestNanos / 5_000_000L) {
                truths.removeFirst();
            }
            bench.state().measured().filter(m -> !seen.contains(m)).ifPresent(m -> {
                seen.add(m);
                double halfStep = bench.driver.traits().readBackStepDeg() / 2 + 0.001;
                assertThat(truths)
                        .as("seed %d: azimuth of %s", seed, m)
                        .anyMatch(t -> Math.abs(t.azimuthDeg() - m.pointing().azimuthDeg()) <= halfStep);
                assertThat(truths)
                        .as("seed %d: elevation of %s", seed, m)
                        .anyMatch(t -> Math.abs(t.elevationDeg() - m.pointing().elevationDeg()) <= halfStep);
            });
        }
    }

    @Test
    void a_late_reply_is_not_taken_for_the_answer_to_the_next_question() {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            RotatorBench bench = bench(10, 10);
            bench.wire =
                    (reply, pieces) -> pieces.accept(reply, random.nextInt(5) == 0 ? replyTimeoutNanos() * 3 / 2 : 0);
            SentReadings readings = new SentReadings(bench, seed, replyTimeoutNanos());
            bench.eachStep = readings;
            bench.run(3).driver.aim(at(300, 150));
            bench.run(50);
            assertThat(readings.seen).as("seed %d", seed).hasSizeGreaterThan(20);
        }
    }

    @Test
    void a_storm_of_targets_and_stops_writes_nothing_but_the_closed_list() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            RotatorBench bench = bench(10, 10);
            AxisRange azimuth = bench.driver.traits().azimuth();
            AxisRange elevation = bench.driver.traits().elevation();
            bench.wire = (reply, pieces) -> {
                if (random.nextInt(4) != 0) {
                    pieces.accept(reply, random.nextInt(4) * 200_000_000L);
                }
            };
            bench.eachStep = () -> {
                int dice = random.nextInt(60);
                if (dice == 0) {
                    bench.driver.stop();
                } else if (dice == 1) {
                    bench.driver.onConnect(bench.nowNanos);
                } else if (dice < 30) {
                    bench.driver.aim(at(
                            azimuth.minDeg() + random.nextDouble() * azimuth.spanDeg(),
                            elevation.minDeg() + random.nextDouble() * elevation.spanDeg()));
                }
            };
            bench.run(60);
            assertThat(bench.sent)
                    .as("seed %d", seed)
                    .hasSizeGreaterThan(50)
                    .allMatch(mayWrite().asMatchPredicate());
        }
    }

    @Test
    void a_stuck_axis_stands_while_the_controller_answers_on() {
        RotatorBench bench = bench(10, 10).run(1);
        bench.simulator.motors().azimuth().faults().stuck(true);
        bench.driver.aim(at(60, 60));
        bench.run(15);
        assertThat(bench.simulator.truth().azimuthDeg()).isEqualTo(10);
        assertThat(bench.simulator.truth().elevationDeg()).isCloseTo(at(60, 60).elevationDeg(), within(1.0));
        assertThat(bench.state().contact()).isEqualTo(Contact.ANSWERING);
        bench.simulator.motors().azimuth().faults().stuck(false);
        bench.run(15);
        assertThat(bench.simulator.truth().azimuthDeg()).isCloseTo(60, within(1.0));
    }
}
