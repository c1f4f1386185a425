package org.slewd.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.recording.RecordingState.Reason;
import org.slewd.signal.SampleFormat;

class RecordingFolderTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
    private static final int BLOCK = 5_000;

    @TempDir
    private Path folder;

    private static String name(int hour) {
        return RecordingFolder.name(START.plus(Duration.ofHours(hour)), 25_544, 145_800_000);
    }

    /** A recording as slewd leaves it, of so many blocks of 10 kB. */
    private SigmfRecorder recorder(String name, OptionalLong folderBytes) throws IOException {
        RecordingSubject subject = new RecordingSubject(
                "ISS",
                OptionalInt.of(25_544),
                OptionalDouble.empty(),
                DopplerLaw.none(),
                Optional.empty(),
                "Roof",
                Optional.empty(),
                Optional.empty(),
                "simulated");
        RecordingLimits limits = new RecordingLimits(Duration.ofHours(1), Long.MAX_VALUE, 0, folderBytes);
        return SigmfRecorder.begin(folder, name, subject, SampleFormat.CU8, 250_000, limits, Storage.disk());
    }

    private static void append(SigmfRecorder recorder, int blocks) {
        long first = recorder.state().samples();
        for (int i = 0; i < blocks; i++) {
            long index = first + (long) i * BLOCK;
            recorder.append(new byte[2 * BLOCK], BLOCK, index, 145.8e6, START.plusMillis(index / 250));
        }
    }

    private void set(String name, int blocks) throws IOException {
        try (SigmfRecorder recorder = recorder(name, OptionalLong.empty())) {
            append(recorder, blocks);
        }
    }

    private void picture(String name, String program) throws IOException {
        String head = "\u0089PNG\r\n\u001a\n....IHDR................." + "tEXtSoftware\0" + program;
        Files.write(
                folder.resolve(name + ".png"),
                (head + "x".repeat(10_000 - head.length())).getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".sigmf-data"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_oldest_goes_first_and_samples_before_pictures() throws IOException {
        for (int hour = 0; hour < 3; hour++) {
            set(name(hour), 3);
            picture(name(hour), "slewd");
        }
        RecordingFolder kept = new RecordingFolder(folder, 130_000);

        // Three sets of 30 kB and a little, three pictures of 10 kB.
        assertThat(kept.makeRoom(1_000, Optional.empty())).isBetween(3_000L, 9_000L);
        assertThat(left()).hasSize(6);
        kept.makeRoom(20_000, Optional.empty());
        assertThat(left())
                .containsExactly(
                        name(0) + ".png",
                        name(1) + ".png",
                        name(1) + ".sigmf-meta",
                        name(2) + ".png",
                        name(2) + ".sigmf-meta");
        assertThat(kept.makeRoom(105_000, Optional.empty())).isEqualTo(110_000);
        assertThat(left()).containsExactly(name(1) + ".png", name(2) + ".png");
    }

    @Test
    void what_slewd_did_not_write_or_somebody_named_stays_and_does_not_count() throws IOException {
        set("best-of-november", 3);
        picture("20261126T120000Z_25544", "slewd");
        picture(name(1), "gimp");
        Files.writeString(folder.resolve(name(2) + ".sigmf-meta"), "{\"global\": {\"core:recorder\": \"other\"}}");
        Files.writeString(
                folder.resolve(name(3) + ".sigmf-meta"), "{\"global\": {\"a\": {}, \"core:recorder\": \"slewd\"");
        Files.writeString(folder.resolve(name(4) + ".sigmf-meta"), "not JSON");
        Files.writeString(folder.resolve(name(5) + ".sigmf-data"), "whose?");
        Files.createDirectory(folder.resolve(name(6) + ".png"));
        List<String> before = left();

        assertThat(new RecordingFolder(folder, 1_000).makeRoom(1_000, Optional.empty()))
                .isEqualTo(1_000);
        assertThat(left()).isEqualTo(before);
        assertThat(folder.resolve("best-of-november.sigmf-data")).exists();
        assertThat(folder.resolve(name(5) + ".sigmf-data")).exists();
        assertThat(new RecordingFolder(folder.resolve("none"), 1_000).makeRoom(1, Optional.empty()))
                .isEqualTo(1_000);
    }

    @Test
    void a_recording_takes_the_place_of_older_ones_and_ends_when_it_is_alone() throws IOException {
        set(name(0), 4);
        set(name(1), 4);
        SigmfRecorder recorder = recorder(name(2), OptionalLong.of(100_000));

        append(recorder, 3);
        assertThat(left()).containsExactly(name(1) + ".sigmf-meta", name(2) + ".sigmf-meta");
        append(recorder, 3);
        assertThat(left()).containsExactly(name(2) + ".sigmf-meta");
        assertThat(recorder.state().isRunning()).isTrue();
        append(recorder, 10);

        RecordingState.End end = recorder.state().end().orElseThrow();
        assertThat(end.reason()).isEqualTo(Reason.FOLDER_LIMIT);
        assertThat(end.sentence()).contains("no older one to remove", "folderMostBytes");
        assertThat(recorder.state().bytes()).isEqualTo(90_000);
        SigmfRules.check(recorder.state().metadata());
    }
}
