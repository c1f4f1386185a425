package org.slewd.hook;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slewd.station.StationEvent;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the programs of the configuration when something happens. {@link #happened} may be called from any thread. */
public final class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final List<Hook> hooks;
    private final String station;
    private final Path folder;
    private final Executor runners;
    private final Clock clock;

    /**
     * @param station name of the station, for the programs
     * @param folder where they run
     * @param runners run them, each to its end; one that refuses has too much to do
     */
    public Hooks(List<Hook> hooks, String station, Path folder, Executor runners, Clock clock) {
        this.hooks = List.copyOf(hooks);
        this.station = station;
        this.folder = folder;
        this.runners = runners;
        this.clock = clock;
    }

    /** Has the programs run that are for this. Waits for nothing. */
    public void happened(StationEvent event) {
        for (Hook hook : hooks) {
            if (hook.at().equals(event.word())) {
                try {
                    runners.execute(() -> run(hook, event));
                } catch (RejectedExecutionException e) {
                    LOG.warn(
                            "{} is not run at {}: too many programs are still running; let them end sooner, or give them less"
                                    + " time with withinSeconds",
                            hook.command().get(0),
                            hook.at());
                }
            }
        }
    }

    private void run(Hook hook, StationEvent event) {
        String program = hook.command().get(0);
        try {
            Run.End end = Run.of(hook.command(), EventJson.of(event, station), hook.within(), folder, clock);
            if (end instanceof Run.End.Failed failed) {
                LOG.warn("{} at {} ended with {}: {}", program, hook.at(), failed.exit(), failed.said());
            } else if (end instanceof Run.End.TooLong) {
                LOG.warn(
                        "{} at {} was not done after {} s; slewd ended it; give it more with withinSeconds",
                        program,
                        hook.at(),
                        hook.within().toSeconds());
            } else if (end instanceof Run.End.NotBegun never) {
                LOG.warn(
                        "{} at {} could not be started: {}; check the path and its permissions",
                        program,
                        hook.at(),
                        never.why());
            } else {
                LOG.debug("{} at {} is done", program, hook.at());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // slewd ends, and the program has been ended with it
        }
    }
}
