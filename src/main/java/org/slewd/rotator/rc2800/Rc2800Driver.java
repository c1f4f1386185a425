package org.slewd.rotator.rc2800;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.rc2800.Rc2800Codec.Axis;
import org.slewd.rotator.rc2800.Rc2800Codec.Reply;

/** What to ask an RC2800, and when to give up. */
final class Rc2800Driver extends PolledDriver {

    /** Question and answer are 21 ms on the wire; half of what Hamlib waits. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** What the box wants between its two axes, as Hamlib leaves it. */
    private static final long SETTLE_NANOS = 200_000_000L;

    /** Each axis twice a second or a little more: two questions, two answers, two rests. */
    private static final long POLL_NANOS = 450_000_000L;

    private final LineSplitter lines = new LineSplitter(Rc2800Codec.MAX_LINE);

    /** The axis that was spoken to last; what is outstanding is its answer. */
    private Axis last = Axis.ELEVATION;

    /** Whether what is outstanding is the answer to a question, rather than to a target or a stop. */
    private boolean isQuestion;

    private OptionalDouble azimuthHalf = OptionalDouble.empty();
    private long azimuthReadNanos;
    private long azimuthAskedNanos;

    Rc2800Driver(long nowNanos) {
        super(Rc2800.TRAITS, new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        last = Axis.ELEVATION;
        azimuthHalf = OptionalDouble.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(Rc2800Codec.read(line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.At at) {
            if (isAwaiting() && at.axis() == last) {
                arrived(at, nowNanos);
            }
        } else if (reply instanceof Reply.Refusal refusal) {
            refused(refusal, nowNanos);
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled("the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", "
                    + garbled.why() + "; slewd ignored it and asks again");
        }
    }

    private void arrived(Reply.At at, long nowNanos) {
        if (!isQuestion) {
            last = Axis.ELEVATION;
            acknowledged(nowNanos); // some boxes may say where they go, not where they are
        } else if (at.axis() == Axis.AZIMUTH) {
            azimuthHalf = OptionalDouble.of(at.angleDeg());
            azimuthReadNanos = nowNanos;
            pollAt(nowNanos); // the other half at once
            answered(nowNanos);
        } else if (azimuthHalf.isPresent() && nowNanos - azimuthAskedNanos <= POLL_NANOS) {
            Pointing pointing = new Pointing(azimuthHalf.getAsDouble(), at.angleDeg());
            azimuthHalf = OptionalDouble.empty();
            located(pointing, azimuthReadNanos, nowNanos);
        } else {
            azimuthHalf = OptionalDouble.empty(); // none, or too old to be joined with this one
            pollAt(nowNanos);
            answered(nowNanos);
        }
    }

    private void refused(Reply.Refusal refusal, long nowNanos) {
        String answer = "\"" + refusal.axis().letter() + " " + refusal.text() + "\"";
        boolean wasToldLast = orders().refused(answer, "check the controller's limits");
        if (!wasToldLast) {
            garbled("the controller answered " + answer + " to a question; slewd asks again; check its sensors");
        }
        if (isAwaiting() && !isQuestion && refusal.axis() == last) {
            last = Axis.ELEVATION;
            acknowledged(nowNanos);
        }
    }

    @Override
    protected byte[] question(long nowNanos) {
        // The axes by turns, also after an answer that did not come: that of the other axis then shows that it is not
        // still to come, and an answer to the axis that is asked cannot be an old one.
        last = last.other();
        isQuestion = true;
        if (last == Axis.AZIMUTH) {
            azimuthHalf = OptionalDouble.empty();
            azimuthAskedNanos = nowNanos;
        } else {
            pollAt(azimuthHalf.isPresent() ? azimuthAskedNanos + POLL_NANOS : nowNanos);
        }
        return Rc2800Codec.ask(last);
    }

    @Override
    protected void gaveUp(long nowNanos) {
        azimuthHalf = OptionalDouble.empty();
        if (!isQuestion) {
            orders().refused("nothing", "check the line");
        }
        pollAt(nowNanos);
    }

    @Override
    protected boolean isReadyForTarget(long nowNanos) {
        return azimuthHalf.isEmpty();
    }

    @Override
    protected List<Words> target(Pointing target) {
        last = Axis.AZIMUTH;
        isQuestion = false;
        return List.of(
                new Words(Rc2800Codec.target(Axis.AZIMUTH, target.azimuthDeg()), true),
                new Words(Rc2800Codec.target(Axis.ELEVATION, target.elevationDeg()), true));
    }

    @Override
    public byte[] stopBytes() {
        return Rc2800Codec.stop();
    }

    @Override
    protected List<Words> afterStop(boolean hasty) {
        // Nobody knows whether the box takes both axes in one breath. If it does not, azimuth has been stopped already.
        return List.of(
                new Words(Rc2800Codec.stop(Axis.ELEVATION), false), new Words(Rc2800Codec.stop(Axis.AZIMUTH), false));
    }
}
