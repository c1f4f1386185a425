package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

class CheckCommandTest {

    private static final String SOUND = """
            station: {name: Roof}
            site: {latitudeDeg: -33.9, longitudeDeg: 151.2, altitudeM: 50}
            rotator:
              kind: testbox
              link: serial:/dev/rotator
              azimuthRateDegPerS: 6
              elevationRateDegPerS: 2.7
              beamWidthDeg: 30
              parkAzimuthDeg: 0
              parkElevationDeg: 0
            """;

    @TempDir
    Path folder;

    @Test
    void a_sound_configuration_is_summed_up_in_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("slewd.yaml"), SOUND);

        assertThat(Cli.run("check", file.toString()))
                .isEqualTo(new Result(
                        0,
                        file
                                + " is ok: station Roof at 33.90 S 151.20 E, rotator testbox at serial:/dev/rotator, no receiver, nothing under elements, so that nothing can be followed yet: name files or"
                                + " sources there.\n",
                        ""));
    }

    @Test
    void all_problems_are_listed_with_line_and_key() throws IOException {
        Path file = Files.writeString(
                folder.resolve("slewd.yaml"), SOUND.replace("-33.9", "-93.9").replace("testbox", "textbox"));

        assertThat(Cli.run("check", file.toString()))
                .isEqualTo(new Result(
                        1,
                        file + ":2  site.latitudeDeg = -93.9 is below -90; write one from -90 to 90\n" + file
                                + ":4  rotator.kind = textbox is not one of testbox, netbox, southbox; did you mean testbox?\n"
                                + "2 problems\n",
                        ""));
    }

    @Test
    void letting_others_in_without_an_admin_is_a_problem() throws IOException {
        Path file = Files.writeString(
                folder.resolve("slewd.yaml"), SOUND + "http: {listen: 192.0.2.7, proxies: [192.0.2.1]}\n");

        Result result = Cli.run(
                "check", file.toString(), "--data", folder.resolve("data").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo(
                        "listen: 192.0.2.7 of the section http lets others than this machine in, and nobody has an account as an"
                                + " admin yet. Start slewd with listen: localhost, make one with 'slewd user add NAME --role admin', and"
                                + " write this address again.\n1 problem\n");

        Path data = Files.createDirectory(folder.resolve("data"));
        String body = "slewd people 1\naccount ada admin"
                + " $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc\n";
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(data.resolve("people.state"), body + "crc32 %08x\n".formatted(sum.getValue()));
        assertThat(Cli.run("check", file.toString(), "--data", data.toString()).exitCode())
                .isZero();

        Files.writeString(data.resolve("people.state"), "damaged");
        assertThat(Cli.run("check", file.toString(), "--data", data.toString()).out())
                .startsWith("whether there is an admin")
                .contains("is ok");
        assertThat(data.resolve("people.state")).hasContent("damaged");
    }

    @Test
    void a_page_of_the_web_in_place_of_elements_is_a_problem_of_the_configuration() throws IOException {
        Files.writeString(folder.resolve("page.json"), "<!DOCTYPE html><html><body>Too many requests</body></html>");
        Path file = Files.writeString(folder.resolve("slewd.yaml"), SOUND + "elements:\n  files:\n    - page.json\n");

        Result result = Cli.run("check", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("page.json").contains("is a web page").endsWith("1 problem\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_prediction_from_a_configuration_with_problems_lists_them_and_starts_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("slewd.yaml"), SOUND.replace("-33.9", "-93.9"));

        assertThat(Cli.run("passes", "--config", file.toString()))
                .isEqualTo(new Result(
                        1,
                        "",
                        file + ":2  site.latitudeDeg = -93.9 is below -90; write one from -90 to 90\n"
                                + "1 problem, nothing started\n"));
    }

    @Test
    void a_configuration_without_element_files_has_nothing_to_search() throws IOException {
        Path file = Files.writeString(folder.resolve("slewd.yaml"), SOUND);

        assertThat(Cli.run("passes", "--config", file.toString()))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slewd passes: --elements FILE is needed, or --config FILE with a configuration that has"
                                + " elements.files or elements.sources; see 'slewd passes --help'.\n"));
    }
}
