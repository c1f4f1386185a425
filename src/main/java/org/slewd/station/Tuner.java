package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.slewd.doppler.DialTraits;
import org.slewd.doppler.DialWatch;
import org.slewd.doppler.DopplerLaw;
import org.slewd.doppler.Motion;
import org.slewd.doppler.Residuals;
import org.slewd.doppler.Shift;
import org.slewd.receiver.DialState;
import org.slewd.receiver.Leg;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverState;

/**
 * One dial during one pass: kept on the carrier by the {@link DopplerLaw}, and left to an operator's hand where there is
 * one. Belongs to the loop.
 */
final class Tuner {

    /** A tick that comes a little early still counts as a hold interval after the last. */
    private static final long TICK_JITTER_NANOS = 10_000_000L;

    /** What an operator does to a dial. */
    interface Hand {
        /** The dial of {@code leg} was turned by {@code byHz}. */
        void turned(Leg leg, double byHz);
    }

    private final Leg leg;
    private final ReceiverPart receiver;
    private final DialWatch watch;
    private final Residuals residuals = new Residuals();
    private final Consumer<String> note;

    private Optional<DopplerLaw.Setting> last = Optional.empty();
    private Optional<DialState.Sample> read = Optional.empty();
    private long seenConnects;
    private boolean suspects;
    private boolean obeyed = true;

    /** @param note takes a sentence for the log */
    Tuner(Leg leg, ReceiverPart receiver, Consumer<String> note) {
        this.leg = leg;
        this.receiver = receiver;
        this.watch = new DialWatch(receiver.driver().traits().stepHz());
        this.note = note;
        this.seenConnects = receiver.connects();
    }

    /** How well it went so far. */
    Residuals residuals() {
        return residuals;
    }

    /** Where the carrier arrives now, or where it has to leave from; empty where nothing is to be tuned. */
    OptionalDouble exactHz(RadioWish wish, Motion motion, Instant utc) {
        OptionalDouble objectHz = wish.objectHz(leg);
        return objectHz.isPresent() ? Shift.siteHz(leg, objectHz.getAsDouble(), motion, utc) : objectHz;
    }

    /**
     * Looks where the dial is and sets it if that is due. A radio that is busy is waited for, as a setting that waits on the
     * wire would be out of date when it leaves.
     *
     * @param when the moment to tune for: now, or before the rise the rise
     * @param risen whether the object is up, so that what is tuned counts
     */
    void tick(RadioWish wish, Motion motion, Instant when, boolean risen, long nowNanos, Hand hand) {
        OptionalDouble objectHz = wish.objectHz(leg);
        if (objectHz.isEmpty()) {
            return;
        }
        ReceiverDriver driver = receiver.driver();
        ReceiverState state = driver.state(nowNanos);
        if (receiver.connects() != seenConnects) {
            seenConnects = receiver.connects();
            watch.forget();
            last = Optional.empty();
            suspects = false;
            obeyed = true;
        }
        look(state.dial(leg), when, hand);
        if (risen) {
            judge(state.dial(leg), objectHz.getAsDouble(), motion, when);
        }
        if (!suspects && driver.takesTuning(leg, nowNanos)) {
            law(state.latencyNanos().orElse(DialTraits.USUAL_LATENCY_NANOS))
                    .next(motion, objectHz.getAsDouble(), last, when)
                    .filter(setting -> driver.traits().contains(setting.dialHz())
                            && driver.traits().isOnGrid(setting.dialHz()))
                    .ifPresent(setting -> {
                        receiver.tune(leg, wish.at(leg, setting.dialHz()));
                        watch.sent(setting.dialHz(), nowNanos);
                        last = Optional.of(setting);
                    });
        }
    }

    private DopplerLaw law(long latencyNanos) {
        ReceiverDriver driver = receiver.driver();
        return new DopplerLaw(
                leg,
                new DialTraits(
                        driver.traits().stepHz(), Math.max(1, driver.holdNanos() - TICK_JITTER_NANOS), latencyNanos));
    }

    private void look(DialState dial, Instant when, Hand hand) {
        if (dial.measured().isEmpty() || dial.measured().equals(read)) {
            return;
        }
        read = dial.measured();
        DialState.Sample report = read.get();
        DialWatch.Verdict verdict = watch.read(report.hz(), report.nanos());
        suspects = verdict instanceof DialWatch.Suspected;
        obeyed = !(verdict instanceof DialWatch.Unmoved);
        if (verdict instanceof DialWatch.Turned turned) {
            last = Optional.of(new DopplerLaw.Setting(report.hz(), when));
            hand.turned(leg, (double) turned.byHz());
            note.accept("the dial was turned by %+d Hz; slewd follows the object from there".formatted(turned.byHz()));
        } else if (verdict instanceof DialWatch.Unsteady) {
            last = Optional.empty();
            note.accept("the radio reports frequencies that slewd did not set and nobody holds;"
                    + " slewd sets the dial again; check whether another program tunes the radio");
        }
    }

    private void judge(DialState dial, double objectHz, Motion motion, Instant utc) {
        if (dial.commanded().isEmpty() || last.isEmpty() || !obeyed) {
            return; // a setting that the radio did not take says nothing about the law
        }
        OptionalDouble exactHz = Shift.siteHz(leg, objectHz, motion, utc);
        if (exactHz.isPresent()) {
            residuals.add(dial.commanded().get().hz() - exactHz.getAsDouble());
        }
    }
}
