package org.slewd.schedule;

import java.util.List;
import java.util.Locale;
import org.slewd.pass.Pass;

/** What became of a pass of an object that somebody wants. */
public sealed interface Account {

    Pass pass();

    /** Of the wish that counts for it. */
    String wish();

    /** As a sentence without its object: {@code overlaps ISS 21:04-21:14, which is worth 3.2 against 1.1}. */
    String reason();

    /**
     * It is followed.
     *
     * @param parts one; more when it is left for another and taken up again
     * @param reason empty when all of it is followed
     */
    record Taken(Pass pass, String wish, List<Appointment> parts, String reason) implements Account {
        public Taken {
            parts = List.copyOf(parts);
        }
    }

    /**
     * It is not.
     *
     * @param worth what all of it would be worth
     */
    record Declined(Pass pass, String wish, double worth, Why why, String reason) implements Account {}

    /** Why a pass is declined. */
    enum Why {
        /** Nothing should move by itself on the strength of its elements. */
        ELEMENTS,
        /** It does not rise high enough for the wish. */
        LOW,
        /** It is not lit as wished. */
        LIGHT,
        /** It comes at another time of day. */
        HOURS,
        /** Its useful part is too short. */
        SHORT,
        /** There are as many of that day already as were wished. */
        QUOTA,
        /** What it needs is not there. */
        RESOURCE,
        /** Another is followed then. */
        OVERLAP;

        /** For programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
