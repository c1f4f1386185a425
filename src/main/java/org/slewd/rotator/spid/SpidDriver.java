package org.slewd.rotator.spid;

import java.util.List;
import java.util.Optional;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.spid.SpidCodec.Reply;
import org.slewd.rotator.spid.SpidCodec.Scale;

/** What to ask a SPID controller, and when to give up. */
final class SpidDriver extends PolledDriver {

    private final SpidBox box;
    private final SpidCodec.Frames frames;

    /** The scale of the last frame. */
    private Optional<Scale> reported = Optional.empty();

    /** A scale that two frames in a row agree on: a target in the wrong unit would be another target. */
    private Optional<Scale> proven = Optional.empty();

    private boolean lateReplyPossible;
    private long quietUntilNanos;

    SpidDriver(SpidBox box, long nowNanos) {
        super(box.traits(), box.pace(), nowNanos);
        this.box = box;
        this.frames = new SpidCodec.Frames(box);
    }

    @Override
    protected void forget(long nowNanos) {
        frames.clear();
        reported = Optional.empty();
        proven = Optional.empty();
        lateReplyPossible = false;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        frames.push(received, reply -> take(reply, nowNanos));
    }

    private void take(Reply reply, long nowNanos) {
        if (reply instanceof Reply.Garbled garbled) {
            garbled("the controller sent \"" + Transcript.escape(garbled.frame()) + "\", a position " + garbled.why()
                    + "; slewd ignored it and asks again; check its calibration");
        } else if (reply instanceof Reply.At at && isAwaiting() && !isKeepingQuiet(nowNanos)) {
            boolean asBefore = proven.isEmpty() || proven.equals(Optional.of(at.scale()));
            if (reported.equals(Optional.of(at.scale()))) {
                proven = reported;
            } else if (!asBefore) {
                garbled("the controller reports another resolution than before; slewd asks again to be sure");
            }
            reported = Optional.of(at.scale());
            if (asBefore || proven.equals(reported)) {
                // It was true at the latest when its first byte left the box.
                located(at.pointing(), nowNanos - box.byteNanos() * box.replyLength(), nowNanos);
            }
        }
    }

    private boolean isKeepingQuiet(long nowNanos) {
        return lateReplyPossible && nowNanos - quietUntilNanos < 0;
    }

    @Override
    protected byte[] question(long nowNanos) {
        lateReplyPossible = false;
        return SpidCodec.status();
    }

    @Override
    protected void gaveUp(long nowNanos) {
        // All frames are alike and every command is answered by the same one. Only silence shows that none is to come:
        // for
        // another time-out, and the time that a frame takes on the line. A stop that was said into that silence does
        // not
        // prolong it, or stops repeated for ever would keep a box that came back from being heard.
        if (!isKeepingQuiet(nowNanos)) {
            lateReplyPossible = true;
            quietUntilNanos = nowNanos + box.pace().replyTimeoutNanos() + box.byteNanos() * box.replyLength();
        }
        pollAt(quietUntilNanos);
    }

    @Override
    protected boolean isReadyForTarget(long nowNanos) {
        return proven.isPresent();
    }

    @Override
    protected List<Words> target(Pointing target) {
        return List.of(new Words(SpidCodec.target(box, target, proven.orElseThrow()), false));
    }

    @Override
    public byte[] stopBytes() {
        return SpidCodec.stop();
    }

    @Override
    protected boolean isStopAnswered(long nowNanos) {
        return !isKeepingQuiet(nowNanos);
    }

    @Override
    protected List<Words> afterStop(boolean hasty) {
        return hasty ? List.of(new Words(SpidCodec.stop(), true)) : List.of();
    }
}
