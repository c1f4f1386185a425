package org.slewd.rotator.gs232;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.RotatorTraits;

/** What to ask a GS-232, with or without an elevation axis, and when to give up. Takes both dialects. */
final class Gs232Driver extends PolledDriver {

    /** Slowest sensible line, 1200 baud: 158 ms on the wire for question and answer, the rest for a slow copy. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** At 1200 baud a target is 75 ms on the wire and its acknowledgement 17 ms; copies lose what comes meanwhile. */
    private static final long SETTLE_NANOS = 100_000_000L;

    /** Twice for each degree that a G-5500 turns in a second would be wasted: 4 reports a second follow it closely. */
    private static final long POLL_NANOS = 250_000_000L;

    private enum Asked {
        POSITION,
        AZIMUTH
    }

    private final LineSplitter lines = new LineSplitter(Gs232Codec.MAX_LINE);

    private Asked asked = Asked.POSITION;
    private boolean lateReplyPossible;

    /** A whole position has come since the box was connected. */
    private boolean hasElevation;

    private final boolean azimuthOnly;

    Gs232Driver(RotatorTraits traits, long nowNanos) {
        super(traits, new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
        this.azimuthOnly = traits.elevation().spanDeg() == 0;
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        lateReplyPossible = false;
        hasElevation = false;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> Gs232Codec.read(line, reply -> take(reply, line, nowNanos)));
    }

    private void take(Gs232Codec.Reply reply, String line, long nowNanos) {
        if (reply instanceof Gs232Codec.Reply.Position position) {
            if (isAwaiting() && azimuthOnly) {
                located(new Pointing(position.pointing().azimuthDeg(), 0), nowNanos);
            } else if (isAwaiting() && asked == Asked.POSITION) {
                hasElevation = true;
                located(position.pointing(), nowNanos);
            }
        } else if (reply instanceof Gs232Codec.Reply.Azimuth azimuth) {
            if (isAwaiting()) {
                take(azimuth, line, nowNanos);
            }
        } else if (reply instanceof Gs232Codec.Reply.Refusal) {
            refused();
        } else if (reply instanceof Gs232Codec.Reply.Garbled garbled) {
            garbled(sentence(line, garbled.why()));
        }
    }

    private void take(Gs232Codec.Reply.Azimuth azimuth, String line, long nowNanos) {
        if (azimuthOnly && azimuth.isWhole()) {
            located(new Pointing(azimuth.azimuthDeg(), 0), nowNanos);
        } else if (azimuthOnly) {
            garbled(sentence(line, "one digit less than the manual has"));
        } else if (asked == Asked.AZIMUTH) {
            answered(nowNanos);
        } else {
            String remedy =
                    hasElevation ? "" : "; if the box has no elevation axis, write kind: " + Gs232.KIND_AZ.name();
            garbled(sentence(line, "half a position" + remedy));
        }
    }

    private void refused() {
        if (!orders().refused("\"?>\"", "check the controller's limits and its 360 or 450 degree setting")) {
            garbled("the controller refused a question (it answered \"?>\"); slewd asks again;"
                    + " check the speed of the line and that the controller speaks GS-232");
        }
    }

    private static String sentence(String line, String why) {
        return "the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", " + why
                + "; slewd ignored it and asks again";
    }

    @Override
    protected void gaveUp(long nowNanos) {
        if (azimuthOnly) {
            pollAt(nowNanos + REPLY_TIMEOUT_NANOS); // what is late arrives meanwhile, and is dropped
            return;
        }
        // Not after the short question itself: a box that does not know it would never be asked for its position.
        lateReplyPossible = asked == Asked.POSITION;
    }

    @Override
    protected byte[] question(long nowNanos) {
        asked = lateReplyPossible || azimuthOnly ? Asked.AZIMUTH : Asked.POSITION;
        lateReplyPossible = false;
        if (asked == Asked.POSITION) {
            return Gs232Codec.askPosition();
        }
        if (!azimuthOnly) {
            pollAt(nowNanos); // after the short question the real one follows at once
        }
        return Gs232Codec.askAzimuth();
    }

    @Override
    protected List<Words> target(Pointing target) {
        byte[] words = azimuthOnly ? Gs232Codec.azimuthTarget(target.azimuthDeg()) : Gs232Codec.target(target);
        return List.of(new Words(words, false));
    }

    @Override
    public byte[] stopBytes() {
        return Gs232Codec.stop();
    }
}
