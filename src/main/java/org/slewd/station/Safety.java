package org.slewd.station;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slewd.guard.Finding;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/**
 * Whether the antenna may be moved, and the stop sequence. It never starts a motion. Belongs to the loop.
 *
 * <p>Faults of contact and position are of two classes: what clears itself does so only when the cause is gone and the
 * antenna stands where it can have got to in the meantime; the rest waits for a person.
 */
final class Safety {

    /** A G-5500 coasts for a second, a big dish for a few; longer than this nobody stands by without an alarm. */
    private static final long STILL_WITHIN_NANOS = 10_000_000_000L;

    /** How far from where it was or was sent the antenna may be found after contact was lost. */
    private static final double RESUME_WITHIN_DEG = 2;

    /** From the last report until contact counts as lost, with the time that a stop takes. */
    private static final double UNSEEN_SECONDS = 2.5;

    private static final String EXTERNAL = Finding.Kind.EXTERNAL.word();

    private static final Set<String> ENDING = Stream.concat(
                    Stream.of("envelope"),
                    Stream.of(Finding.Kind.values())
                            .filter(kind -> kind.effect() != Finding.Effect.NOTICE)
                            .map(Finding.Kind::word))
            .collect(Collectors.toUnmodifiableSet());

    /** What could not be brought to the disk is tried again after this. */
    private static final long KEEP_AGAIN_NANOS = 30_000_000_000L;

    private static final Set<Finding.Kind> BY_HAND = EnumSet.of(Finding.Kind.LIMIT, Finding.Kind.RUNAWAY);

    private final RotatorPart rotator;
    private final Alerts alerts;
    private final FaultMemory memory;

    private boolean everKnown;
    private Optional<Snapshot.Fault> fault;
    private Optional<Snapshot.Fault> kept;
    private long keptNanos;
    private Optional<LockOut> lockOut;
    private Optional<Pointing> foundFrom = Optional.empty();
    private Optional<Pointing> foundTo = Optional.empty();
    private double foundWithinSeconds;
    private boolean stopping;
    private long stoppingSinceNanos;
    private long lastStopNanos;

    Safety(RotatorPart rotator, Alerts alerts, FaultMemory memory, Optional<LockOut> lockOut) {
        this.lockOut = lockOut;
        this.rotator = rotator;
        this.alerts = alerts;
        this.memory = memory;
        this.kept = memory.kept();
        this.fault = kept;
    }

