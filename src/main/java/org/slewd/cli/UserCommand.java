package org.slewd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slewd.people.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd user}: the accounts of the station. */
@Command(
        name = "user",
        description = "Accounts: who may do what at the station. A running slewd is asked at its local socket.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand implements Callable<Integer> {

    private static final String NAME = "A small letter, then small letters, digits, dots, - and _; at most 32.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    @Command(
            name = "add",
            description = "Makes an account. The password is asked for, or read as a line of the standard input.",
            mixinStandardHelpOptions = true)
    void add(
            @Mixin DaemonOptions daemon,
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "observer sees, operator moves, admin also clears faults and makes accounts.")
                    Role role) {
        changed(
                daemon.call(
                        "user.add", Map.of("name", name, "role", role.word(), "password", PasswordPrompt.read(name))),
                name + " can log in now, as " + role.word() + '.');
    }

    @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
    void list(@Mixin DaemonOptions daemon) {
        Object answer = daemon.call("user.list", Map.of());
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("name", "role", ">tokens");
        for (Object user : Answer.list(answer, "users")) {
            table.row(Answer.text(user, "name"), Answer.text(user, "role"), Answer.text(user, "tokens"));
        }
        table.write(out);
        if (!Answer.text(answer, "complaint").equals(Answer.NOTHING)) {
            out.println(Answer.text(answer, "complaint") + '.');
        }
        out.flush();
    }

    @Command(
            name = "remove",
            description = "Ends an account, its logins and its tokens.",
            mixinStandardHelpOptions = true)
    void remove(
            @Mixin DaemonOptions daemon, @Parameters(paramLabel = "NAME", description = "The account.") String name) {
        changed(daemon.call("user.remove", Map.of("name", name)), name + " is gone.");
    }

    @Command(
            name = "role",
            description = "Gives an account another role. Its logins end.",
            mixinStandardHelpOptions = true)
    void role(
            @Mixin DaemonOptions daemon,
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Parameters(paramLabel = "ROLE", description = "observer, operator or admin.") Role role) {
        changed(
                daemon.call("user.setRole", Map.of("name", name, "role", role.word())),
                name + " is an " + role.word() + " now.");
    }

    @Command(
            name = "password",
            description =
                    "Gives an account another password, which is asked for, or read as a line of the standard input. Its"
                            + " logins end.",
            mixinStandardHelpOptions = true)
    void password(
            @Mixin DaemonOptions daemon, @Parameters(paramLabel = "NAME", description = "The account.") String name) {
        changed(
                daemon.call("user.setPassword", Map.of("name", name, "password", PasswordPrompt.read(name))),
                name + " has another password now.");
    }

    private void changed(Object answer, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence + Answer.unlessKept(answer));
        out.flush();
    }

    /** What of an answer these commands print. */
    static final class Answer {

        static final String NOTHING = "-";

        private Answer() {}

        static List<?> list(Object answer, String member) {
            return answer instanceof Map<?, ?> members && members.get(member) instanceof List<?> list
                    ? list
                    : List.of();
        }

        static String text(Object row, String member) {
            Object value = row instanceof Map<?, ?> members ? members.get(member) : null;
            return value == null ? NOTHING : Text.printable(value.toString());
        }

        /** What to say besides of a change that a restart would undo. */
        static String unlessKept(Object answer) {
            return text(answer, "onDisk").equals("false")
                    ? " It could not be written down, so a restart of slewd undoes it: see its log."
                    : "";
        }
    }
}
