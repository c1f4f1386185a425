package org.slewd.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slewd.cli.UserCommand.Answer;
import org.slewd.people.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slewd token}: by what programs come in. */
@Command(
        name = "token",
        description = "Tokens, by which programs come in. A running slewd is asked at its local socket.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    @Command(
            name = "create",
            description = "Makes a token of the machine and prints it. It is shown nowhere else, and never again.",
            mixinStandardHelpOptions = true)
    void create(
            @Mixin DaemonOptions daemon,
            @Parameters(
                            paramLabel = "NAME",
                            description = "A small letter, then small letters, digits, dots, - and _; at most 32.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What it may do: observer, operator or admin.")
                    Role role,
            @Option(names = "--days", paramLabel = "DAYS", description = "How long it is good for (default: for ever).")
                    Integer days) {
        Map<String, Object> params = new HashMap<>(Map.of("name", name, "role", role.word()));
        if (days != null) {
            params.put("days", days);
        }
        Object answer = daemon.call("token.create", params);
        spec.commandLine().getErr().print(Answer.unlessKept(answer).isEmpty() ? "" : Answer.unlessKept(answer) + "\n");
        PrintWriter out = spec.commandLine().getOut();
        // Alone on its line, for scripts.
        out.println(Answer.text(answer, "token"));
        out.flush();
    }

    @Command(name = "list", description = "Lists the tokens, without their secrets.", mixinStandardHelpOptions = true)
    void list(@Mixin DaemonOptions daemon) {
        Table table = new Table("name", "user", "role", "made", "expires", "last used");
        for (Object token : Answer.list(daemon.call("token.list", Map.of()), "tokens")) {
            table.row(
                    Answer.text(token, "name"),
                    Answer.text(token, "user"),
                    Answer.text(token, "role"),
                    Answer.text(token, "madeUtc"),
                    Answer.text(token, "expiresUtc"),
                    Answer.text(token, "lastUsedUtc"));
        }
        PrintWriter out = spec.commandLine().getOut();
        table.write(out);
        out.flush();
    }

    @Command(name = "requests", description = "Lists the apps that ask for a token.", mixinStandardHelpOptions = true)
    void requests(@Mixin DaemonOptions daemon) {
        Table table = new Table("code", "name", "role", "from", "asked", "over at");
        for (Object request : Answer.list(daemon.call("token.requests", Map.of()), "requests")) {
            table.row(
                    Answer.text(request, "code"),
                    Answer.text(request, "name"),
                    Answer.text(request, "role"),
                    Answer.text(request, "address"),
                    Answer.text(request, "askedUtc"),
                    Answer.text(request, "expiresUtc"));
        }
        PrintWriter out = spec.commandLine().getOut();
        table.write(out);
        out.flush();
    }

    @Command(name = "grant", description = "Grants an app the token that it asks for.", mixinStandardHelpOptions = true)
    void grant(
            @Mixin DaemonOptions daemon,
            @Parameters(paramLabel = "CODE", description = "As the app shows it.") String code) {
        decide(daemon, code, true);
    }

    @Command(
            name = "refuse",
            description = "Refuses an app the token that it asks for.",
            mixinStandardHelpOptions = true)
    void refuse(
            @Mixin DaemonOptions daemon,
            @Parameters(paramLabel = "CODE", description = "As the app shows it.") String code) {
        decide(daemon, code, false);
    }

    private void decide(DaemonOptions daemon, String code, boolean grant) {
        Object answer = daemon.call("token.decide", Map.of("request", code, "grant", grant));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The app " + Answer.text(answer, "name")
                + (grant ? " may fetch its token as " + Answer.text(answer, "role") + " now." : " gets no token."));
        out.flush();
    }

    @Command(
            name = "revoke",
            description = "Ends a token and whatever is logged in by it.",
            mixinStandardHelpOptions = true)
    void revoke(@Mixin DaemonOptions daemon, @Parameters(paramLabel = "NAME", description = "The token.") String name) {
        Object answer = daemon.call("token.revoke", Map.of("name", name));
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + " is good no more." + Answer.unlessKept(answer));
        out.flush();
    }
}