    /** Why motion is refused; a lock-out is shown where there is nothing else. */
    Optional<Snapshot.Fault> fault() {
        return fault.or(() -> lockOut.map(LockOut::fault));
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether the antenna has ever been seen to stand still at a known place; before that nothing is known. */
    boolean isKnown() {
        return everKnown;
    }

    boolean mayMove(long nowNanos) {
        return everKnown && lockOut.isEmpty() && fault.isEmpty() && !stopping && rotator.isFresh(nowNanos);
    }

    /** Why a motion is refused now, as an answer to who asked for it. */
    Outcome.Refused refusal() {
        if (lockOut.isPresent()) {
            return new Outcome.Refused("faulted", lockOut.get().sentence(), LockOut.HOW);
        }
        if (fault.isPresent()) {
            return new Outcome.Refused(
                    "faulted",
                    fault.get().message(),
                    fault.get().selfClearing()
                            ? "wait until the cause is gone"
                            : "it is cleared on the page or by 'slewd reset "
                                    + fault.get().kind() + "'");
        }
        if (stopping) {
            return new Outcome.Refused("not-ready", "the antenna is being stopped", "try again in a few seconds");
        }
        return new Outcome.Refused(
                "not-ready",
                "the position of the antenna is not known yet",
                "wait for the rotator controller to answer; check power, cable and speed");
    }

    /** Stops, and moves nothing until it is unlocked. */
    Outcome lock(LockOut asked, long nowNanos) {
        stop(nowNanos);
        lockOut = Optional.of(asked);
        alerts.warn(asked.since(), LockOut.KIND, asked.fault().message());
        return new Outcome.Accepted();
    }

    /** Ends a lock-out; a fault that waits for a person waits on. */
    Outcome unlock(String who, Instant utc) {
        if (lockOut.isEmpty()) {
            return new Outcome.Refused("not-found", "the antenna is not locked", "there is nothing to do");
        }
        lockOut = Optional.empty();
        alerts.warn(utc, "unlocked", who + " unlocked the antenna; it may move again");
        return new Outcome.Accepted();
    }

    /** Stops, and watches until nothing moves. */
    void stop(long nowNanos) {
        rotator.stop();
        stopping = true;
        stoppingSinceNanos = nowNanos;
        lastStopNanos = nowNanos;
    }

    /**
     * The wire came up, for the first time or anew. Even if it was away for a moment only, someone may have turned the
     * antenna meanwhile; and a controller that is met for the first time may still be on its way to the target of a slewd
     * that was killed.
     */
    void onConnect(long nowNanos, Instant utc) {
        if (!everKnown) {
            stop(nowNanos);
        } else if (fault.isEmpty()) {
            lose("the connection was lost and is up again; slewd asks for the position first", utc);
        }
    }

    void tick(long nowNanos, Instant utc) {
        if (everKnown) {
            watchContact(nowNanos, utc);
            watchPosition(nowNanos, utc);
        }
        watchHealth(nowNanos, utc);
        if (stopping && !rotator.isFresh(nowNanos)) {
            stoppingSinceNanos = nowNanos; // nobody answers, so nobody is seen to disobey
        } else if (stopping) {
            watchStillness(nowNanos, utc);
        }
        everKnown |= !stopping && rotator.isFresh(nowNanos);
        if (rotator.isStill() && rotator.isFresh(nowNanos)) {
            Pointing at = rotator.axis().map(RotatorState.Measured::pointing).orElseThrow();
            rotator.turns().keep(at, at, utc);
        }
        keepFault(nowNanos);
    }

    /** What waits for a person waits over a restart too, and from the tick on in which it was found. */
    private void keepFault(long nowNanos) {
        Optional<Snapshot.Fault> waits = fault.filter(at -> !at.selfClearing());
        boolean again = memory.failed() && nowNanos - keptNanos >= KEEP_AGAIN_NANOS;
        if (!waits.equals(kept) || again) {
            kept = waits;
            keptNanos = nowNanos;
            memory.keep(waits);
        }
    }

    private void watchContact(long nowNanos, Instant utc) {
        Optional<String> trouble = rotator.commTrouble(nowNanos);
        if (trouble.isPresent()) {
            if (fault.isEmpty()) {
                lose(trouble.get(), utc);
                lastStopNanos = nowNanos;
            } else if (nowNanos - lastStopNanos >= rotator.driver().stopRepeatNanos()) {
                lastStopNanos = nowNanos;
                rotator.repeatStop();
            }
        } else if (isFault("comm") && rotator.isFresh(nowNanos)) {
            regain(utc);
        }
    }

    private void lose(String why, Instant utc) {
        foundFrom = rotator.lastKnown();
        foundTo = rotator.aimed().or(rotator::lastKnown);
        boolean stood = rotator.isStill();
        foundWithinSeconds = stood ? 0 : UNSEEN_SECONDS;
        rotator.stop();
        raise(
                "comm",
                "rotator " + rotator.link().address() + ": " + why
                        + (stood
                                ? ""
                                : "; the antenna was moving and may go on to where it was sent last: cut the motor power if it"
                                        + " must not"),
                true,
                utc);
    }

    private void regain(Instant utc) {
        Pointing now = rotator.axis().map(RotatorState.Measured::pointing).orElseThrow();
        fault = Optional.empty();
        if (foundFrom.isEmpty() || isBetween(now, foundFrom.get(), foundTo.orElse(now))) {
            alerts.note(
                    utc,
                    "comm-regained",
                    "rotator " + rotator.link().address() + ": answers again at " + text(now)
                            + "; slewd takes orders again, and goes on with a pass that it follows");
        } else {
            raise(
                    "position",
                    "rotator " + rotator.link().address() + ": was lost at " + text(foundFrom.get())
                            + " and is found at " + text(now)
                            + "; slewd does not move it; check that the reading is true, then clear the fault",
                    false,
                    utc);
        }
    }

    /** An antenna that moved when it was lost was still at it until the stop, and ran on. */
    private boolean isBetween(Pointing now, Pointing from, Pointing to) {
        return isBetween(
                        now.azimuthDeg(),
                        from.azimuthDeg(),
                        to.azimuthDeg(),
                        rotator.config().azimuth())
                && isBetween(
                        now.elevationDeg(),
                        from.elevationDeg(),
                        to.elevationDeg(),
                        rotator.config().elevation());
    }

    private boolean isBetween(double now, double from, double to, AxisModel axis) {
        double marginDeg = RESUME_WITHIN_DEG + axis.rateDegPerS() * foundWithinSeconds;
        return now >= Math.min(from, to) - marginDeg && now <= Math.max(from, to) + marginDeg;
    }

    private void watchPosition(long nowNanos, Instant utc) {
        if (!rotator.isFresh(nowNanos)) {
            return;
        }
        Pointing now = rotator.axis().map(RotatorState.Measured::pointing).orElseThrow();
        boolean admitted = rotator.envelope().admitsReport(now);
        if (!admitted && (fault.isEmpty() || isFault(EXTERNAL))) {
            stop(nowNanos);
            raise(
                    "envelope",
                    "rotator " + rotator.link().address() + ": reports " + text(now)
                            + ", outside the travel it may use; slewd sent stop and ended what it was doing; turn it back"
                            + " by the controller's own panel or correct the configuration",
                    true,
                    utc);
        } else if (fault.isEmpty() && !stopping) {
            rotator.mustStop(nowNanos).ifPresent(why -> {
                stop(nowNanos);
                raise(
                        Finding.Kind.LIMIT.word(),
                        "rotator " + rotator.link().address() + ": " + why.sentence(),
                        false,
                        utc);
            });
        } else if (isFault("envelope") && rotator.envelope().contains(now)) {
            fault = Optional.empty();
            alerts.note(utc, "rotator " + rotator.link().address() + ": is back inside its travel at " + text(now));
        }
    }

    private void watchHealth(long nowNanos, Instant utc) {
        for (Finding finding : rotator.takeFindings()) {
            String word = finding.kind().word();
            String message = "rotator " + rotator.link().address() + ": " + finding.message();
            switch (finding.kind().effect()) {
                case LATCHED -> {
                    // What waits for a person already waits on; a cause that clears itself must not clear this one.
                    // An antenna outside of its travel is past its end, and somebody was asked to turn it back by hand.
                    boolean news = !isFault("envelope") || !BY_HAND.contains(finding.kind());
                    if (news && fault.map(Snapshot.Fault::selfClearing).orElse(true)) {
                        stop(nowNanos);
                        if (finding.kind() == Finding.Kind.REFERENCE) {
                            rotator.turns().forget();
                        }
                        raise(word, message, false, utc);
                    }
                }
                case HOLD -> {
                    if (fault.isEmpty()) {
                        raise(word, message, true, utc);
                    }
                }
                case NOTICE -> alerts.warn(utc, message);
            }
        }
        if (isFault(EXTERNAL) && rotator.isFresh(nowNanos) && rotator.isStill()) {
            fault = Optional.empty();
            alerts.note(utc, "rotator " + rotator.link().address() + ": stands again; slewd takes orders");
        }
    }

    private void watchStillness(long nowNanos, Instant utc) {
        if (rotator.isStill() && rotator.isFresh(nowNanos)) {
            stopping = false;
            return;
        }
        if (nowNanos - lastStopNanos >= rotator.driver().stopRepeatNanos()) {
            lastStopNanos = nowNanos;
            rotator.repeatStop();
        }
        if (fault.isEmpty() && nowNanos - stoppingSinceNanos >= STILL_WITHIN_NANOS) {
            raise(
                    "stop-unconfirmed",
                    "rotator " + rotator.link().address() + ": still moves 10 s after stop; slewd keeps sending stop;"
                            + " cut the motor power",
                    false,
                    utc);
        }
    }

    /** Clears a fault that waits for a person. */
    Outcome reset(String kind, String who, Instant utc) {
        if (kind.equals(LockOut.KIND) && lockOut.isPresent()) {
            return refusal();
        }
        if (!isFault(kind)) {
            return new Outcome.Refused(
                    "not-found",
                    "there is no fault " + kind,
                    "'slewd status' and the page name the fault, if there is one");
        }
        if (fault.orElseThrow().selfClearing()) {
            return new Outcome.Refused(
                    "faulted", fault.orElseThrow().message(), "this fault clears itself when its cause is gone");
        }
        alerts.note(utc, "fault-cleared", who + " cleared the fault " + kind);
        fault = Optional.empty();
        rotator.judgeAfresh();
        return new Outcome.Accepted();
    }

    /**
     * Whether what is going on has ended for good. The antenna is where it must not be, or does not do what it is told, or
     * somebody moves it: who is at it then must not have it turn under their hands when the fault is cleared.
     */
    boolean endsActivity() {
        return lockOut.isPresent()
                || fault.filter(at -> ENDING.contains(at.kind())).isPresent();
    }

    private boolean isFault(String kind) {
        return fault.filter(at -> at.kind().equals(kind)).isPresent();
    }

    private void raise(String kind, String message, boolean selfClearing, Instant utc) {
        fault = Optional.of(new Snapshot.Fault(kind, message, selfClearing, utc));
        alerts.warn(utc, "fault-" + kind, message);
    }

    private static String text(Pointing at) {
        return "azimuth %.1f, elevation %.1f".formatted(at.azimuthDeg(), at.elevationDeg());
    }
}
