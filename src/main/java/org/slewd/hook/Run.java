package org.slewd.hook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slewd.time.Clock;

/** One run of a program. It waits for the program: never on a thread that others wait for. */
final class Run {

    /** What an operator reads of what a program said. */
    private static final int SAID_BYTES = 400;

    private static final int MOST_AT_ONCE = 1 << 20;

    private static final long SLICE_MILLIS = 20;

    /** Whoever is asked to end has this long for it. */
    private static final long GRACE_S = 2;

    /** How it ended. */
    sealed interface End {

        /** With success. */
        record Done() implements End {}

        /** By itself, and not well; {@code said} is the beginning of what it said. */
        record Failed(int exit, String said) implements End {}

        /** It was ended, with all that it had started. */
        record TooLong() implements End {}

        /** It did not begin. */
        record NotBegun(String why) implements End {}
    }

    private Run() {}

    /**
     * Runs a program to its end.
     *
     * @param input what it reads
     * @param folder where it runs
     * @throws InterruptedException when the thread is interrupted; the program has been ended then
     */
    static End of(List<String> command, String input, Duration within, Path folder, Clock clock)
            throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return new End.NotBegun(e.getMessage());
        }
        try {
            tell(process, input);
            return await(process, clock.nanos() + within.toNanos(), clock);
        } finally {
            end(process);
        }
    }

    private static End await(Process process, long untilNanos, Clock clock) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        while (!process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
            listen(process, said);
            if (clock.nanos() - untilNanos > 0) {
                return new End.TooLong();
            }
        }
        listen(process, said);
        return process.exitValue() == 0
                ? new End.Done()
                : new End.Failed(
                        process.exitValue(),
                        said.toString(StandardCharsets.UTF_8)
                                .replaceAll("\\p{Cntrl}+", " ")
                                .strip());
    }

    /**
     * Takes what it has said since, and keeps the beginning of it. It takes only what is there: a program that passes its output
     * on to one that lives on would otherwise be waited for.
     */
    private static void listen(Process process, ByteArrayOutputStream said) {
        try {
            InputStream in = process.getInputStream();
            byte[] some = in.readNBytes(Math.min(in.available(), MOST_AT_ONCE));
            said.write(some, 0, Math.min(some.length, SAID_BYTES - said.size()));
        } catch (IOException e) {
            // It has closed its output.
        }
    }

    /** A few kilobytes fit into the pipe, read or not; a program that does not want them may have closed it. */
    private static void tell(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write((input + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It does not read; that is its own affair.
        }
    }

    /** With what it started, first asked and then made to. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        if (process.isAlive()) {
            process.destroy();
            started.forEach(ProcessHandle::destroy);
            if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
