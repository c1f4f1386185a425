package org.slewd.setup;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.Wiring;
import org.slewd.link.ByteSink;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.link.memory.MemoryLink;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorBench;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.time.VirtualClock;

class ProbeTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-27T00:00:00Z"));

    static Stream<RotatorKind> kinds() {
        return Wiring.ROTATORS.stream();
    }

    private static RotatorKind kind(String name) {
        return kinds().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** Steps it as the daemon does, until it has found something. */
    private Finding run(RotatorKind kind, MemoryLink link) {
        Probe probe = new Probe(kind, link, clock.nanos());
        link.open(() -> {});
        for (int i = 0; i < 400; i++) {
            Optional<Finding> found = probe.step(clock.nanos());
            if (found.isPresent()) {
                return found.get();
            }
            clock.advance(Duration.ofMillis(20));
        }
        throw new AssertionError("no end after 8 s");
    }

    private Finding run(RotatorKind kind, SimulatedDevice device) {
        return run(kind, new MemoryLink("serial:/dev/box", device, kind.defaultBaud(), clock));
    }

    private static List<String> sent(MemoryLink link) {
        return link.transcript().entries().stream()
                .filter(Transcript.Entry::sent)
                .map(entry -> Transcript.escape(entry.bytes()))
                .toList();
    }

    /** All that a probe may say, by kind: each asks for a position or a state, and moves nothing. */
    private static final Map<String, Set<String>> QUESTIONS = Map.ofEntries(
            entry("gs232", Set.of("C2\\r", "C\\r")),
            entry("k3ng", Set.of("\\\\?AZ\\r", "\\\\?EL\\r", "\\\\?PG\\r")),
            entry("easycomm", Set.of("AZ EL \\n", "AZ\\n", "EL\\n", "VE\\n")),
            entry("spid", Set.of("W" + "\\x00".repeat(10) + "\\x1f ")),
            entry(
                    "prosistel",
                    Set.of("\\x02AS\\r", "\\x02BS\\r", "\\x02ES\\r", "\\x02A?\\r", "\\x02B?\\r", "\\x02E?\\r")),
            entry("rotorez", Set.of("AI1;")),
            entry("yrc1", Set.of("AI1;")),
            entry("erc", Set.of("AI1;")),
            entry("rt21", Set.of("BI1;")),
            entry("rc2800", Set.of("A\\r", "E\\r")),
            entry("radant", Set.of("Y\\r")),
            entry("rotctld", Set.of("+p\\n", "p\\n", "|p\\n", ";p\\n")));

    private static Set<String> questions(RotatorKind kind) {
        return QUESTIONS.entrySet().stream()
                .filter(one -> kind.name().startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("say what " + kind.name() + " may be asked"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_controller_says_where_it_is_and_is_sent_nowhere(RotatorKind kind) {
        Pointing start = RotatorBench.sayable(kind, 123, 45);
        SimulatedRotator box = kind.simulator().apply(RotatorBench.axes(start.azimuthDeg(), start.elevationDeg()));
        MemoryLink link = new MemoryLink("serial:/dev/box", box, kind.defaultBaud(), clock);

        Finding finding = run(kind, link);

        assertThat(finding.found()).as(finding.toString()).isEqualTo(Finding.Found.ANSWERS);
        assertThat(finding.message()).startsWith("A " + kind.name() + " answers at serial:/dev/box: ");
        assertThat(finding.position().orElseThrow().azimuthDeg()
                        + finding.position().orElseThrow().elevationDeg())
                .isIn(168.0, 123.0, 45.0);
        assertThat(sent(link)).isNotEmpty().isSubsetOf(questions(kind));
        stands(box, start);
    }

    /** Whatever was told to it would have shown by then. */
    private void stands(SimulatedRotator box, Pointing start) {
        for (int i = 0; i < 500; i++) {
            clock.advance(Duration.ofMillis(20));
            box.step(clock.nanos(), bytes -> {});
        }
        assertThat(box.truth()).isEqualTo(start);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_box_that_says_nothing_is_only_asked_as_long_as_it_takes(RotatorKind kind) {
        MemoryLink link = new MemoryLink("serial:/dev/box", new Deaf(), kind.defaultBaud(), clock);
        long sinceNanos = clock.nanos();

        Finding finding = run(kind, link);

        assertThat(finding.found()).isEqualTo(Finding.Found.SILENT);
        assertThat(finding.message()).isEqualTo("serial:/dev/box was opened, and not one byte came within 5 s.");
        assertThat(sent(link)).isNotEmpty().isSubsetOf(questions(kind));
        assertThat(clock.nanos() - sinceNanos).isBetween(Probe.MOST_NANOS, Probe.MOST_NANOS + 20_000_000L);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nonsense_brings_forth_no_motion_either(RotatorKind kind) {
        MemoryLink link =
                new MemoryLink("serial:/dev/box", new Babbler("?>\r\nRPRT -1\nERR\u0002;"), kind.defaultBaud(), clock);

        assertThat(run(kind, link).found()).isEqualTo(Finding.Found.UNCLEAR);
        assertThat(sent(link)).isNotEmpty().isSubsetOf(questions(kind));
    }

    @Test
    void text_at_another_speed_is_told_as_that() {
        Finding finding = run(kind("gs232b"), new Babbler("\u00f8\u0000\u0086\u009e\u00e6"));

        assertThat(finding.message())
                .startsWith("serial:/dev/box was opened, and what came is no answer of a gs232b (\"\\xf8\\x00\\x86");
        assertThat(finding.hint())
                .endsWith(
                        "It looks like another speed of the line: see which the controller is set to, and give that as rotator.baud.");
    }

    @Test
    void another_protocol_is_named() {
        Finding finding = run(kind("gs232b"), new Babbler("AZ123.0 EL45.0\n"));

        assertThat(finding.found()).isEqualTo(Finding.Found.UNCLEAR);
        assertThat(finding.hint()).contains("write kind: easycomm");
    }

    @Test
    void a_wire_that_the_other_end_closes_ends_it() {
        MemoryLink link = new MemoryLink("tcp:box:4001", new Deaf(), 9600, clock);
        Probe probe = new Probe(kind("gs232b"), link, clock.nanos());
        link.open(() -> {});

        assertThat(probe.step(clock.nanos())).isEmpty();
        link.unplug();

        assertThat(probe.step(clock.nanos()).orElseThrow().found()).isEqualTo(Finding.Found.LOST);
    }

    /** Hears everything and says nothing. */
    private static final class Deaf implements SimulatedDevice {
        @Override
        public void onBytes(byte[] bytes, long nowNanos) {}

        @Override
        public void step(long nowNanos, ByteSink out) {}
    }

    /** Answers the same, whatever it is asked. */
    private static final class Babbler implements SimulatedDevice {
        private final byte[] answer;
        private boolean asked;

        private Babbler(String answer) {
            this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void onBytes(byte[] bytes, long nowNanos) {
            asked = true;
        }

        @Override
        public void step(long nowNanos, ByteSink out) {
            if (asked) {
                asked = false;
                out.accept(answer.clone());
            }
        }
    }
}
