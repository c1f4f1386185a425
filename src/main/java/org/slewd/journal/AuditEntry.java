package org.slewd.journal;

import java.time.Instant;

/**
 * Who asked for what, and what became of it. Never holds a token, a password or the place of the station.
 *
 * @param utc when it was answered
 * @param who the asker, as the log names it: {@code page 3}
 * @param role what the asker had shown: {@code admin}, or {@code none} before a login
 * @param address where the request came from
 * @param action the method, such as {@code rotator.point}
 * @param arguments a JSON object, secrets taken out
 * @param outcome {@code done}, or the word for why it was refused
 */
public record AuditEntry(
        Instant utc, String who, String role, String address, String action, String arguments, String outcome)
        implements Entry {

    /** The asker of what slewd does by itself. */
    public static final String SLEWD = "slewd";

    public AuditEntry {
        utc = Entry.kept(utc);
        who = Entry.bounded(who);
        role = Entry.bounded(role);
        address = Entry.bounded(address);
        action = Entry.bounded(action);
        arguments = arguments.length() > MAX_TEXT ? "{\"tooLong\":" + arguments.length() + "}" : arguments;
        outcome = Entry.bounded(outcome);
    }
}
