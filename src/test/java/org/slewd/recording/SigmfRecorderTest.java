package org.slewd.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.recording.RecordingState.Reason;
import org.slewd.signal.IqBlock;
import org.slewd.signal.SampleFormat;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;

class SigmfRecorderTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00.125Z");
    private static final double RATE = 250_000;
    private static final int BLOCK = 12_500;

    @TempDir
    private Path folder;

    private static RecordingSubject subject() {
        return new RecordingSubject(
                "COSMOS 1408 DEB",
                OptionalInt.of(49_863),
                OptionalDouble.of(437.8e6),
                DopplerLaw.none(),
                Optional.of("[{\"NORAD_CAT_ID\": 49863}]"),
                "Sternwarte",
                Optional.of(new Site(52, 13, 30)),
                Optional.of("two Yagis"),
                "rtl_tcp:shed:1234");
    }

    private SigmfRecorder begin(RecordingLimits limits, Storage storage) throws IOException {
        return SigmfRecorder.begin(folder, "pass", subject(), SampleFormat.CU8, RATE, limits, storage);
    }

    private static byte[] block(int number) {
        byte[] bytes = new byte[2 * BLOCK];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    /** Appends blocks from {@code from} to before {@code to}, each 50 ms. */
    private static void append(SigmfRecorder recorder, int from, int to) {
        for (int i = from; i < to; i++) {
            recorder.append(block(i), BLOCK, (long) i * BLOCK, 437.8e6, START.plusMillis(50L * i));
        }
    }

    @Test
    void makes_a_set_that_follows_the_rules_and_can_be_read_back() throws IOException {
        SigmfRecorder recorder = begin(RecordingLimits.USUAL, Storage.disk());
        for (int i = 0; i < 3; i++) {
            recorder.sight(
                    Optional.of(new LookAngle(359.5 + i % 2 * -359, 10 + i, 1e6, -5_000.1234)),
                    OptionalDouble.of(437.81e6 - i));
            append(recorder, 40 * i, 40 * (i + 1));
        }
        // Half a second was lost.
        append(recorder, 130, 140);
        recorder.close();

        Path metadata = recorder.state().metadata();
        SigmfRules.check(metadata);
        assertThat(Files.getPosixFilePermissions(SigmfRecorder.dataOf(metadata)))
                .isEqualTo(Files.getPosixFilePermissions(metadata));
        SigmfRecording read = SigmfRecording.open(metadata);
        assertThat(read.samples()).isEqualTo(130L * BLOCK);
        assertThat(read.captures())
                .containsExactly(
                        new SigmfCapture(0, 0, 437.8e6, START),
                        new SigmfCapture(120L * BLOCK, 130L * BLOCK, 437.8e6, START.plusMillis(6_500)));
        assertThat(read.sightings()).hasSize(3);
        assertThat(read.sightings().get(2).elevationDeg().orElseThrow()).isEqualTo(12);
        assertThat(read.objectName()).contains("COSMOS 1408 DEB");
        assertThat(read.site()).contains(new Site(52, 13, 30));
        assertThat(read.isCorrected()).isFalse();
        try (SampleReader reader = new SampleReader(read, 0)) {
            byte[] buffer = new byte[2 * BLOCK];
            for (int i = 0; i < 130; i++) {
                IqBlock block = reader.next(buffer).orElseThrow();
                int number = i < 120 ? i : i + 10;
                assertThat(block.index()).isEqualTo((long) number * BLOCK);
                assertThat(block.utc()).isEqualTo(START.plusMillis(50L * number));
                assertThat(block.bytes()).isEqualTo(block(number));
            }
            assertThat(reader.next(buffer)).isEmpty();
        }
    }

    @Test
    void leaves_a_readable_set_when_it_is_killed() throws IOException {
        SigmfRecorder recorder = begin(RecordingLimits.USUAL, Storage.disk());
        append(recorder, 0, 450);
        // Nobody closes it.
        Path metadata = recorder.state().metadata();
        assertThat(SigmfRules.check(metadata).containsKey("core:sha512")).isFalse();
        assertThat(SigmfRecording.open(metadata).samples()).isEqualTo(450L * BLOCK);
    }

    @Test
    void leaves_nothing_behind_where_it_cannot_begin() throws IOException {
        assertThatThrownBy(() -> begin(RecordingLimits.USUAL, new FailingStorage(0, Long.MAX_VALUE)))
                .hasMessage("No space left on device");
        assertThat(folder).isEmptyDirectory();
    }

    /** A power cut between the two would otherwise leave the sum of samples that are not there. */
    @Test
    void has_the_samples_on_the_disk_before_their_sum() throws IOException {
        List<String> done = new ArrayList<>();
        SigmfRecorder recorder = begin(RecordingLimits.USUAL, new NotedStorage(done));
        append(recorder, 0, 2);
        recorder.close();
        assertThat(done).containsExactly("metadata", "samples", "samples", "forced", "metadata with sum");
    }

    /** The disk, and what was done to it in which order. */
    private record NotedStorage(List<String> done) implements Storage {

        @Override
        public DataFile create(Path file) throws IOException {
            DataFile real = Storage.disk().create(file);
            return new DataFile() {
                @Override
                public void append(byte[] bytes, int length) throws IOException {
                    done.add("samples");
                    real.append(bytes, length);
                }

                @Override
                public void truncate(long length) throws IOException {
                    real.truncate(length);
                }

                @Override
                public void force() throws IOException {
                    done.add("forced");
                    real.force();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }

        @Override
        public void replace(Path file, byte[] content) throws IOException {
            done.add(new String(content, StandardCharsets.UTF_8).contains("sha512") ? "metadata with sum" : "metadata");
            Storage.disk().replace(file, content);
        }

        @Override
        public long freeBytes(Path folder) {
            return Long.MAX_VALUE;
        }
    }

    @Test
    void ends_at_its_length_and_at_its_size() throws IOException {
        SigmfRecorder length = begin(new RecordingLimits(Duration.ofSeconds(1), Long.MAX_VALUE, 0), Storage.disk());
        append(length, 0, 100);
        assertThat(length.state().samples()).isEqualTo(250_000);
        assertThat(length.state().end().orElseThrow().reason()).isEqualTo(Reason.LENGTH_LIMIT);
        SigmfRecorder size = begin(new RecordingLimits(Duration.ofHours(1), 100_000, 0), Storage.disk());
        append(size, 0, 100);
        assertThat(size.state().bytes()).isEqualTo(100_000);
        assertThat(size.state().end().orElseThrow().reason()).isEqualTo(Reason.SIZE_LIMIT);
        assertThat(size.state().metadata().getFileName().toString()).isEqualTo("pass-2.sigmf-meta");
        SigmfRules.check(size.state().metadata());
    }

    @Test
    void stops_before_it_takes_what_others_need_of_the_disk() throws IOException {
        Storage storage = new FailingStorage(Long.MAX_VALUE, 250_000_000);
        assertThatThrownBy(() -> begin(new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 250_000_001), storage))
                .hasMessageContaining("250 MB are free")
                .hasMessageContaining("free some space");
        SigmfRecorder recorder = begin(new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 249_990_000), storage);
        append(recorder, 0, 1);
        assertThat(recorder.state().end().orElseThrow().reason()).isEqualTo(Reason.DISK_RESERVE);
        SigmfRules.check(recorder.state().metadata());
    }

    /** At each byte at which a disk can be full, to within a block and the size of the metadata. */
    @Test
    void ends_readable_wherever_the_disk_is_full() throws IOException {
        int metadataLength = 2_600;
        for (int capacity = 8_000; capacity < 8_000 + 2 * 2 * BLOCK; capacity += 1_997) {
            SigmfRecorder recorder = begin(RecordingLimits.USUAL, new FailingStorage(capacity, Long.MAX_VALUE));
            append(recorder, 0, 10);
            RecordingState state = recorder.state();
            assertThat(state.end().orElseThrow().reason()).isEqualTo(Reason.DISK_FAILED);
            assertThat(state.end().orElseThrow().sentence()).contains("No space left", "what was recorded is kept");
            assertThat(SigmfRules.check(state.metadata()).containsKey("core:sha512"))
                    .isTrue();
            assertThat(state.bytes()).isEqualTo(Files.size(SigmfRecorder.dataOf(state.metadata())));
            assertThat((double) state.bytes()).isCloseTo(capacity, within(2.0 * (2 * BLOCK + metadataLength)));
        }
    }

    @Test
    void says_what_is_wrong_with_a_file() throws IOException {
        Path metadata = folder.resolve("x.sigmf-meta");
        assertRefused(metadata, "there is no file");
        Files.writeString(metadata, "{\"global\": ");
        assertRefused(metadata, "not usable SigMF metadata");
        Files.writeString(metadata, "[]");
        assertRefused(metadata, "not a JSON object");
        Files.writeString(metadata, "{\"global\": {\"core:datatype\": \"cf32_le\", \"core:sample_rate\": 1000}}");
        assertRefused(metadata, "cf32_le");
        Files.writeString(metadata, "{\"global\": {\"core:datatype\": \"cu8\", \"core:sample_rate\": 1e300}}");
        assertRefused(metadata, "core:sample_rate");
        Files.writeString(metadata, "{\"global\": {\"core:datatype\": \"cu8\", \"core:sample_rate\": 1000}}");
        assertRefused(metadata, "no samples at");
        Files.write(folder.resolve("x.sigmf-data"), new byte[] {1, 2, 3});
        for (String[] key : new String[][] {
            {"\"core:offset\": 100", ""},
            {"\"core:dataset\": \"x.wav\"", ""},
            {"\"core:version\": \"1.0.0\"", "\"core:header_bytes\": 44"}
        }) {
            Files.writeString(
                    metadata,
                    "{\"global\": {\"core:datatype\": \"cu8\", \"core:sample_rate\": 1000, " + key[0]
                            + "}, \"captures\": [{" + key[1] + "}]}");
            assertRefused(metadata, "slewd reads plain samples");
        }
        Files.writeString(metadata, "{\"global\": {\"core:datatype\": \"cu8\", \"core:sample_rate\": 1000}}");
        assertThat(SigmfRecording.open(metadata).samples()).isEqualTo(1);
        assertRefused(folder.resolve("x.txt"), "name the file with the metadata");
    }

    @Test
    void puts_the_notes_of_others_in_order_and_leaves_out_what_is_no_direction() throws IOException {
        Path metadata = folder.resolve("x.sigmf-meta");
        Files.write(folder.resolve("x.sigmf-data"), new byte[8_000]);
        Files.writeString(metadata, """
                {"global": {"core:datatype": "cu8", "core:sample_rate": 1000},
                 "annotations": [
                   {"core:sample_start": 3000, "antenna:azimuth_angle": 10, "antenna:elevation_angle": 20},
                   {"core:sample_start": 1000, "antenna:azimuth_angle": 10, "antenna:elevation_angle": 120},
                   {"core:sample_start": 2000, "antenna:elevation_angle": 100, "slewd:expected_hz": 437800000}]}
                """);
        SigmfRecording read = SigmfRecording.open(metadata);
        assertThat(read.sightings())
                .extracting(SigmfRecording.TrackPoint::sampleStart)
                .containsExactly(2_000L, 3_000L);
        assertThat(read.sightings().get(0).elevationDeg()).isEmpty();
    }

    private static void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> SigmfRecording.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }
}
