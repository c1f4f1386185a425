package org.slewd.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lines of Hamlib's network protocol, for one table of commands. Immutable; any thread.
 *
 * <p>Hamlib takes a word that is missing from the next line, so that one slip puts it out of step for good. Here a command ends with its
 * line: what is missing is an error, and the next line begins anew.
 */
final class Grammar {

    /** What browsers begin with. A page of a stranger can make one connect to this machine, and lines of its choice follow. */
    private static final Set<String> HTTP =
            Set.of("get", "post", "put", "head", "delete", "options", "patch", "connect", "trace", "host:", "origin:");

    /** These stand for themselves; every other punctuation before a command asks for the extended form. */
    private static final String NO_PREFIX = "\\_#?";

    private final Map<String, Command> byWord = new HashMap<>();

    Grammar(List<Command> commands) {
        for (Command command : commands) {
            byWord.put("\\" + command.name(), command);
            if (!command.letter().isEmpty()) {
                byWord.put(command.letter(), command);
            }
        }
    }

    /** What a line says. */
    sealed interface Line {}

    /** Commands, to be carried out in this order. */
    record Commands(List<Request> requests) implements Line {
        Commands {
            requests = List.copyOf(requests);
        }
    }

    /** It is the language of something else altogether. */
    record Foreign() implements Line {}

    /** Takes a line apart; one that makes no sense is a command that is refused. */
    Line read(String line) {
        List<String> words = Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (!words.isEmpty() && HTTP.contains(words.get(0).toLowerCase(Locale.ROOT))) {
            return new Foreign();
        }
        List<Request> requests = new ArrayList<>();
        int next = 0;
        while (next < words.size() && !words.get(next).startsWith("#")) {
            String word = words.get(next);
            String separator = separator(word);
            String bare = separator.isEmpty() ? word : word.substring(1);
            Optional<Command> command = Optional.ofNullable(byWord.get(bare));
            next++;
            if (command.isEmpty()) {
                requests.add(refusal(bare, Optional.empty(), separator, Answer.NOT_AVAILABLE));
                break; // nobody knows which of the other words belong to it
            }
            int end = next + command.get().arguments();
            if (end > words.size()) {
                requests.add(refusal(command.get().name(), command.get().act(), separator, Answer.INVALID));
                break;
            }
            requests.add(new Request(command.get(), words.subList(next, end), separator));
            next = end;
        }
        return new Commands(requests);
    }

    /** Whether a line whose end has not come can mean nothing else when it does: commands without arguments only. */
    boolean isWhole(String line) {
        List<String> words = Stream.of(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty()
                && words.stream().allMatch(word -> {
                    Command command = byWord.get(separator(word).isEmpty() ? word : word.substring(1));
                    return command != null && command.arguments() == 0;
                });
    }

    private static Request refusal(String name, Optional<Act> act, String separator, int code) {
        Command refused = Command.refusing("", name, 0, code);
        return new Request(act.map(refused::as).orElse(refused), List.of(), separator);
    }

    private static String separator(String word) {
        char first = word.charAt(0);
        boolean prefix = word.length() > 1
                && first > ' '
                && first < 127
                && !Character.isLetterOrDigit(first)
                && NO_PREFIX.indexOf(first) < 0;
        if (!prefix) {
            return "";
        }
        return first == '+' ? "\n" : String.valueOf(first);
    }
}
