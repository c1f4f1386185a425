package org.slewd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slewd.time.Clock;
import picocli.CommandLine;

/** How far a long job is, on one line of standard error that is wiped at the end. Silent unless a terminal shows it. Any thread. */
final class Progress implements AutoCloseable {

    /** A job is long from here on; a shorter one is over before anybody wonders. */
    private static final long QUIET_NANOS = 2_000_000_000L;

    private static final long REPEAT_NANOS = 250_000_000L;

    private final PrintWriter err;
    private final boolean shown;
    private final Clock clock;
    private final String what;
    private final int total;
    private long nextNanos;
    private boolean written;

    Progress(PrintWriter err, boolean shown, Clock clock, String what, int total) {
        this.err = err;
        this.shown = shown;
        this.clock = clock;
        this.what = what;
        this.total = total;
        this.nextNanos = clock.nanos() + QUIET_NANOS;
    }

    static Progress on(CommandLine command, String what, int total) {
        return new Progress(
                command.getErr(), isTerminal(), SlewdCommand.of(command).clock(), what, total);
    }

    synchronized void at(int done) {
        if (!shown) {
            return;
        }
        long now = clock.nanos();
        if (now - nextNanos >= 0) {
            nextNanos = now + REPEAT_NANOS;
            written = true;
            err.print("\r" + done + " of " + total + ' ' + what);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (written) {
            err.print('\r' + " ".repeat((total + " of " + total + ' ' + what).length()) + '\r');
            err.flush();
        }
    }

    // System.console() asks about standard input and output, and output is what gets redirected.
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
