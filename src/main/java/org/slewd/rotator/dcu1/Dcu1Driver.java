package org.slewd.rotator.dcu1;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.dcu1.Dcu1Codec.Reply;
import org.slewd.sky.Angles;

/** What to ask a box of the DCU-1 family, and when to give up. */
final class Dcu1Driver extends PolledDriver {

    /** Question and answer are 21 ms on the wire; the rest is for a box that is busy with its motor. */
    private static final long REPLY_TIMEOUT_NANOS = 600_000_000L;

    /** A target is 23 ms on the wire, and 18 characters to tell that it was not understood are 38 ms. */
    private static final long SETTLE_NANOS = 100_000_000L;

    private static final long POLL_NANOS = 400_000_000L;

    /** Rotors turn 6 degrees a second; the fastest get no further than this between two answers. */
    private static final double FURTHEST_BETWEEN_ANSWERS_DEG = 20;

    private final Dcu1Codec.Dialect dialect;
    private final Dcu1Codec codec;

    private OptionalDouble lastReadDeg = OptionalDouble.empty();

    Dcu1Driver(Dcu1Codec.Dialect dialect, long nowNanos) {
        super(Dcu1.traits(dialect), new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
        this.dialect = dialect;
        this.codec = new Dcu1Codec(dialect);
    }

    @Override
    protected void forget(long nowNanos) {
        codec.clear();
        lastReadDeg = OptionalDouble.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        for (byte b : received) {
            codec.push(b).ifPresent(reply -> take(reply, nowNanos));
        }
    }

    private void take(Reply reply, long nowNanos) {
        if (reply instanceof Reply.Bearing bearing) {
            if (isAwaiting()) {
                read(bearing.degrees(), nowNanos);
            }
        } else if (reply instanceof Reply.Unknown) {
            unknown();
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled(garbled.text(), garbled.why());
        }
    }

    /** One digit lost or made by noise leaves a well-formed answer, so a jump has to be said twice. */
    private void read(double bearingDeg, long nowNanos) {
        boolean jumps = lastReadDeg.isPresent()
                && Math.abs(Angles.turn(lastReadDeg.getAsDouble(), bearingDeg)) > FURTHEST_BETWEEN_ANSWERS_DEG;
        lastReadDeg = OptionalDouble.of(bearingDeg);
        if (jumps) {
            answered(nowNanos);
            pollAt(nowNanos);
        } else {
            located(new Pointing(bearingDeg, 0), nowNanos);
        }
    }

    private void unknown() {
        // After a stop there is no target, and this is what a rotor at rest says to a stop.
        boolean aboutTarget = orders().commanded().isPresent()
                && orders().refused("\"IDIOM\"", "check that the bearing lies inside the rotor's travel");
        if (!aboutTarget && isAwaiting()) {
            garbled("C2000 IDIOM", "which is what it says to a question that it did not understand");
        }
    }

    private void garbled(String text, String why) {
        garbled("the controller sent \"" + Transcript.escape(text.getBytes(StandardCharsets.ISO_8859_1)) + "\", " + why
                + "; slewd ignored it and asks again");
    }

    @Override
    protected void gaveUp(long nowNanos) {
        if (!codec.pending().isBlank()) {
            garbled(codec.pending(), "not an answer of this protocol; check kind and speed of the line");
        }
        pollAt(nowNanos + REPLY_TIMEOUT_NANOS); // what is late arrives meanwhile, and is dropped
    }

    @Override
    protected byte[] question(long nowNanos) {
        codec.clear();
        return dialect.question();
    }

    @Override
    protected List<Words> target(Pointing target) {
        return List.of(new Words(dialect.target(target.azimuthDeg()), false));
    }

    @Override
    public byte[] stopBytes() {
        return dialect.stop();
    }
}
