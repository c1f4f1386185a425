package org.slewd.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slewd.Settings;
import org.slewd.config.ConfigException;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code slewd} and the list of its commands. */
@Command(
        name = "slewd",
        description = "Predicts satellite passes and drives antenna rotators and receivers.",
        mixinStandardHelpOptions = true,
        versionProvider = SlewdCommand.Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            DiagCommand.class,
            PassesCommand.class,
            AgendaCommand.class,
            AutomaticCommand.class,
            ResumeCommand.class,
            RehearseCommand.class,
            LookCommand.class,
            PlanCommand.class,
            FitCommand.class,
            TransmittersCommand.class,
            IlluminatorsCommand.class,
            EchoesCommand.class,
            ElementsCommand.class,
            SetupCommand.class,
            CheckCommand.class,
            ReloadCommand.class,
            StatusCommand.class,
            JournalCommand.class,
            StopCommand.class,
            TrackCommand.class,
            AdjustCommand.class,
            TuneCommand.class,
            PointCommand.class,
            JogCommand.class,
            ReferenceCommand.class,
            ParkCommand.class,
            CalendarCommand.class,
            HoldCommand.class,
            ResetCommand.class,
            LockCommand.class,
            UnlockCommand.class,
            UserCommand.class,
            TokenCommand.class,
            RecordCommand.class,
            WaterfallCommand.class,
            SimulateCommand.class,
            DetectCommand.class,
            SilenceCommand.class,
            GenerateCommand.class,
            CalibrateCommand.class,
            BenchCommand.class,
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit code: 0 done, 1 failed, 2 wrong usage. 'slewd COMMAND --help' tells about one command."})
public final class SlewdCommand implements Callable<Integer> {

    private final Clock clock;
    private final Kinds kinds;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a fault of slewd, for a report.")
    private boolean debug;

    private SlewdCommand(Clock clock, Kinds kinds) {
        this.clock = clock;
        this.kinds = kinds;
    }

    /** The whole command line, writing to wherever its {@code setOut} and {@code setErr} say. */
    public static CommandLine commandLine(Clock clock) {
        return commandLine(clock, Kinds.ALL);
    }

    /** As {@link #commandLine(Clock)}, for stated tables of kinds. */
    static CommandLine commandLine(Clock clock, Kinds kinds) {
        CommandLine root = new CommandLine(new SlewdCommand(clock, kinds));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExpandAtFiles(false);
        // A position such as 'point -10 5' would be taken for options otherwise.
        root.getSubcommands().get("point").setUnmatchedOptionsArePositionalParams(true);
        root.getSubcommands().get("reference").setUnmatchedOptionsArePositionalParams(true);
        Errors.install(root);
        return root;
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(String... arguments) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exitCode = commandLine(new SystemClock()).setOut(out).setErr(err).execute(arguments);
        err.flush();
        // A table that is cut off by a full disk must not look complete to a script.
        if (out.checkError() && exitCode == ExitCode.OK) {
            err.println("slewd: standard output was closed before everything was written.");
            err.flush();
            return ExitCode.SOFTWARE;
        }
        return exitCode;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    Clock clock() {
        return clock;
    }

    /** The kinds of devices that there are. */
    Kinds kinds() {
        return kinds;
    }

    /** Reads a configuration with the kinds of devices that there are. */
    Settings settings(Path file) throws ConfigException {
        return Settings.read(file, kinds.rotators(), kinds.receivers());
    }

    /** As {@link #settings(Path)}, for text at hand that stands, or stood, in {@code file}. */
    Settings settings(String text, Path file) throws ConfigException {
        return Settings.readText(text, file, kinds.rotators(), kinds.receivers());
    }

    boolean debug() {
        return debug || Boolean.getBoolean("slewd.debug");
    }

    /** The root that {@code command} belongs to. */
    static SlewdCommand of(CommandLine command) {
        return (SlewdCommand) command.getCommandSpec().root().userObject();
    }

    /** What {@code --version} prints; {@code development} when it does not run from the packaged jar. */
    static String version() {
        String version = SlewdCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    // Names of satellites are not ASCII everywhere, and files for programs are UTF-8 whatever the locale is.
    private static PrintWriter utf8(FileDescriptor descriptor) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"slewd " + version()};
        }
    }
}
