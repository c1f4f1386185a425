package org.slewd.rotator.rotctld;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.rotctld.RotctldCodec.Reply;

/** What to ask a rotctld, and when to give up. */
final class RotctldDriver extends PolledDriver {

    /** rotctld itself answers at once; behind it a SPID at 600 baud takes 0.7 s. */
    private static final long REPLY_TIMEOUT_NANOS = 1_000_000_000L;

    /** Each question is one exchange on the serial line behind, 0.4 s for the slowest. */
    private static final long POLL_NANOS = 500_000_000L;

    /** How old a position may be behind which a target is sent; see {@link #isReadyForTarget}. */
    private static final long JUST_NOW_NANOS = 200_000_000L;

    /** After so many questions in vain the other form is tried, until one has been answered. */
    private static final int TRIES_PER_FORM = 2;

    private enum Asked {
        POSITION,
        TARGET,

        /** Once per connection, of a server that has answered in the extended form: others may know no such word. */
        LIMITS
    }

    private final LineSplitter lines = new LineSplitter(RotctldCodec.MAX_LINE);
    private final RotctldCodec codec = new RotctldCodec();

    private Asked asked = Asked.POSITION;
    private boolean extended = true;
    private boolean formProven;
    private int triesInVain;
    private int mark;
    private OptionalDouble azimuthHalf = OptionalDouble.empty();
    private boolean limitsAsked;
    private Optional<RotatorState.ReportedTravel> travel = Optional.empty();

