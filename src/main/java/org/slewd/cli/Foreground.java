package org.slewd.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slewd.Daemon;
import org.slewd.Logging;
import org.slewd.StationHost;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;

/** A station that runs until the process is interrupted, and then stops the antenna and ends in order. */
final class Foreground {

    private Foreground() {}

    /**
     * Runs a station.
     *
     * @param started hears of it once it runs
     * @return the exit code
     */
    static int run(Daemon.Plan plan, Consumer<Daemon> started) {
        try (Daemon daemon = Daemon.start(plan)) {
            // Nothing ends the wait: the system runs the hook on an interrupt and the process ends with it.
            return stay(daemon::close, () -> started.accept(daemon), new CompletableFuture<>());
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        }
    }

    /**
     * Runs the station of a configuration, over changes of that.
     *
     * @param started hears of it once it runs
     * @return the exit code
     * @throws ConfigException when it cannot be used
     */
    static int run(StationHost.Plan plan, Consumer<StationHost> started) throws ConfigException {
        try (StationHost host = StationHost.start(plan)) {
            return stay(host::close, () -> started.accept(host), host.ended());
        } catch (RefusedToStartException e) {
            throw new Failure(e.getMessage() + '.');
        }
    }

    private static int stay(Runnable close, Runnable started, CompletableFuture<Void> ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(close), "slewd-exit"));
        started.run();
        try {
            ended.get();
            return 0;
        } catch (ExecutionException e) {
            throw new Failure(e.getCause().getMessage() + '.');
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private static void end(Runnable close) {
        close.run();
        Logging.finish();
    }
}
