package org.slewd.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command with all its sub-commands, in the language of {@code man(7)}. It says what {@code --help}
 * says, because it is made of the same sentences.
 */
final class ManualPage {

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /** @param version as the foot of the page shows it */
    static String of(CommandLine root, String version) {
        return new ManualPage().write(root, version);
    }

    private String write(CommandLine root, String version) {
        CommandSpec spec = root.getCommandSpec();
        String name = spec.name();
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + name + ' ' + version + "\" \"User commands\"");
        line(".SH NAME");
        line(name + " \\- "
                + roff(String.join(" ", spec.usageMessage().description())).replaceAll("\\.$", ""));
        line(".SH SYNOPSIS");
        line(".B " + name);
        line("COMMAND [OPTIONS]");
        line(".SH DESCRIPTION");
        paragraph(
                "slewd is the daemon of a ground station. Below are its commands; each of them tells about itself with"
                        + " --help. Those that compute need no daemon; those that talk to the running one find it by its data"
                        + " directory.");
        line(".SH COMMANDS");
        commands(root);
        line(".SH EXIT STATUS");
        paragraph("0 done, 1 failed, 2 wrong usage.");
        line(".SH ENVIRONMENT");
        term("SLEWD_JAVA_OPTS", "options for the Java machine, such as -Xmx1g");
        term("JAVA_HOME", "where to find the Java machine, if it is not the one of the path");
        term("NO_COLOR", "no colours, when it is set");
        line(".SH FILES");
        term("/etc/slewd/slewd.yaml", "the configuration of the service");
        term("/var/lib/slewd", "the state of the service: the data directory to name with --data");
        term("/usr/share/doc/slewd", "examples of configurations and of udev rules");
        line(".SH SEE ALSO");
        line(".BR systemctl (1),");
        line(".BR journalctl (1),");
        line(".BR udev (7)");
        return page.toString();
    }

    private void commands(CommandLine parent) {
        // A command with two names is in the table twice.
        for (CommandLine command : new LinkedHashSet<>(parent.getSubcommands().values())) {
            CommandSpec spec = command.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                command(spec);
                commands(command);
            }
        }
    }

    private void command(CommandSpec spec) {
        line(".SS \"" + synopsis(spec) + '"');
        paragraph(plain(spec.usageMessage().description()));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!parameter.hidden()) {
                term(parameter.paramLabel(), plain(parameter.description()));
            }
        }
        for (OptionSpec option : spec.options()) {
            // The usual ones are told once.
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp() && !option.inherited()) {
                term(names(option), plain(option.description()));
            }
        }
        String footer = plain(spec.usageMessage().footer()).strip();
        if (!footer.isEmpty()) {
            paragraph(footer);
        }
    }

    private static String synopsis(CommandSpec spec) {
        List<String> words = new ArrayList<>(List.of(roff(spec.qualifiedName())));
        for (OptionSpec option : spec.options()) {
            if (option.required() && !option.hidden()) {
                words.add(roff(option.longestName() + ' ' + option.paramLabel()));
            }
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = roff(parameter.paramLabel());
            words.add(parameter.required() ? label : '[' + label + ']');
        }
        if (spec.subcommands().isEmpty() && spec.options().stream().anyMatch(ManualPage::isChoice)) {
            words.add("[OPTIONS]");
        }
        return String.join(" ", words).replace("\"", "\\(dq");
    }

    private static boolean isChoice(OptionSpec option) {
        return !option.hidden()
                && !option.required()
                && !option.usageHelp()
                && !option.versionHelp()
                && !option.inherited();
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return hasValue(option) ? names + ' ' + option.paramLabel() : names;
    }

    private static boolean hasValue(ArgSpec argument) {
        return argument.arity().max() > 0;
    }

    /** Without the marks that picocli turns into colours. */
    private static String plain(String... lines) {
        return Ansi.OFF.string(String.join(" ", lines)).replace("%n", " ").replace("%%", "%");
    }

    private void term(String term, String what) {
        line(".TP");
        line(".B " + roff(term));
        line(roff(what.isBlank() ? "see above" : what));
    }

    private void paragraph(String text) {
        line(".PP");
        line(roff(text));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** A backslash, a hyphen and a dot at the start of a line mean something to the formatter. */
    private static String roff(String text) {
        String escaped = text.strip().replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
