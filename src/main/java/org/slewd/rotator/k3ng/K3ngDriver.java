package org.slewd.rotator.k3ng;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.RotatorTraits;
import org.slewd.rotator.k3ng.K3ngCodec.Question;
import org.slewd.rotator.k3ng.K3ngCodec.Reply;

/** What to ask a K3NG controller, and when to give up. */
final class K3ngDriver extends PolledDriver {

    /** Question, echo and answer are 27 ms on the wire; the rest is for firmware that is busy with a display. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** A target is 8 ms on the wire; displays make the firmware deaf for some tens of milliseconds. */
    private static final long SETTLE_NANOS = 50_000_000L;

    /** From one azimuth to the next, with the elevation in between. */
    private static final long POLL_NANOS = 500_000_000L;

    private final long readyAfterNanos;
    private final LineSplitter lines = new LineSplitter(K3ngCodec.MAX_LINE);

    private long connectedNanos;
    private Question asked = Question.AZIMUTH;
    private boolean lateReplyPossible;
    private long azimuthAskedNanos;
    private long azimuthReadNanos;
    private OptionalDouble azimuthHalf = OptionalDouble.empty();

    /** @param readyAfterNanos from the connection to the first target */
    K3ngDriver(RotatorTraits traits, long readyAfterNanos, long nowNanos) {
        super(traits, new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
        this.readyAfterNanos = readyAfterNanos;
        this.connectedNanos = nowNanos;
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        connectedNanos = nowNanos;
        asked = Question.AZIMUTH;
        lateReplyPossible = false;
        azimuthHalf = OptionalDouble.empty();
    }

    @Override
    protected boolean isReadyForTarget(long nowNanos) {
        return nowNanos - connectedNanos >= readyAfterNanos;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(K3ngCodec.read(line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.Azimuth azimuth) {
            if (isAwaiting(Question.AZIMUTH)) {
                azimuthHalf = OptionalDouble.of(azimuth.azimuthDeg());
                azimuthReadNanos = nowNanos;
                pollAt(nowNanos); // the other half at once
                answered(nowNanos);
            }
        } else if (reply instanceof Reply.Elevation elevation) {
            if (isAwaiting(Question.ELEVATION) && azimuthHalf.isPresent()) {
                Pointing whole = new Pointing(azimuthHalf.getAsDouble(), elevation.elevationDeg());
                azimuthHalf = OptionalDouble.empty();
                located(whole, azimuthReadNanos, nowNanos);
            }
        } else if (reply instanceof Reply.Pong) {
            if (isAwaiting(Question.PING)) {
                answered(nowNanos);
            }
        } else if (reply instanceof Reply.Refusal) {
            if (!orders().refused("\"?>\"", "check the controller's limits")) {
                garbled(
                        "the controller refused a question (it answered \"?>\"); slewd asks again; its firmware may have no"
                                + " extended commands: write kind: gs232b-k3ng");
            }
        } else if (reply instanceof Reply.Unknown) {
            garbled(line, "which says that its firmware does not know the command; write kind: gs232b-k3ng");
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled(line, garbled.why() + "; slewd ignored it and asks again");
        }
    }

    private boolean isAwaiting(Question question) {
        return isAwaiting() && asked == question;
    }

    private void garbled(String line, String why) {
        garbled("the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", "
                + why);
    }

    @Override
    protected byte[] question(long nowNanos) {
        if (lateReplyPossible) {
            lateReplyPossible = false;
            asked = Question.PING;
            pollAt(nowNanos);
        } else if (azimuthHalf.isPresent() && nowNanos - azimuthReadNanos < POLL_NANOS) {
            asked = Question.ELEVATION;
            pollAt(azimuthAskedNanos + POLL_NANOS);
        } else {
            azimuthHalf = OptionalDouble.empty(); // read before slewd stood still; half a position of then is of no use
            asked = Question.AZIMUTH;
            azimuthAskedNanos = nowNanos;
        }
        return asked.bytes();
    }

    @Override
    protected void gaveUp(long nowNanos) {
        azimuthHalf = OptionalDouble.empty();
        pollAt(nowNanos);
        // Not after the ping: a late answer to it can be told from a position.
        lateReplyPossible = asked != Question.PING;
    }

    @Override
    protected List<Words> target(Pointing target) {
        return List.of(new Words(K3ngCodec.target(target), false));
    }

    @Override
    public byte[] stopBytes() {
        return K3ngCodec.stop();
    }
}
