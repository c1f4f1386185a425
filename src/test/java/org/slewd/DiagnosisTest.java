package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.flight.Comparison;
import org.slewd.flight.Run;
import org.slewd.flight.Runs;
import org.slewd.rotator.Pointing;
import org.slewd.station.Turn;

class DiagnosisTest {

    private static final List<String> SECRETS = List.of(
            "tok3n-of-the-admin",
            "pa55w0rd",
            "Ottilie",
            "ottilie admin",
            "argon2id",
            "on the ladder behind the shed",
            "gusts from the west",
            "shack.example.org",
            "/home/ottilie",
            "48.1371",
            "11.5754",
            "Hill");

    @TempDir
    private Path folder;

    private Path data() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("admin.token"), "tok3n-of-the-admin");
        Files.writeString(data.resolve(Premises.PEOPLE), "account ottilie admin $argon2id$v=19$pa55w0rd");
        try (RecordedPass pass = new RecordedPass(data.resolve(FlightDeck.FOLDER))) {
            pass.run(4);
            pass.station.point(new Pointing(190, 10), "Ottilie");
            pass.run(3);
            pass.station.reportSafety(true, "gusts from the west", "Ottilie");
            pass.run(1);
            pass.station.reportSafety(false, "gusts from the west", "Ottilie");
            pass.run(1);
            pass.station.stop("Ottilie");
            pass.run(1);
            pass.station.lock("on the ladder behind the shed", "Ottilie");
            pass.run(1);
        }
        return data;
    }

    private Path config() throws IOException {
        return Files.writeString(folder.resolve("slewd.yaml"), """
            station:
              name: Hill          # Ottilie's
            site: {latitudeDeg: 48.1371, longitudeDeg: 11.5754, altitudeM: 519}
            rotator:
              kind: gs232b
              link: tcp:shack.example.org:4533
              beamWidthDeg: 20
            elements:
              sources:
                - {name: mine, url: "https://user:pa55w0rd@example.org/elements?key=pa55w0rd"}
                - {name: st, spaceTrackCredentialsFile: /home/ottilie/space-track}
            hooks:
              - {on: pass-ended, run: [/home/ottilie/tell, --password, pa55w0rd]}
            """);
    }

    private Path diagnosis(boolean exactSite) throws IOException {
        Path out = folder.resolve("diag.zip");
        new Diagnosis(data(), exactSite).write(out, Optional.of(config()), "9.9", RecordedPass.START);
        return out;
    }

    /** All that is in the archive, what is deflated inside of it too. */
    private static byte[] content(Path archive) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                all.writeBytes(entry.getName().getBytes(StandardCharsets.UTF_8));
                all.writeBytes(entry.getName().endsWith(".rec") ? inflated(bytes) : bytes);
            }
        }
        return all.toByteArray();
    }

    private static byte[] inflated(byte[] recording) {
        ByteBuffer frames = ByteBuffer.wrap(recording, 8, recording.length - 8);
        Inflater inflater = new Inflater(true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (frames.hasRemaining()) {
            byte[] frame = new byte[frames.getInt()];
            frames.getInt();
            frames.get(frame);
            inflater.setInput(frame);
            byte[] buffer = new byte[65_536];
            try {
                for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                    all.write(buffer, 0, count);
                }
            } catch (DataFormatException e) {
                throw new IllegalStateException(e);
            }
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String asNumber(double value) {
        return text(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    @Test
    void no_secret_no_person_and_no_coordinate_is_in_it() throws IOException {
        String content = text(content(diagnosis(false)));
        assertThat(content).contains("about.txt", "configuration.yaml", "journal.txt", "flight.rec", "kind: gs232b");
        assertThat(content).contains("latitudeDeg: 48.1", "longitudeDeg: 11.6", "altitudeM: 500", "person-1");
        for (String secret : SECRETS) {
            assertThat(content).as(secret).doesNotContainIgnoringCase(secret);
        }
        assertThat(content)
                .doesNotContain(asNumber(RecordedPass.SITE.latitudeDeg()), asNumber(RecordedPass.SITE.longitudeDeg()))
                .contains(asNumber(48.1));
    }

    @Test
    void half_an_archive_is_not_left_and_not_in_the_way_of_the_next() throws IOException {
        Path out = folder.resolve("diag.zip");
        Diagnosis diagnosis = new Diagnosis(folder.resolve("nothing"), false);

        assertThatThrownBy(
                        () -> diagnosis.write(out, Optional.of(folder.resolve("gone.yaml")), "9.9", RecordedPass.START))
                .isInstanceOf(IOException.class);

        assertThat(out).doesNotExist();
        diagnosis.write(out, Optional.empty(), "9.9", RecordedPass.START);
        assertThat(out).isNotEmptyFile();
        assertThatThrownBy(() -> diagnosis.write(out, Optional.empty(), "9.9", RecordedPass.START))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(out).as("of somebody who made it before").isNotEmptyFile();
    }

    @Test
    void the_original_holds_what_is_looked_for() throws IOException {
        Path data = data();
        byte[] recording = Files.readAllBytes(data.resolve(FlightDeck.FOLDER).resolve("flight-000000001.rec"));
        assertThat(text(inflated(recording)))
                .contains("Ottilie", "on the ladder behind the shed", "gusts", "Hill")
                .contains(asNumber(RecordedPass.SITE.latitudeDeg()));
    }

    @Test
    void with_the_exact_site_the_copy_is_decided_as_it_was() throws IOException {
        Path archive = diagnosis(true);
        Run run = Runs.of(archive).all().get(0);
        FlightReplay replay = new FlightReplay(run.makeup(), run.first());
        List<Comparison.Difference> differences = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        Runs.ride(archive, run, turns::add);
        turns.stream().skip(1).forEach(turn -> replay.fly(turn).difference().ifPresent(differences::add));
        assertThat(differences).isEmpty();
        assertThat(replay.comparison().turns()).isGreaterThan(1_500);
    }
}
