package org.slewd.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slewd.Daemon;
import org.slewd.Logging;
import org.slewd.api.RefusedToStartException;

/** A daemon that runs until the process is interrupted, and then stops the antenna and ends in order. */
final class Foreground {

    private Foreground() {}

    /**
     * Runs a daemon.
     *
     * @param started hears of the daemon once it runs
     * @return the exit code
     */
    static int run(Daemon.Plan plan, Consumer<Daemon> started) {
        try (Daemon daemon = Daemon.start(plan)) {
            Thread atExit = new Thread(() -> end(daemon), "slewd-exit");
            Runtime.getRuntime().addShutdownHook(atExit);
            started.accept(daemon);
            // Nothing ends the wait: the system runs the hook on an interrupt and the process ends with it.
            new CountDownLatch(1).await();
            return 0;
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private static void end(Daemon daemon) {
        daemon.close();
        Logging.finish();
    }
}
