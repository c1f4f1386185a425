package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.time.VirtualClock;
import picocli.CommandLine;

/** A pass of the example station, played through. */
@Tag("whole-pass")
class RehearseCommandTest {

    @TempDir
    Path folder;

    @Test
    void plays_the_agenda_and_reports_each_pass() {
        Cli.Result result = run("config/slewd.yaml", "--from", "2026-11-27T05:30:00Z", "--hours", "0.3");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("INVENTED  complete", "1 passes were on the agenda, 1 were followed.");
    }

    /** Nobody feeds them in virtual time, and what is not heard is not safe. */
    @Test
    void safety_inputs_are_left_out_and_that_is_said() throws Exception {
        Path guarded = Files.writeString(
                folder.resolve("guarded.yaml"),
                example()
                        + "\nconditions:\n  - {name: rain, kind: contact, whenUnsafe: stow, file: "
                        + folder.resolve("rain") + "}\n");

        Cli.Result result = run(guarded.toString(), "--from", "2026-11-27T05:30:00Z", "--hours", "0.3");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("taken as safe all night", "INVENTED  complete", "1 were followed.");
    }

    @Test
    void a_configuration_without_wishes_is_nothing_to_rehearse() throws Exception {
        String text = example();
        Path bare = Files.writeString(folder.resolve("bare.yaml"), text.substring(0, text.indexOf("\nschedule:")));

        Cli.Result result = run(bare.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("the configuration wishes for nothing");
    }

    /** The example, to be written into another folder. */
    private static String example() throws IOException {
        return Files.readString(Path.of("config/slewd.yaml"))
                .replace("elements/", Path.of("config/elements").toAbsolutePath() + "/");
    }

    /** With the real devices' simulators. */
    private static Cli.Result run(String config, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SlewdCommand.commandLine(new VirtualClock(Cli.NOW))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] arguments = new String[more.length + 3];
        arguments[0] = "rehearse";
        arguments[1] = "--config";
        arguments[2] = config;
        System.arraycopy(more, 0, arguments, 3, more.length);
        int exitCode = command.execute(arguments);
        command.getOut().flush();
        return new Cli.Result(exitCode, out.toString(), err.toString());
    }
}
