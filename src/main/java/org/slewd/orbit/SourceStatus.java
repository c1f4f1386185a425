package org.slewd.orbit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One source of element sets, as it is now.
 *
 * @param kind what sort of source: {@code file}, {@code folder}, {@code celestrak}, {@code space-track}, {@code url}
 * @param address where it is, without anything secret
 * @param lastAttempt when it was asked or read last
 * @param lastSuccess when it last gave content that could be used, or said that there is nothing newer
 * @param sets number of element sets from it that are in use
 * @param nextAttempt when it is asked next; empty when it is not asked by itself
 * @param budget what may be asked of its provider yet, for people; empty where nothing is counted
 * @param message what it said last, as a sentence for an operator, with what to do when something is to be done
 * @param problems one sentence for each record of the newest content that was left out
 */
public record SourceStatus(
        String name,
        String kind,
        String address,
        State state,
        Optional<Instant> lastAttempt,
        Optional<Instant> lastSuccess,
        int sets,
        Optional<Instant> nextAttempt,
        String budget,
        String message,
        List<String> problems) {

    /** How a source stands. */
    public enum State {
        /** Its newest content is in use. */
        FRESH,
        /** It is being asked, or will be within moments. */
        DUE,
        /** Nothing came from it yet, and it may not be asked now. */
        WAITING,
        /** It answered in a way that only a person can judge, and is not asked before one has. */
        NEEDS_PERSON,
        /** It did not answer, or gave what cannot be used; it is asked again by itself. */
        FAILED,
        /** It is switched off. */
        DISABLED
    }

    public SourceStatus {
        problems = List.copyOf(problems);
        if (sets < 0) {
            throw new IllegalArgumentException("sets " + sets + " is below 0");
        }
    }
}
