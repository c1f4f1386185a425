package org.slewd.rotator.prosistel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.prosistel.ProsistelBox.Axis;
import org.slewd.rotator.prosistel.ProsistelCodec.Reply;
import org.slewd.rotator.prosistel.ProsistelCodec.Verb;

/** What to ask a Prosistel controller, and when to give up. */
final class ProsistelDriver extends PolledDriver {

    /** Question and answer are 16 ms on the wire; Hamlib waits 3 s, which no antenna should turn unwatched. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** The longest acknowledgement is 6 ms on the wire. */
    private static final long SETTLE_NANOS = 20_000_000L;

    private static final long POLL_NANOS = 250_000_000L;

    private final ProsistelBox box;
    private final LineSplitter lines = new LineSplitter(ProsistelCodec.MAX_LINE);

    /** Axes whose stream of positions has to be ended. */
    private final ArrayDeque<Axis> toQuieten = new ArrayDeque<>();

    private Verb said = Verb.QUIET;

    /** Which axis of the box was spoken to last. */
    private int spokenTo;

    private OptionalDouble firstHalf = OptionalDouble.empty();
    private long firstAskedNanos;
    private long firstReadNanos;

    ProsistelDriver(ProsistelBox box, long nowNanos) {
        super(box.traits(), new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
        this.box = box;
        toQuieten.addAll(box.axes());
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        toQuieten.clear();
        toQuieten.addAll(box.axes());
        firstHalf = OptionalDouble.empty();
    }

    private Axis axis() {
        return box.axes().get(spokenTo);
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(ProsistelCodec.read(box, line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.At at) {
            if (isAwaiting(at.axis(), Verb.POSITION)) {
                arrived(at.angleDeg(), nowNanos);
            }
        } else if (reply instanceof Reply.Done done) {
            if (isAwaiting(done.axis(), done.verb())) {
                done(nowNanos);
            }
        } else if (reply instanceof Reply.Refusal refusal) {
            refused(refusal, nowNanos);
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled("the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", "
                    + garbled.why() + "; slewd ignored it and asks again");
        }
    }

    private boolean isAwaiting(Axis axis, Verb verb) {
        return isAwaiting() && said == verb && axis.equals(axis());
    }

    private void arrived(double angleDeg, long nowNanos) {
        if (spokenTo == 0) {
            firstReadNanos = nowNanos;
        }
        if (box.axes().size() == 1) {
            located(axis().isAzimuth() ? new Pointing(angleDeg, 0) : new Pointing(0, angleDeg), nowNanos);
        } else if (spokenTo == 0) {
            firstHalf = OptionalDouble.of(angleDeg);
            pollAt(nowNanos); // the other half at once
            answered(nowNanos);
        } else if (firstHalf.isPresent() && nowNanos - firstAskedNanos <= POLL_NANOS) {
            Pointing pointing = new Pointing(firstHalf.getAsDouble(), angleDeg);
            firstHalf = OptionalDouble.empty();
            located(pointing, firstReadNanos, nowNanos);
        } else {
            firstHalf = OptionalDouble.empty(); // too old to be joined with this one
            answered(nowNanos);
        }
    }

    private void done(long nowNanos) {
        if (said == Verb.QUIET) {
            answered(nowNanos);
        } else {
            nextTarget();
            acknowledged(nowNanos);
        }
    }

    /** What follows the answer to a target is the target of the next axis. */
    private void nextTarget() {
        spokenTo = Math.min(spokenTo + 1, box.axes().size() - 1);
    }

    private void refused(Reply.Refusal refusal, long nowNanos) {
        String answer = refusal.text() + " for axis " + refusal.axis().letter();
        if (refusal.verb() == Verb.POSITION
                || (refusal.verb() == Verb.GO && !orders().refused(answer, "check the controller's limits"))) {
            garbled("the controller answered " + answer + "; slewd asks again; check its sensors");
        }
        if (isAwaiting(refusal.axis(), refusal.verb()) && refusal.verb() != Verb.POSITION) {
            done(nowNanos);
        }
    }

    @Override
    protected byte[] question(long nowNanos) {
        if (!toQuieten.isEmpty()) {
            said = Verb.QUIET;
            spokenTo = box.axes().indexOf(toQuieten.removeFirst());
            pollAt(nowNanos);
            return ProsistelCodec.quiet(axis());
        }
        said = Verb.POSITION;
        spokenTo = firstHalf.isPresent() ? 1 : 0;
        if (spokenTo == 0) {
            firstAskedNanos = nowNanos;
        } else {
            pollAt(firstAskedNanos + POLL_NANOS);
        }
        return ProsistelCodec.ask(axis());
    }

    @Override
    protected void gaveUp(long nowNanos) {
        firstHalf = OptionalDouble.empty();
        pollAt(nowNanos);
        if (said == Verb.GO) {
            orders().refused("nothing", "check the line");
        }
        // The answer to the short command shows that no late answer is still to come. Not after that command itself: a
        // box that does not know it would never be asked for its position.
        if (said != Verb.QUIET && toQuieten.isEmpty()) {
            toQuieten.add(axis());
        }
    }

    @Override
    protected boolean isReadyForTarget(long nowNanos) {
        return firstHalf.isEmpty() && toQuieten.isEmpty();
    }

    @Override
    protected List<Words> target(Pointing target) {
        said = Verb.GO;
        spokenTo = 0;
        return box.axes().stream()
                .map(axis -> new Words(ProsistelCodec.target(axis, target), true))
                .toList();
    }

    @Override
    public byte[] stopBytes() {
        return ProsistelCodec.stop(box);
    }

    @Override
    protected List<Words> afterStop(boolean hasty) {
        if (box.axes().size() == 1) {
            return List.of();
        }
        // Nobody knows whether the box takes two commands in one breath. The first one was heard in any case.
        List<Words> each = new ArrayList<>();
        box.axes().forEach(axis -> each.add(new Words(ProsistelCodec.stop(axis), false)));
        Collections.reverse(each);
        return each;
    }
}
