package org.slewd.condition.source;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.time.Clock;

/** Looks at a file that another program writes. A value is as old as the file. */
final class FileSource implements Source {

    /** File systems round their times, some to two seconds; what lies further ahead was written by another clock. */
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Origin.InFile origin;
    private final Listener listener;
    private final Clock clock;

    private long timer;
    private boolean looking;

    FileSource(Vertx vertx, Origin.InFile origin, Listener listener, Clock clock) {
        this.vertx = vertx;
        this.origin = origin;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void start() {
        look();
        timer = vertx.setPeriodic(origin.every().toMillis(), id -> look());
    }

    @Override
    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** A file on a share that is gone keeps its reader waiting: then it is left alone, and the value grows old. */
    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        vertx.executeBlocking(
                        () -> {
                            read();
                            return true;
                        },
                        false)
                .onComplete(done -> {
                    looking = false;
                    if (done.failed()) {
                        listener.missed("it cannot be read: " + done.cause().getMessage());
                    }
                });
    }

    private void read() throws IOException {
        try {
            FileTime before = Files.getLastModifiedTime(origin.path());
            String text = content();
            if (!Files.getLastModifiedTime(origin.path()).equals(before)) {
                return; // it is just being written; half a number is a number too
            }
            Instant utc = clock.utc();
            long nowNanos = clock.nanos();
            Duration age = Duration.between(before.toInstant(), utc);
            if (age.plus(AHEAD).isNegative()) {
                listener.missed("its time of change lies ahead; check the clock of whoever writes it");
            } else {
                listener.heard(text, nowNanos - Math.max(0, saturatedNanos(age)));
            }
        } catch (NoSuchFileException e) {
            listener.missed("there is no such file");
        }
    }

    private String content() throws IOException {
        try (InputStream in = Files.newInputStream(origin.path())) {
            // One more than is allowed, so that too much is seen to be too much.
            return new String(in.readNBytes(Extract.MOST_CHARACTERS + 1), StandardCharsets.UTF_8);
        }
    }

    /** A file of 1970 is as old as one of last year. */
    private static long saturatedNanos(Duration age) {
        Duration most = Duration.ofDays(365);
        return (age.compareTo(most) > 0 ? most : age).toNanos();
    }
}
