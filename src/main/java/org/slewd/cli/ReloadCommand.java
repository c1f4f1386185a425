package org.slewd.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slewd.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slewd reload}: the running station is built anew from its configuration. */
@Command(
        name = "reload",
        description =
                "Has the running slewd read its configuration anew. Where anything is wrong with it, all of that is told"
                        + " and nothing changes. Leaves safe mode too.",
        mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {

    private static final String CONFIGURATION = "station.configuration";

    /** A small computer with a large catalogue takes a dozen seconds to start. */
    private static final long BACK_WITHIN_S = 120;

    private static final long LOOK_EVERY_MS = 200;
    private static final long ASK_EVERY_MS = 2_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--now", description = "In the middle of a pass too; it is ended.")
    private boolean now;

    @Option(names = "--when-idle", description = "Wait until no pass is followed and the antenna stands.")
    private boolean whenIdle;

    @Override
    public Integer call() throws InterruptedException {
        if (now && whenIdle) {
            throw new ParameterException(spec.commandLine(), "--now and --when-idle exclude each other");
        }
        long before = changes(daemon.call(CONFIGURATION, Map.of()));
        ask();
        Object after = await(before);
        if (!(member(after, "last") instanceof Map<?, ?> last)) {
            throw new Failure("slewd does not tell what became of it; see its log.");
        }
        String message = Text.printable(String.valueOf(last.get("message")));
        if (!Boolean.TRUE.equals(last.get("applied"))) {
            throw new Failure(message + '.');
        }
        spec.commandLine().getOut().println("The new configuration is in use.");
        return ExitCode.OK;
    }

    private void ask() throws InterruptedException {
        while (true) {
            try {
                daemon.call("station.reload", Map.of("now", now));
                return;
            } catch (Refusal e) {
                if (!whenIdle || !e.kind().equals("busy")) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
            }
        }
    }

    /** Until the station is back, by whichever configuration. */
    private Object await(long before) throws InterruptedException {
        Clock clock = SlewdCommand.of(spec.commandLine()).clock();
        long startNanos = clock.nanos();
        while (TimeUnit.NANOSECONDS.toSeconds(clock.nanos() - startNanos) < BACK_WITHIN_S) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            if (daemon.isServed()) {
                Object view = lookAgain();
                if (changes(view) > before) {
                    return view;
                }
            }
        }
        throw new Failure("slewd is not back within " + BACK_WITHIN_S + " s; see its log.");
    }

    /** It may go between the look and the question. */
    private Object lookAgain() {
        try {
            return daemon.call(CONFIGURATION, Map.of());
        } catch (Failure e) {
            return Map.of();
        }
    }

    private static long changes(Object view) {
        return member(view, "changes") instanceof Number number ? number.longValue() : -1;
    }

    private static Object member(Object of, String name) {
        return of instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
