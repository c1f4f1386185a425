package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.Settings;
import org.slewd.TestKinds;
import org.slewd.cli.Cli.Result;
import org.slewd.config.ConfigException;
import org.slewd.config.Problem;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;

class SetupCommandTest {

    private static final String[] ALL = {
        "station.name=Roof: north",
        "site.locator=JN58td",
        "site.altitudeM=520",
        "rotator.kind=testbox",
        "rotator.link=simulated",
        "rotator.azimuthMinDeg=0",
        "rotator.azimuthMaxDeg=450",
        "rotator.elevationMinDeg=0",
        "rotator.elevationMaxDeg=90",
        "rotator.azimuthRateDegPerS=6",
        "rotator.elevationRateDegPerS=3",
        "rotator.beamWidthDeg=30",
        "rotator.parkAzimuthDeg=180",
        "rotator.parkElevationDeg=0"
    };

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("station.yaml");
    }

    private Result setup(String... answers) {
        List<String> all =
                new ArrayList<>(List.of("setup", "--root", folder.toString(), "--config", file().toString()));
        for (String answer : answers) {
            all.add("--answer");
            all.add(answer);
        }
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void writes_what_slewd_check_finds_nothing_wrong_with_and_says_what_comes_next() throws IOException {
        Result result = setup(ALL);

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("slewd check " + file(), "slewd run --config " + file(), "slewd jog azimuth plus");
        assertThat(Files.readString(file())).contains("name: 'Roof: north'");
        assertThat(Cli.run(
                                "check",
                                file().toString(),
                                "--data",
                                folder.resolve("data").toString())
                        .out())
                .contains("is ok: station Roof: north at 48.15 N 11.6");
    }

    @Test
    void never_overwrites_a_file() throws IOException {
        Files.writeString(file(), "mine");

        Result result = setup(ALL);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is there already, and slewd setup overwrites nothing");
        assertThat(file()).hasContent("mine");
    }

    @Test
    void without_a_terminal_lists_what_is_missing() {
        Result result = setup("station.name=Roof", "rotator.kind=testbox");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("there is no terminal to ask at")
                .contains("site.latitudeDeg, site.longitudeDeg, site.altitudeM, rotator.link, rotator.azimuthMinDeg")
                .doesNotContain("station.name", "receiver");
        assertThat(result.out())
                .containsPattern(
                        "site[.]latitudeDeg +- +Where the antenna stands; north is positive[.] Or site[.]locator")
                .containsPattern("rotator[.]azimuthMaxDeg +\\S+ +Stop with the clock")
                .doesNotContain("station.name");
        assertThat(file()).doesNotExist();
    }

    @Test
    void lists_all_answers_that_are_wrong_and_writes_nothing() {
        String[] answers = ALL.clone();
        answers[6] = "rotator.azimuthMaxDeg=500";
        answers[4] = "rotator.link=COM3";

        Result result = setup(answers);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("""
                rotator.link: "COM3" is not an address; write serial:/dev/NAME, tcp:HOST:PORT or simulated
                rotator.azimuthMaxDeg = 500 is above 450, the most that testbox can be told
                """);
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_answer_to_no_question_is_wrong_usage() {
        assertThat(setup("rotator.knd=testbox").exitCode()).isEqualTo(2);
        assertThat(setup("rotator.kind").err()).contains("is not KEY=VALUE with one of these keys: station.name");
    }

    private static Setup questions() {
        return new Setup(TestKinds.ROTATORS, TestKinds.RECEIVERS, List.of("/dev/ttyUSB0"), text -> {
            try {
                Settings.readText(text, Path.of("s.yaml"), TestKinds.ROTATORS, TestKinds.RECEIVERS);
                return List.of();
            } catch (ConfigException e) {
                return e.problems().stream().map(Problem::what).toList();
            }
        });
    }

    private static Finding found(Finding.Found found, String message) {
        return new Finding(found, Optional.empty(), message, "Look.");
    }

    @Test
    void the_service_may_read_what_an_administrator_writes() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only an administrator can give a file to a group");
        Path other = folder.resolve("other.yaml");
        List<String> all = new ArrayList<>(List.of("setup", "--config", other.toString(), "--service-group", "daemon"));
        for (String answer : ALL) {
            all.addAll(List.of("--answer", answer));
        }

        assertThat(Cli.run(all.toArray(String[]::new)).out())
                .startsWith(other + " is written, and the service may read it, by its group daemon. Next:");
        assertThat(Files.getAttribute(other, "unix:mode")).isEqualTo(0100640);
        assertThat(Files.readAttributes(other, PosixFileAttributes.class).group())
                .hasToString("daemon");
    }

    @Test
    void without_such_a_group_it_is_private_and_that_is_said() throws IOException {
        List<String> all =
                new ArrayList<>(List.of("setup", "--config", file().toString(), "--service-group", "no-such-group"));
        for (String answer : ALL) {
            all.addAll(List.of("--answer", answer));
        }

        Result result = Cli.run(all.toArray(String[]::new));

        assertThat(Files.getAttribute(file(), "unix:mode")).isEqualTo(0100600);
        if ("root".equals(System.getProperty("user.name"))) {
            assertThat(result.out()).contains("only the administrator may read it: there is no group no-such-group");
        }
    }

    @Test
    void a_probe_without_a_terminal_is_told_and_the_file_written() {
        List<String> all = new ArrayList<>(List.of("setup", "--config", file().toString(), "--probe"));
        for (String answer : ALL) {
            all.addAll(List.of("--answer", answer));
        }

        Result result = Cli.run(all.toArray(String[]::new));

        assertThat(result.out()).startsWith("The controller is simulated; there is nothing to ask.");
        assertThat(result.exitCode()).isZero();
        assertThat(file()).exists();
    }

    @Test
    void at_the_terminal_the_device_is_tried_before_the_rest_and_other_answers_can_be_given() {
        Deque<String> typed = new ArrayDeque<>(List.of(
                "Roof",
                "JN58td",
                "",
                "testbox",
                "serial:/dev/a",
                "",
                "",
                "yes",
                "southbox",
                "serial:/dev/b",
                "600",
                "y",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "none",
                ""));
        List<String> asked = new ArrayList<>();
        StringWriter out = new StringWriter();

        SetupAnswers answers = new SetupDialogue(
                        questions(), new PrintWriter(out), prompt -> Optional.ofNullable(typed.poll()), device -> {
                            asked.add(device.kind().name() + ' ' + device.link() + ' ' + device.baud());
                            return asked.size() == 1
                                    ? found(Finding.Found.SILENT, "Not one byte.")
                                    : found(Finding.Found.ANSWERS, "It answers.");
                        })
                .run(SetupAnswers.NONE);

        assertThat(asked)
                .containsExactly("testbox serial:/dev/a OptionalInt.empty", "southbox serial:/dev/b OptionalInt[600]");
        assertThat(out.toString()).contains("It is sent nowhere", "Not one byte.", "It answers.");
        assertThat(answers.to(Question.ROTATOR_KIND)).contains("southbox");
        assertThat(answers.to(Question.ROTATOR_BAUD)).contains("600");
    }

    @Test
    void whoever_does_not_want_the_device_opened_says_no() {
        Deque<String> typed = new ArrayDeque<>(List.of(
                "Roof",
                "JN58td",
                "",
                "testbox",
                "serial:/dev/a",
                "",
                "no",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "none",
                "none"));

        SetupAnswers answers = new SetupDialogue(
                        questions(),
                        new PrintWriter(new StringWriter()),
                        prompt -> Optional.ofNullable(typed.poll()),
                        device -> {
                            throw new AssertionError("opened");
                        })
                .run(SetupAnswers.NONE);

        assertThat(answers.to(Question.ROTATOR_BAUD)).isEmpty();
        assertThat(questions().check(answers).isSound()).isTrue();
    }

    @Test
    void asks_one_after_another_and_a_wrong_one_again_with_the_reason() {
        Deque<String> typed = new ArrayDeque<>(List.of(
                "Roof", "here", "JN58td", "", "tstbox", "testbox", "", "57600", "", "", "500", "450", "", "", "", "",
                "", "", "", "none", ""));
        List<String> prompts = new ArrayList<>();
        StringWriter out = new StringWriter();

        SetupAnswers answers = new SetupDialogue(
                        questions(),
                        new PrintWriter(out),
                        prompt -> {
                            prompts.add(prompt);
                            return Optional.ofNullable(typed.poll());
                        },
                        device -> found(Finding.Found.ANSWERS, "It answers."))
                .run(SetupAnswers.NONE);

        assertThat(prompts)
                .startsWith("station.name [Station]: ", "site.locator [none]: ", "site.locator [none]: ")
                .contains(
                        "rotator.link [serial:/dev/ttyUSB0]: ",
                        "rotator.azimuthMaxDeg [360]: ",
                        "receiver.kind [none]: ");
        assertThat(out.toString())
                .contains("site.locator: \"here\" is not a Maidenhead locator")
                .contains("rotator.kind = \"tstbox\"")
                .contains("rotator.azimuthMaxDeg = 500 is above 450")
                .contains("plugged in: serial:/dev/ttyUSB0");
        assertThat(answers.to(Question.AZIMUTH_MAX)).contains("450");
        assertThat(questions().check(answers).isSound()).isTrue();
        assertThat(typed).isEmpty();
    }

    @Test
    void an_end_of_the_input_writes_nothing() {
        assertThatThrownBy(() -> new SetupDialogue(
                                questions(),
                                new PrintWriter(new StringWriter()),
                                prompt -> Optional.empty(),
                                device -> Finding.ended())
                        .run(SetupAnswers.NONE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nothing was written");
    }
}
