package org.slewd.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do at the station. Each may do what those before it may. */
public enum Role {
    /** Sees everything that the station shows, and may stop it. */
    OBSERVER,
    /** Moves, tunes and plans. */
    OPERATOR,
    /** Clears faults, sees the configuration and the audit, and says who may do what. */
    ADMIN;

    /** Whether this one may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The one of the two that may do less. */
    Role orLess(Role other) {
        return covers(other) ? other : this;
    }

    /** As on the wire and in the file: {@code operator}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that is called {@code word}; none for any other. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All of them, those first who may do least. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
