package org.slewd.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slewd.files.AtomicFile;
import org.slewd.people.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret by which a calendar program reads the passes, and nothing else. It stands in an address, because calendar programs know no
 * other way; so it has no other use, can be renewed by itself, and only its hash is kept, in {@code calendar.token}. Any thread.
 */
final class CalendarToken {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarToken.class);

    static final String FILE_NAME = "calendar.token";

    static final String NO_CALENDAR = "there is no calendar";
    static final String NO_CALENDAR_HINT = "add a section calendar to the configuration";

    private static final Pattern FORM = Pattern.compile("[\\w-]{43}");

    private final Path file;
    private final Executor writer;
    private volatile Optional<Secrets.Hash> hash;
    private volatile boolean isServed;

    private CalendarToken(Path file, Executor writer, Optional<Secrets.Hash> hash) {
        this.file = file;
        this.writer = writer;
        this.hash = hash;
    }

    /**
     * Reads the file. One that cannot be read lets nobody in, and is no reason not to start.
     *
     * @param writer one thread, on which the file is written
     */
    static CalendarToken open(DataDirectory directory, Executor writer) {
        Path file = directory.file(FILE_NAME);
        try {
            String text = Files.exists(file)
                    ? Files.readString(file, StandardCharsets.ISO_8859_1).strip()
                    : "";
            if (FORM.matcher(text).matches()) {
                return new CalendarToken(file, writer, Optional.of(Secrets.Hash.parse(text)));
            }
            if (!text.isEmpty()) {
                LOG.warn("{} holds no hash; the calendar is closed until 'slewd calendar --renew'", file);
            }
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be read ({}); the calendar is closed until 'slewd calendar --renew'",
                    file,
                    DataDirectory.reason(e));
        }
        return new CalendarToken(file, writer, Optional.empty());
    }

    /** Says whether there is a calendar at the address, which the configuration of the station that runs now decides. */
    void serve(boolean served) {
        isServed = served;
    }

    boolean isServed() {
        return isServed;
    }

    boolean exists() {
        return hash.isPresent();
    }

    /** Makes a new one, and ends the one before; fails with an UncheckedIOException when it could not be kept, and then that one goes on. */
    CompletionStage<String> renew() {
        return CompletableFuture.supplyAsync(
                () -> {
                    String token = Secrets.random(32);
                    Secrets.Hash fresh = Secrets.hash(token);
                    try {
                        AtomicFile.write(file, (fresh.text() + "\n").getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    hash = Optional.of(fresh);
                    return token;
                },
                writer);
    }

    /** Ends it, at once; where there is none nothing happens. Fails with an UncheckedIOException when the next start will know it again. */
    CompletionStage<Void> revoke() {
        return CompletableFuture.runAsync(
                () -> {
                    hash = Optional.empty();
                    try {
                        if (Files.exists(file)) {
                            AtomicFile.delete(file);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                writer);
    }

    boolean matches(String presented) {
        return hash.filter(Secrets.hash(presented)::matches).isPresent();
    }
}
