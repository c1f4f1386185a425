package org.slewd.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.slewd.TestKinds;
import org.slewd.time.VirtualClock;
import picocli.CommandLine;

/** Runs a command in this process, and keeps what it said. */
final class Cli {

    static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

    private Cli() {}

    record Result(int exitCode, String out, String err) {}

    static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SlewdCommand.commandLine(
                        new VirtualClock(NOW), new Kinds(TestKinds.ROTATORS, TestKinds.RECEIVERS))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        command.getOut().flush();
        command.getErr().flush();
        return new Result(exitCode, out.toString(), err.toString());
    }
}
