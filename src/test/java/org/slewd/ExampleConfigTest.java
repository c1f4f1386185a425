package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.RotatorKind;

/** The files in {@code config/} are what people start from: each must be sound as it is. */
class ExampleConfigTest {

    private static final Path FULL = Path.of("config", "slewd.yaml");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("config"))) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(Path.of("config", "monitoring"))) // for others than slewd
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void needs_the_tables_of_kinds() {
        assumeFalse(Wiring.ROTATORS.isEmpty() || Wiring.RECEIVERS.isEmpty(), "skipped: no kinds of devices yet");
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_is_sound(Path file) {
        assertThatCode(() -> Settings.read(file)).doesNotThrowAnyException();
    }

    @Test
    void the_full_example_needs_no_hardware_and_has_something_to_follow() throws Exception {
        Settings settings = Settings.read(FULL);

        assertThat(settings.antenna().rotator().link()).isEqualTo(new LinkAddress.Simulated());
        assertThat(settings.receiver().orElseThrow().link()).isEqualTo(new LinkAddress.Simulated());
        assertThat(settings.sky().elementFiles()).hasSize(1);
        assertThat(settings.station().objects()).hasSize(1);
    }

    @Test
    void the_comments_of_the_full_example_tell_the_real_defaults(@TempDir Path folder) throws Exception {
        String spelledOut = Files.readString(FULL)
                .lines()
                .filter(line -> !line.contains("#link:"))
                .map(line -> line.replaceFirst("^( *)#( *[a-zA-Z]+:)(?= |$)", "$1$2"))
                .collect(Collectors.joining("\n"));
        assertThat(spelledOut).contains("\nhttp:\n  port: 8080").contains("\n  latencyMs: 200");
        Files.createDirectory(folder.resolve("elements"));
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("elements/invented.json"));

        Settings settings = Settings.read(Files.writeString(folder.resolve("slewd.yaml"), spelledOut));

        assertThat(settings)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-9, Double.class) // 1.2 is not 6 * 0.2 to a machine
                .ignoringFields("sky.elementFiles", "antenna.rotator.baud", "receiver", "samples")
                .isEqualTo(Settings.read(FULL));
        assertThat(settings.antenna().rotator().baud()).hasValue(defaultBaud(settings));
        assertThat(settings.samples()).contains(SamplesConfig.SIMULATED);
    }

    private static int defaultBaud(Settings settings) {
        return Wiring.ROTATORS.stream()
                .filter(kind -> kind.name().equals(settings.antenna().rotator().kind()))
                .mapToInt(RotatorKind::defaultBaud)
                .findFirst()
                .orElseThrow();
    }
}