    RotctldDriver(long nowNanos) {
        super(Rotctld.TRAITS, new Pace(REPLY_TIMEOUT_NANOS, 0, POLL_NANOS), nowNanos);
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        codec.clear();
        asked = Asked.POSITION;
        extended = true;
        formProven = false;
        triesInVain = 0;
        mark = 0;
        azimuthHalf = OptionalDouble.empty();
        limitsAsked = false;
        travel = Optional.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> codec.read(line, reply -> take(reply, nowNanos)));
    }

    private void take(Reply reply, long nowNanos) {
        if (reply instanceof Reply.Position position) {
            formProven |= extended;
            if (isAnswer(position.mark())) {
                formProven = true;
                located(position.pointing(), nowNanos);
            }
        } else if (reply instanceof Reply.NoPosition none) {
            formProven |= extended;
            if (isAnswer(none.mark())) {
                // Left unanswered: where the antenna is, is not known, and asking on faster does not help.
                garbled(noPosition(none.rprt()));
            }
        } else if (reply instanceof Reply.Obeyed obeyed) {
            takeObeyed(obeyed, nowNanos);
        } else if (reply instanceof Reply.Limits limits) {
            takeLimits(limits, nowNanos);
        } else if (reply instanceof Reply.Angle angle) {
            takeNumber(angle.angleDeg(), nowNanos);
        } else if (reply instanceof Reply.Plain plain) {
            takePlain(plain.rprt(), nowNanos);
        } else if (reply instanceof Reply.Garbled garbled) {
            formProven |= extended && garbled.extended();
            garbled(sentence(garbled.line(), garbled.why()));
        }
    }

    private boolean isAnswer(char answerMark) {
        return isAwaiting(Asked.POSITION) && extended && answerMark == RotctldCodec.MARKS.charAt(mark);
    }

    private boolean isAwaiting(Asked what) {
        return isAwaiting() && asked == what;
    }

    private void takeObeyed(Reply.Obeyed obeyed, long nowNanos) {
        boolean latest = orders().commanded()
                .filter(sent -> RotctldCodec.arguments(sent.pointing()).equals(obeyed.arguments()))
                .isPresent();
        if (isAwaiting(Asked.TARGET) && (latest || orders().commanded().isEmpty())) {
            acknowledged(nowNanos);
        }
        if (latest && obeyed.rprt() != 0) {
            refusedTarget(obeyed.rprt());
        } else {
            orders().answered();
        }
    }

    private void takeLimits(Reply.Limits limits, long nowNanos) {
        travel = limits.travel().or(() -> travel);
        if (isAwaiting(Asked.LIMITS)) {
            acknowledged(nowNanos);
            pollAt(nowNanos);
        }
    }

    private void takeNumber(double value, long nowNanos) {
        if (extended || !isAwaiting(Asked.POSITION)) {
            return;
        }
        if (azimuthHalf.isEmpty()) {
            azimuthHalf = OptionalDouble.of(value);
            return;
        }
        double azimuthDeg = azimuthHalf.getAsDouble();
        azimuthHalf = OptionalDouble.empty();
        if (RotctldCodec.isPossible(azimuthDeg, value)) {
            formProven = true;
            located(new Pointing(azimuthDeg, value), nowNanos);
        } else {
            garbled(sentence(azimuthDeg + " " + value, RotctldCodec.IMPOSSIBLE));
        }
    }

    private void takePlain(int rprt, long nowNanos) {
        if (isAwaiting(Asked.LIMITS)) {
            acknowledged(nowNanos); // it has no such word
            pollAt(nowNanos);
        } else if (!extended && isAwaiting(Asked.TARGET)) {
            acknowledged(nowNanos);
            if (rprt == 0) {
                orders().answered();
            } else {
                refusedTarget(rprt);
            }
        } else if (rprt != 0 && isAwaiting(Asked.POSITION) && extended && !formProven) {
            extended = false; // a server that knows the extended form names the question
            abandon(nowNanos);
            pollAt(nowNanos);
        } else if (rprt != 0 && !orders().refusedStop("RPRT " + rprt)) {
            garbled(noPosition(rprt));
        }
    }

    private void refusedTarget(int rprt) {
        orders().refused("RPRT " + rprt, "check the limits of the rotator in rotctld");
    }

    private static String noPosition(int rprt) {
        String what = "rotctld does not know the position (it answered RPRT " + rprt + "); slewd asks again; ";
        return switch (rprt) {
            case -5 -> what + "check power, cable and speed of the rotator behind it";
            case -6 -> what + "its device is gone; restart rotctld";
            default -> what + "check what rotctld itself reports";
        };
    }

    private static String sentence(String line, String why) {
        return "rotctld sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", " + why
                + "; slewd ignored it and asks again";
    }

    @Override
    protected byte[] question(long nowNanos) {
        if (extended && formProven && !limitsAsked && measured().isPresent()) {
            limitsAsked = true;
            asked = Asked.LIMITS;
            return RotctldCodec.askLimits();
        }
        asked = Asked.POSITION;
        azimuthHalf = OptionalDouble.empty();
        return extended ? RotctldCodec.askPosition(RotctldCodec.MARKS.charAt(mark)) : RotctldCodec.askPositionPlainly();
    }

    @Override
    protected List<Words> target(Pointing target) {
        asked = Asked.TARGET;
        return List.of(new Words(extended ? RotctldCodec.target(target) : RotctldCodec.targetPlainly(target), true));
    }

    /**
     * Whether nothing but the position was asked for a moment. A target is sent behind such a question only: Hamlib's dummy
     * rotator moves when it is asked where it is, and a target makes it forget the time that has passed since.
     */
    @Override
    protected boolean isReadyForTarget(long nowNanos) {
        return asked == Asked.POSITION
                && measured()
                        .filter(read -> nowNanos - read.nanos() <= JUST_NOW_NANOS)
                        .isPresent();
    }

    @Override
    protected void gaveUp(long nowNanos) {
        if (!formProven && ++triesInVain == TRIES_PER_FORM) {
            triesInVain = 0;
            extended = !extended;
        }
        mark = (mark + 1) % RotctldCodec.MARKS.length();
        // Plain answers carry no mark, so a late one is waited for.
        pollAt(extended ? nowNanos : nowNanos + REPLY_TIMEOUT_NANOS);
    }

    @Override
    protected Optional<RotatorState.ReportedTravel> reportedTravel() {
        return travel;
    }

    @Override
    public byte[] stopBytes() {
        return RotctldCodec.stop();
    }
}
