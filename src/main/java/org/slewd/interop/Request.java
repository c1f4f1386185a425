package org.slewd.interop;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command as it was sent.
 *
 * @param words its arguments
 * @param separator between the parts of an extended answer; empty for the short form
 */
record Request(Command command, List<String> words, String separator) {

    Request {
        words = List.copyOf(words);
    }

    /** The text that goes back, whole. */
    String render(Answer answer) {
        boolean bare = answer.code() == 0 && !answer.values().isEmpty();
        if (separator.isEmpty()) {
            return bare
                    ? answer.values().stream().map(value -> value.text() + "\n").collect(Collectors.joining())
                    : "RPRT " + answer.code() + "\n";
        }
        StringBuilder text = new StringBuilder(command.name()).append(':');
        words.forEach(word -> text.append(' ').append(word));
        text.append(separator);
        answer.values()
                .forEach(value -> text.append(value.label().isEmpty() ? "" : value.label() + ": ")
                        .append(value.text())
                        .append(separator));
        return text.append("RPRT ").append(answer.code()).append('\n').toString();
    }
}
