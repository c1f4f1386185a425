package org.slewd.station;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slewd.link.ByteSink;

/**
 * Something that goes wrong in mid-pass and passes over.
 *
 * @param seconds how long it lasts
 */
record Fault(String name, double seconds, BiConsumer<PassRun, Random> begin, Consumer<PassRun> end) {

    static final Fault NONE = new Fault("none", 0, (run, random) -> {}, run -> {});

    static final Fault RADIO_AWAY = new Fault(
            "the radio is away", 30, (run, random) -> run.receiverLink.unplug(), run -> run.receiverLink.replug());

    static final Fault LOOP_STANDS =
            new Fault("the loop stands still", 0, (run, random) -> run.clock.advance(Duration.ofSeconds(5)), run -> {});

    /** After each of them the pass goes on by itself. */
    static final List<Fault> PASSING = List.of(
            unplugged(1),
            unplugged(10),
            unplugged(60),
            new Fault(
                    "mute",
                    8,
                    (run, random) -> run.rotatorLink.faults().off(true),
                    run -> run.rotatorLink.faults().off(false)),
            slow("late", 0.2),
            slow("later than awaited", 1.2),
            spoilt("split", 30, random -> Spoilers::split),
            spoilt("glued", 30, Spoilers::glued),
            spoilt("not numbers", 15, random -> Spoilers::nan),
            spoilt("absurd", 15, random -> Spoilers::absurd),
            RADIO_AWAY,
            utcSteps("UTC steps back", Duration.ofSeconds(-1)),
            utcSteps("UTC steps ahead", Duration.ofSeconds(1)),
            LOOP_STANDS);

    private static Fault unplugged(double seconds) {
        return new Fault(
                "unplugged for " + seconds + " s",
                seconds,
                (run, random) -> run.rotatorLink.unplug(),
                run -> run.rotatorLink.replug());
    }

    private static Fault slow(String name, double seconds) {
        return new Fault(
                name,
                15,
                (run, random) -> run.rotatorLink.faults().delayed(Math.round(seconds * 1e9)),
                run -> run.rotatorLink.faults().delayed(0));
    }

    static Fault garbled(double share) {
        return new Fault(
                "garbled",
                20,
                (run, random) -> run.rotatorLink.faults().garbage(share, random.nextLong()),
                run -> run.rotatorLink.faults().garbage(0, 0));
    }

    static Fault lying() {
        return spoilt("lying", 20, Spoilers::lying);
    }

    private static Fault spoilt(String name, double seconds, Function<Random, UnaryOperator<ByteSink>> how) {
        return new Fault(
                name,
                seconds,
                (run, random) -> run.rotator.spoil(how.apply(random)),
                run -> run.rotator.spoil(UnaryOperator.identity()));
    }

    static Fault utcSteps(String name, Duration step) {
        return new Fault(name, 0, (run, random) -> run.clock.stepUtc(step), run -> {});
    }

    @Override
    public String toString() {
        return name;
    }
}
