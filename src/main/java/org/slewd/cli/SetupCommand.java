package org.slewd.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slewd.DeviceProbe;
import org.slewd.config.ConfigException;
import org.slewd.config.Problem;
import org.slewd.files.AtomicFile;
import org.slewd.rotator.RotatorKind;
import org.slewd.setup.Device;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;
import org.slewd.system.SerialDevice;
import org.slewd.system.SerialDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd setup}: a first configuration, made of answers. */
@Command(
        name = "setup",
        description =
                "Asks for what a station needs and writes its first configuration. It moves nothing and overwrites"
                        + " nothing; a device is opened only to ask the controller where it is, when you want that.",
        footer = {
            "",
            "Without a terminal every answer comes by --answer; what is missing is listed:",
            "",
            "  slewd setup --answer site.locator=JN58td --answer rotator.kind=gs232b ..."
        },
        mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "station.yaml",
            description = "The file that is written (default: ./station.yaml). It must not be there yet.")
    private Path file;

    @Option(
            names = "--answer",
            paramLabel = "KEY=VALUE",
            description = "An answer in advance, by its key; may be given again for others.")
    private List<String> given = List.of();

    @Option(
            names = "--probe",
            description = "Ask the controller where it is before the file is written, for five seconds at most; at a"
                    + " terminal this is offered. It is sent nowhere. The file is written whatever comes of it.")
    private boolean probe;

    @Option(names = "--root", hidden = true, defaultValue = "/")
    private Path root;

    @Option(names = "--service-group", hidden = true, defaultValue = "slewd")
    private String serviceGroup;

    @Override
    public Integer call() {
        refuseExisting();
        PrintWriter out = spec.commandLine().getOut();
        SlewdCommand slewd = SlewdCommand.of(spec.commandLine());
        Setup setup = new Setup(
                slewd.kinds().rotators(),
                slewd.kinds().receivers(),
                new SerialDevices(root).list().stream().map(SerialDevice::node).toList(),
                text -> problems(slewd, text));
        SetupAnswers answers = answered(setup, given());
        Setup.Verdict verdict = setup.check(answers);
        if (!verdict.isSound()) {
            verdict.problems().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> out.println(Text.printable(one.getValue())));
            verdict.others().forEach(one -> out.println(Text.printable(one)));
            out.flush();
            throw new Failure("nothing was written; correct these answers.");
        }
        if (probe) {
            setup.device(answers).map(this::asked).ifPresent(finding -> SetupDialogue.tell(finding, out));
        }
        out.println(file + " is written" + write(verdict.text().orElseThrow()) + " Next:");
        out.println("  slewd check " + file);
        if (answers.to(Question.CELESTRAK_GROUP).isPresent()) {
            out.println("  slewd elements refresh --config " + file);
        } else {
            out.println(
                    "  slewd elements import FILE      element sets, or name a source of them under elements in the file");
        }
        out.println("  slewd run --config " + file);
        out.println(
                "  slewd jog azimuth plus      in another terminal, with the antenna in sight: does it turn clockwise?");
        out.println(
                "  slewd user add NAME --role admin      an account for the page, whose view Set up tells what is still missing");
        out.flush();
        return ExitCode.OK;
    }

    private void refuseExisting() {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure(file + " is there already, and slewd setup overwrites nothing; name another file with"
                    + " --config, or move that one away.");
        }
    }

    private List<String> problems(SlewdCommand slewd, String text) {
        try {
            slewd.settings(text, file);
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::what).toList();
        }
    }

    private SetupAnswers given() {
        SetupAnswers answers = SetupAnswers.NONE;
        for (String one : given) {
            int equals = one.indexOf('=');
            Optional<Question> question = equals < 0 ? Optional.empty() : Question.of(one.substring(0, equals));
            if (question.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--answer " + Text.printable(one) + " is not KEY=VALUE with one of these keys: "
                                + String.join(", ", Question.keys()));
            }
            answers = answers.with(question.get(), one.substring(equals + 1));
        }
        return answers;
    }

    /** What they mean, and what is usual, which is a proposal: nobody looks at it here. */
    private void explain(List<Question> missing, Setup setup, SetupAnswers answers) {
        Table table = new Table("key", "usual", "what it is");
        for (Question question : missing) {
            String why = question == Question.ROTATOR_KIND
                    ? question.why() + " One of "
                            + setup.rotators().stream().map(RotatorKind::name).collect(Collectors.joining(", ")) + '.'
                    : question == Question.LATITUDE
                            ? question.why() + " Or site.locator in the place of both."
                            : question.why();
            table.row(
                    question.key(), setup.usual(question, setup.filled(answers)).orElse("-"), why);
        }
        PrintWriter out = spec.commandLine().getOut();
        table.write(out);
        out.flush();
    }

    private SetupAnswers answered(Setup setup, SetupAnswers answers) {
        List<Question> missing = setup.missing(answers);
        if (missing.isEmpty()) {
            return answers;
        }
        Optional<Console> console = Optional.ofNullable(System.console()).filter(one -> PasswordPrompt.isTyped());
        if (console.isEmpty()) {
            explain(missing, setup, answers);
            throw new Failure("there is no terminal to ask at; give these with --answer KEY=VALUE too: "
                    + missing.stream().map(Question::key).collect(Collectors.joining(", ")) + '.');
        }
        return new SetupDialogue(
                        setup,
                        spec.commandLine().getOut(),
                        prompt -> Optional.ofNullable(console.get().readLine("%s", prompt)),
                        this::asked)
                .run(answers);
    }

    /** Two programs at one controller spoil each other's answers, and a serial line behind a network has no lock. */
    private Finding asked(Device device) {
        return new StationsHere(SlewdCommand.of(spec.commandLine()).clock())
                .objection(device)
                .map(why -> Finding.unopened(device.link().toString(), why))
                .orElseGet(() -> DeviceProbe.ask(
                        device, SlewdCommand.of(spec.commandLine()).clock()));
    }

    /**
     * Writes it, for the service to read too where an administrator has been asked.
     *
     * @return who may read it, as the end of a sentence
     */
    private String write(String text) {
        refuseExisting(); // the questions take minutes, and somebody else may have written it meanwhile
        try {
            boolean administrator = isAdministrator();
            Optional<GroupPrincipal> service = administrator ? group() : Optional.empty();
            AtomicFile.write(file.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8), service);
            return service.map(group -> ", and the service may read it, by its group " + group.getName() + '.')
                    .orElse(
                            administrator
                                    ? ", and only the administrator may read it: there is no group " + serviceGroup
                                            + " here, as the package makes one for its service."
                                    : ".");
        } catch (IOException e) {
            throw new Failure(file + " cannot be written (" + Text.printable(String.valueOf(e.getMessage()))
                    + "); check its folder.");
        }
    }

    private static boolean isAdministrator() {
        return "root".equals(System.getProperty("user.name"));
    }

    private Optional<GroupPrincipal> group() throws IOException {
        try {
            return Optional.of(
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(serviceGroup));
        } catch (UserPrincipalNotFoundException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
