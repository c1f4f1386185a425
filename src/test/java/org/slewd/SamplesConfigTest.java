package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.receiver.rtltcp.RtlTcpSettings;
import org.slewd.recording.RecordingLimits;

class SamplesConfigTest {

    private static SamplesConfig read(String text) throws ConfigException {
        return Configuration.readText(text, "s.yaml", root -> SamplesConfig.read(root, Path.of("etc", "s.yaml")));
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void a_source_is_enough() throws ConfigException {
        assertThat(read("source: rtl_tcp:shed:1234"))
                .isEqualTo(new SamplesConfig(
                        new SamplesConfig.Source.RtlTcp("shed", 1234),
                        new RtlTcpSettings(250_000, OptionalDouble.empty(), OptionalInt.empty()),
                        OptionalDouble.empty(),
                        new SamplesConfig.Recordings(Path.of("recordings"), false, RecordingLimits.USUAL)));
        assertThat(read("source: simulated")).isEqualTo(SamplesConfig.SIMULATED);
    }

    @Test
    void everything_can_be_said() throws ConfigException {
        assertThat(read("""
                source: rtl_tcp:shed:1234
                rateHz: 1024000
                gainDb: 28.5
                asideHz: -30000
                recordings:
                  folder: /srv/passes
                  record: always
                  mostBytes: 5000000
                  keepFreeBytes: 7000000
                  folderMostBytes: 90000000
                """))
                .isEqualTo(new SamplesConfig(
                        new SamplesConfig.Source.RtlTcp("shed", 1234),
                        new RtlTcpSettings(1_024_000, OptionalDouble.of(28.5), OptionalInt.empty()),
                        OptionalDouble.of(-30_000),
                        new SamplesConfig.Recordings(
                                Path.of("/srv/passes"),
                                true,
                                new RecordingLimits(
                                        RecordingLimits.USUAL.longest(),
                                        5_000_000,
                                        7_000_000,
                                        OptionalLong.of(90_000_000)))));
    }

    @Test
    void a_recording_is_looked_for_beside_the_configuration() throws ConfigException {
        assertThat(read("source: sigmf:passes/a.sigmf-meta").source())
                .isEqualTo(new SamplesConfig.Source.Sigmf(Path.of("etc", "passes", "a.sigmf-meta")));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(problems("""
                source: rtl_tcp:shed
                rateHz: 500000
                gainDb: 200
                recordings:
                  record: sometimes
                  mostBytes: 5
                """))
                .containsExactly(
                        "s.yaml:1  source: 'rtl_tcp:shed' is no source of samples; write rtl_tcp:HOST:PORT,"
                                + " sigmf:FILE.sigmf-meta or simulated",
                        "s.yaml:2  rateHz = 500000 is none of an RTL2832U; write one from 225001 to 300000 or from"
                                + " 900001 to 3200000",
                        "s.yaml:3  gainDb = 200 is above 100; write one from -10 to 100",
                        "s.yaml:5  recordings.record = sometimes is not one of always, never",
                        "s.yaml:6  recordings.mostBytes = 5 is below 1000000; write one from 1000000 to"
                                + " 4611686018427387903");
    }

    @Test
    void a_recording_has_its_own_rate() {
        assertThat(problems("source: sigmf:a.sigmf-meta\nrateHz: 250000\n"))
                .containsExactly("s.yaml:2  rateHz = 250000 has no meaning for a recording; take it out");
    }
}
