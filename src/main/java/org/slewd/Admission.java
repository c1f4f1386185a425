package org.slewd;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slewd.api.HttpConfig;
import org.slewd.people.People;
import org.slewd.people.Register;
import org.slewd.people.Role;
import org.slewd.storage.PeopleFile;

/** Whether slewd may listen where its configuration says, as far as that hangs on its people. */
public final class Admission {

    private Admission() {}

    /** Why it may not, as a sentence with what to do. */
    static Optional<String> objection(HttpConfig http, People people) {
        return isBereft(people) ? Optional.empty() : http.objection(hasAdmin(people.register()));
    }

    /**
     * As {@link #objection(HttpConfig, People)}, before a start. Changes nothing.
     *
     * @throws IOException when it cannot be known
     */
    public static Optional<String> objection(HttpConfig http, Path dataDirectory) throws IOException {
        if (http.objection(false).isEmpty()) {
            return Optional.empty();
        }
        try {
            return http.objection(hasAdmin(PeopleFile.look(dataDirectory.resolve(Premises.PEOPLE))));
        } catch (NoSuchFileException e) {
            return http.objection(false);
        }
    }

    /** By which doors people come in, where nothing speaks against it. */
    static HttpConfig doors(HttpConfig http, People people) {
        return isBereft(people) && http.objection(false).isPresent() ? http.onLoopback() : http;
    }

    /** Whether it had people, and has lost them to a damaged file. The antenna does not stand still for that. */
    private static boolean isBereft(People people) {
        return people.complaint().isPresent() && !hasAdmin(people.register());
    }

    private static boolean hasAdmin(Register register) {
        return register.accounts().stream().anyMatch(account -> account.role() == Role.ADMIN);
    }
}
