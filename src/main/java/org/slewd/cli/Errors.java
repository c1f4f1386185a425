package org.slewd.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.config.ConfigException;
import org.slewd.config.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user reads when something went wrong: a sentence, never a stack trace unless asked for. */
final class Errors {

    private Errors() {}

    static void install(CommandLine root) {
        root.setParameterExceptionHandler((e, arguments) -> onWrongUsage(e));
        root.setExecutionExceptionHandler(Errors::onException);
    }

    private static int onWrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = firstLine(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            message += suggestion(command, unmatched.getUnmatched().get(0))
                    .map(word -> "; did you mean " + word + '?')
                    .orElse("");
        }
        say(command, name + ": " + message + (message.endsWith("?") ? " See '" : "; see '") + name + " --help'.");
        return ExitCode.USAGE;
    }

    private static Optional<String> suggestion(CommandLine command, String written) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        return Suggestion.nearest(written, known);
    }

    private static int onException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException wrongUsage) {
            return onWrongUsage(wrongUsage);
        }
        if (e instanceof ConfigException) {
            say(command, e.getMessage());
        } else if (e instanceof Failure) {
            say(command, command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
        } else if (SlewdCommand.of(command).debug()) {
            e.printStackTrace(command.getErr());
            command.getErr().flush();
        } else {
            say(
                    command,
                    command.getCommandSpec().qualifiedName() + ": stopped by a fault of slewd (" + e
                            + "); please report it with what --debug adds.");
        }
        return ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println(message);
        err.flush();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip().replaceAll("\\.$", "");
    }
}
