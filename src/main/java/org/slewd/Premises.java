package org.slewd;

import java.nio.file.Path;
import org.slewd.api.Access;
import org.slewd.api.ConfigurationDesk;
import org.slewd.api.DataDirectory;
import org.slewd.api.RefusedToStartException;
import org.slewd.time.Clock;

/**
 * What outlives a station that is built anew in the same process: its claim on the data directory, and who is logged in.
 *
 * @param configuration who builds it anew
 */
record Premises(DataDirectory directory, Access access, ConfigurationDesk configuration) implements AutoCloseable {

    /** @throws RefusedToStartException with a sentence for an operator; nothing is claimed then */
    static Premises claim(Path dataDirectory, Clock clock, ConfigurationDesk configuration)
            throws RefusedToStartException {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        try {
            return new Premises(directory, Access.open(directory, clock), configuration);
        } catch (RefusedToStartException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Of the data directory. */
    Path path() {
        return directory.path();
    }

    @Override
    public void close() {
        directory.close();
    }
}
