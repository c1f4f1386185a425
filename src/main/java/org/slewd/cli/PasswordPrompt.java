package org.slewd.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords from a person at a terminal, or from a pipe; never from an argument, which everybody on the machine can read. */
final class PasswordPrompt {

    private PasswordPrompt() {}

    /**
     * Asks for a new password.
     *
     * @throws Failure when there is none, or when it was not typed the same way twice
     */
    static String read(String name) {
        return Optional.ofNullable(System.console())
                .filter(console -> isTyped())
                .map(console -> typed(console, name))
                .orElseGet(PasswordPrompt::line);
    }

    /** From Java 22 on there is a console without a terminal, too. */
    static boolean isTyped() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private static String typed(Console console, String name) {
        char[] first = console.readPassword("New password for %s: ", name);
        char[] second = console.readPassword("The same again: ");
        if (first == null || second == null || first.length == 0) {
            throw new Failure("no password was given; nothing was changed.");
        }
        String password = new String(first);
        if (!password.equals(new String(second))) {
            throw new Failure("the two were not the same; nothing was changed.");
        }
        return password;
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new Failure("no password came on the standard input; nothing was changed.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
