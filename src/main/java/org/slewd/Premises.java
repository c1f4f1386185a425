package org.slewd;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slewd.api.Access;
import org.slewd.api.ConfigurationDesk;
import org.slewd.api.DataDirectory;
import org.slewd.api.RefusedToStartException;
import org.slewd.people.HashingThreads;
import org.slewd.people.PasswordHash;
import org.slewd.people.Passwords;
import org.slewd.people.People;
import org.slewd.storage.PeopleFile;
import org.slewd.time.Clock;

/**
 * What outlives a station that is built anew in the same process: its claim on the data directory, its people, and who of them is
 * logged in.
 *
 * @param configuration who builds it anew
 * @param atEnd ends the threads of the people
 */
record Premises(DataDirectory directory, Access access, ConfigurationDesk configuration, Runnable atEnd)
        implements AutoCloseable {

    /** In the data directory: accounts and tokens. */
    static final String PEOPLE = "people.state";

    /** @throws RefusedToStartException with a sentence for an operator; nothing is claimed then */
    static Premises claim(Path dataDirectory, Clock clock, ConfigurationDesk configuration)
            throws RefusedToStartException {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        ExecutorService writer = Executors.newSingleThreadExecutor(work -> Daemon.worker(work, "people"));
        ExecutorService hashing = HashingThreads.start();
        Runnable atEnd = () -> {
            writer.shutdown();
            hashing.shutdown();
        };
        try {
            People people = new People(
                    new PeopleFile(directory.path().resolve(PEOPLE), writer, clock.utc()),
                    new Passwords(PasswordHash.Cost.USUAL),
                    hashing,
                    clock);
            return new Premises(directory, Access.open(directory, people, writer, clock), configuration, atEnd);
        } catch (RefusedToStartException | RuntimeException e) {
            atEnd.run();
            directory.close();
            throw e;
        }
    }

    /** Has {@code running} tell what was wrong with the accounts when they were read: once, and not of each station of this process. */
    void complain(Running running) {
        access.people().complaint().ifPresent(complaint -> running.tell(true, complaint));
    }

    /** Of the data directory. */
    Path path() {
        return directory.path();
    }

    @Override
    public void close() {
        atEnd.run();
        directory.close();
    }
}
