package org.slewd.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.condition.Rule;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.KeepOut;
import org.slewd.guard.ParkPolicy;
import org.slewd.link.LinkAddress;
import org.slewd.link.LinkStatus;
import org.slewd.mount.MountModel;
import org.slewd.mount.MountTerm;
import org.slewd.orbit.Groups;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.station.Order;
import org.slewd.station.Outcome;
import org.slewd.station.StationConfig;
import org.slewd.station.StationEvent;
import org.slewd.station.Turn;
import org.slewd.time.ClockLimits;

class FlightFormatTest {

    private static final Instant UTC = Instant.parse("2026-11-26T12:00:00.000123Z");

    private final Shapes shapes = new Shapes();

    @TempDir
    private Path folder;

    static Makeup makeup() {
        return new Makeup(
                "9.9",
                new StationConfig(
                        "Hill",
                        new Site(-33.4, 151.2, 12.5),
                        5,
                        HorizonMask.of(List.of(new HorizonMask.Point(10, 5), new HorizonMask.Point(200, 12.5))),
                        true,
                        List.of(),
                        Groups.builtIn()),
                new RotatorConfig(
                        "gs232b",
                        new LinkAddress.Serial("/dev/rotator"),
                        OptionalInt.of(9600),
                        AxisModel.usual(new AxisRange(0, 450), 6, 0.3),
                        AxisModel.usual(new AxisRange(0, 90), 2.7, 0.3),
                        20,
                        new Pointing(180, 0)),
                new MountModel(Map.of(MountTerm.IA, 0.25)),
                new GuardConfig(
                        List.of(KeepOut.box("mast", 350, 10, 0, 20), KeepOut.box("ground", 0, 360, -5, 1)),
                        true,
                        OptionalDouble.of(3)),
                ParkPolicy.AFTER_PASSES,
                Optional.empty(),
                ClockLimits.USUAL,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        input(
                                "wind",
                                new Extract.Json(List.of("wind", "speed")),
                                new Origin.Web(
                                        URI.create("https://weather.example/now"),
                                        Duration.ofSeconds(10),
                                        Optional.of(Path.of("/etc/slewd/weather")))),
                        input(
                                "door",
                                Extract.InPattern.of("door=(\\w+)"),
                                new Origin.InFile(Path.of("door.txt"), Duration.ofSeconds(1)))));
    }

    private static ConditionInput input(String name, Extract extract, Origin origin) {
        return new ConditionInput(
                name,
                new Rule.Contact(List.of("shut"), List.of("open")),
                extract,
                origin,
                Duration.ofSeconds(5),
                Duration.ofSeconds(9),
                Action.STOP);
    }

    static List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Started(makeup()));
        Random random = new Random(3);
        long nanos = Long.MAX_VALUE - 20_000_000_000L;
        for (int i = 0; i < count; i++) {
            nanos += 49_990_000L + random.nextInt(20) * 1_000L;
            List<Turn.Note> notes = new ArrayList<>();
            if (i % 2 == 0) {
                notes.add(new Turn.Received(
                        Turn.Line.ROTATOR,
                        "AZ=180  EL=010\r\n".getBytes(StandardCharsets.US_ASCII),
                        random.nextInt(3_000)));
            } else {
                notes.add(new Turn.Sent(Turn.Line.ROTATOR, "C2\r".getBytes(StandardCharsets.US_ASCII), true));
            }
            if (i == 5) {
                notes.add(new Turn.Wire(Turn.Line.ROTATOR, new LinkStatus(LinkStatus.State.UP, 1, ""), true));
                notes.add(new Turn.Ordered(new Order.Point(new Pointing(100, 30), "Zoë")));
                notes.add(new Turn.Answered(new Outcome.Refused("busy", "no", "wait")));
                notes.add(new Turn.Happened(new StationEvent.Stopped(UTC, "Zoë")));
            }
            notes.add(new Turn.Marked(random.nextInt(256)));
            entries.add(new Entry.Flown(new Turn(nanos, UTC.plusNanos(50_000_000L * i), notes)));
        }
        return entries;
    }

    /** Arrays are equal to themselves only; as they are written they can be compared. */
    private String written(List<Entry> entries) {
        ByteWriter out = new ByteWriter();
        EntryCodec codec = new EntryCodec(shapes);
        entries.forEach(entry -> codec.write(entry, out));
        return Arrays.toString(out.toBytes());
    }

    private List<Entry> read(byte[] file) throws IOException {
        List<Entry> read = new ArrayList<>();
        try (SegmentReader reader = new SegmentReader(new ByteArrayInputStream(file), shapes)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get());
            }
        }
        return read;
    }

    private byte[] file(List<Entry> entries, int frame) throws IOException {
        Path path = folder.resolve("one.rec");
        Files.deleteIfExists(path);
        try (SegmentWriter writer = SegmentWriter.into(path, shapes)) {
            for (int i = 0; i < entries.size(); i++) {
                writer.add(entries.get(i));
                if (i % frame == 0) {
                    writer.flush();
                }
            }
            writer.flush();
        }
        return Files.readAllBytes(path);
    }

    @Test
    void what_is_written_is_read_back_over_the_overflow_of_the_clock() throws IOException {
        List<Entry> entries = entries(1000);
        List<Entry> read = read(file(entries, 20));
        assertThat(written(read)).isEqualTo(written(entries));
        assertThat(((Entry.Started) read.get(0)).makeup()).isEqualTo(makeup());
    }

    @Test
    void a_broker_is_written_as_before_it_could_have_authorities_of_its_own_so_that_old_recordings_are_read()
            throws IOException {
        // As slewd wrote it before: the fourth kind of origin, a text, a number, yes, a text, no credentials.
        byte[] before = HexFormat.of().parseHex("06" + "0868696c6c" + "e68a01" + "01" + "06612f62" + "00");
        Origin read = shapes.of(Origin.class).read(new ByteReader(before));
        Origin.Broker broker = new Origin.Broker("hill", 8883, true, "a/b", Optional.empty(), Optional.empty());
        assertThat(read).isEqualTo(broker);

        ByteWriter out = new ByteWriter();
        Origin own = new Origin.Broker(
                "hill", 8883, true, "a/b", Optional.empty(), Optional.of(Path.of("/etc/slewd/club.pem")));
        shapes.of(Origin.class).write(own, out);
        assertThat(out.toBytes()).isEqualTo(before);
    }

    @Test
    void what_a_guard_holds_is_the_same_after_it() throws IOException {
        Makeup read = ((Entry.Started) read(file(entries(1), 1)).get(0)).makeup();
        assertThat(read.guard().keepOuts().get(1).contains(77, 0.5)).isTrue();
        assertThat(read.guard().keepOuts().get(0).contains(355, 10)).isTrue();
        assertThat(read.mount().constant(MountTerm.IA)).isEqualTo(0.25);
    }

    @Test
    void a_file_that_is_cut_at_any_byte_gives_all_whole_frames_and_no_complaint() throws IOException {
        List<Entry> entries = entries(60);
        byte[] file = file(entries, 10);
        int before = 0;
        for (int length = 0; length < file.length; length++) {
            List<Entry> read = read(Arrays.copyOf(file, length));
            assertThat(read).noneMatch(Entry.Damaged.class::isInstance);
            assertThat(read.size()).isGreaterThanOrEqualTo(before);
            before = read.size();
            assertThat(written(read)).isEqualTo(written(entries.subList(0, read.size())));
        }
        assertThat(before).isGreaterThanOrEqualTo(51);
    }

    @Test
    void a_bit_that_is_another_ends_it_there_and_says_so() throws IOException {
        List<Entry> entries = entries(60);
        byte[] file = file(entries, 10);
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            List<Entry> read = read(flipped);
            int whole = read.size();
            boolean damaged = whole > 0 && read.get(whole - 1) instanceof Entry.Damaged;
            // The length of a frame may become greater than the file: that looks like one that was being written.
            assertThat(damaged || whole < entries.size()).as("byte %d", at).isTrue();
            List<Entry> good = damaged ? read.subList(0, whole - 1) : read;
            assertThat(written(good)).isEqualTo(written(entries.subList(0, good.size())));
        }
    }

    @Test
    void a_quiet_minute_takes_little_room() throws IOException {
        byte[] file = file(entries(1200), 20);
        // 20 turns a second with a question or an answer in each, times to the microsecond, and 20 bytes of marks.
        assertThat(file.length).isLessThan(1200 * 9);
    }

    @Test
    void the_ring_stays_within_its_bound_and_keeps_the_newest() throws IOException {
        long most = 1L << 20;
        List<Entry> entries = entries(3000);
        try (FlightLog log = new FlightLog(folder, new FlightConfig(true, most), makeup())) {
            Random random = new Random(9);
            for (int i = 1; i < 3000; i++) {
                byte[] noise = new byte[1500];
                random.nextBytes(noise);
                Turn turn = ((Entry.Flown) entries.get(i)).turn();
                log.add(new Turn(turn.nanos(), turn.utc(), List.of(new Turn.Sent(Turn.Line.ROTATOR, noise, true))));
                if (i % 20 == 0) {
                    log.flush();
                    assertThat(bytes()).isLessThanOrEqualTo(most + 40_000);
                }
            }
            log.flush();
        }
        assertThat(bytes()).isGreaterThan(most / 2);
        List<Entry> left = new ArrayList<>();
        try (FlightReader reader = FlightReader.open(folder)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                left.add(next.get());
            }
        }
        assertThat(((Entry.Flown) left.get(left.size() - 1)).turn().utc())
                .isEqualTo(((Entry.Flown) entries.get(2999)).turn().utc());
        Runs runs = Runs.of(folder);
        assertThat(runs.all()).isEmpty();
        assertThat(runs.loose()).isEqualTo(left.size());
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path file : FlightRing.files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    @Test
    void turns_that_are_missing_cut_a_run() throws IOException {
        List<Entry> entries = entries(100);
        try (FlightLog log = new FlightLog(folder, FlightConfig.USUAL, makeup())) {
            for (int i = 1; i <= 100; i++) {
                if (i == 50) {
                    log.leaveOut(7);
                }
                log.add(((Entry.Flown) entries.get(i)).turn());
            }
            log.flush();
        }
        Runs runs = Runs.of(folder);
        assertThat(runs.all()).hasSize(1);
        assertThat(runs.all().get(0).turns()).isEqualTo(49);
        assertThat(runs.all().get(0).cut())
                .hasValueSatisfying(why -> assertThat(why).startsWith("7 turns"));
        assertThat(runs.loose()).isEqualTo(51);
    }

    @Test
    void a_shape_that_nobody_knows_is_refused_by_name() {
        assertThatThrownBy(() -> shapes.of(Thread.class)).hasMessageContaining("java.lang.Thread");
    }
}
