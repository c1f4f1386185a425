package org.slewd.rotator.easycomm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.easycomm.EasycommCodec.Question;
import org.slewd.rotator.easycomm.EasycommCodec.Reply;

/** What to ask an Easycomm controller, and when to give up. */
final class EasycommDriver extends PolledDriver {

    /** Twice what Hamlib waits; question and answer are 23 ms on the wire at 9600 baud. */
    private static final long REPLY_TIMEOUT_NANOS = 400_000_000L;

    /** A target is 18 ms on the wire, and so is its echo, which must be over before a question is outstanding. */
    private static final long SETTLE_NANOS = 40_000_000L;

    private static final long POLL_NANOS = 250_000_000L;

    /** Leaves room for the questions about the box itself. */
    private static final long POLL_NANOS_BETWEEN_HEALTH = 300_000_000L;

    /** After so many questions in vain the other form is tried, until one has been answered. */
    private static final int TRIES_PER_FORM = 2;

    /** An alarm comes once. Long enough to be read by a person, short enough not to outlive its cause. */
    private static final long ALARM_SHOWN_NANOS = 10_000_000_000L;

    private record Alarm(String sentence, long nanos) {}

    private final boolean hasHealth;
    private final long pollNanos;
    private final EasycommHealth health = new EasycommHealth();
    private final LineSplitter lines = new LineSplitter(EasycommCodec.MAX_LINE);

    private Question asked = Question.BOTH;
    private boolean asksJointly = true;
    private boolean formProven;
    private int triesInVain;
    private boolean lateReplyPossible;
    private long firstHalfAskedNanos;
    private OptionalDouble azimuthHalf = OptionalDouble.empty();
    private OptionalDouble elevationHalf = OptionalDouble.empty();
    private Optional<Alarm> alarm = Optional.empty();

    private EasycommDriver(boolean hasHealth, long pollNanos, long nowNanos) {
        super(Easycomm.TRAITS, new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, pollNanos), nowNanos);
        this.hasHealth = hasHealth;
        this.pollNanos = pollNanos;
        health.restart(nowNanos);
    }

    /** For a box of which nothing is known but that it speaks the protocol. */
    static EasycommDriver second(long nowNanos) {
        return new EasycommDriver(false, POLL_NANOS, nowNanos);
    }

    /** For a box that can say how it is, as those of SatNOGS. */
    static EasycommDriver third(long nowNanos) {
        return new EasycommDriver(true, POLL_NANOS_BETWEEN_HEALTH, nowNanos);
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
        asked = Question.BOTH;
        asksJointly = true;
        formProven = false;
        triesInVain = 0;
        lateReplyPossible = false;
        forgetHalves();
        alarm = Optional.empty();
        health.restart(nowNanos);
    }

    private void forgetHalves() {
        azimuthHalf = OptionalDouble.empty();
        elevationHalf = OptionalDouble.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(EasycommCodec.read(line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.Position position) {
            if (isAwaiting(Question.BOTH)) {
                joined(position.pointing(), nowNanos);
            }
        } else if (reply instanceof Reply.Azimuth azimuth) {
            if (isAwaiting(Question.BOTH)) {
                azimuthHalf = OptionalDouble.of(azimuth.azimuthDeg()); // the other half comes on a line of its own
            } else if (isAwaiting(Question.AZIMUTH) && elevationHalf.isPresent()) {
                join(azimuth.azimuthDeg(), elevationHalf.getAsDouble(), line, nowNanos);
            }
        } else if (reply instanceof Reply.Elevation elevation) {
            if (isAwaiting(Question.BOTH) && azimuthHalf.isPresent()) {
                join(azimuthHalf.getAsDouble(), elevation.elevationDeg(), line, nowNanos);
            } else if (isAwaiting(Question.ELEVATION)) {
                firstHalf(elevation.elevationDeg(), nowNanos);
            }
        } else if (reply instanceof Reply.Angle angle) {
            if (isAwaiting(Question.ELEVATION)) {
                firstHalf(angle.angleDeg(), nowNanos);
            } else if (isAwaiting(Question.AZIMUTH) && elevationHalf.isPresent()) {
                join(angle.angleDeg(), elevationHalf.getAsDouble(), line, nowNanos);
            }
        } else if (reply instanceof Reply.Health about) {
            health.heard(about.question(), about.value());
            if (isAwaiting(about.question())) {
                answered(nowNanos);
            }
        } else if (reply instanceof Reply.Version) {
            if (isAwaiting(Question.VERSION)) {
                answered(nowNanos);
            }
        } else if (reply instanceof Reply.Refusal) {
            refused();
        } else if (reply instanceof Reply.Alarm raised) {
            alarm = Optional.of(new Alarm(
                    "the controller raises an alarm: \"" + printable(raised.text())
                            + "\"; slewd goes on; look at the antenna",
                    nowNanos));
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled(line, garbled.why());
        }
    }

    private boolean isAwaiting(Question question) {
        return isAwaiting() && asked == question;
    }

    private void firstHalf(double elevationDeg, long nowNanos) {
        elevationHalf = OptionalDouble.of(elevationDeg);
        pollAt(nowNanos); // the other half at once
        answered(nowNanos);
    }

    private void join(double azimuthDeg, double elevationDeg, String line, long nowNanos) {
        Reply joined = EasycommCodec.join(azimuthDeg, elevationDeg);
        if (joined instanceof Reply.Position position) {
            joined(position.pointing(), nowNanos);
        } else if (joined instanceof Reply.Garbled garbled) {
            garbled(line, garbled.why());
        }
    }

    private void joined(Pointing pointing, long nowNanos) {
        forgetHalves();
        formProven = true;
        located(pointing, nowNanos);
    }

    private void refused() {
        if (!orders().refused("\"?\"", "check the controller's limits")) {
            garbled("the controller refused a question (it answered \"?\"); slewd asks again;"
                    + " check the speed of the line and that the controller speaks Easycomm");
        }
    }

    private void garbled(String line, String why) {
        garbled("the controller sent \"" + printable(line) + "\", " + why + "; slewd ignored it and asks again");
    }

    private static String printable(String text) {
        return Transcript.escape(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    protected byte[] question(long nowNanos) {
        if (lateReplyPossible) {
            lateReplyPossible = false;
            asked = Question.VERSION;
            pollAt(nowNanos);
        } else if (elevationHalf.isPresent()) {
            asked = Question.AZIMUTH;
            pollAt(firstHalfAskedNanos + pollNanos);
        } else {
            askAnew(nowNanos);
        }
        return asked.bytes();
    }

    private void askAnew(long nowNanos) {
        Optional<Question> aboutHealth = hasHealth && formProven ? health.due(nowNanos) : Optional.empty();
        if (aboutHealth.isPresent()) {
            asked = aboutHealth.get();
            pollAt(nowNanos); // and then for the position at once
            return;
        }
        // Elevation first: SatNOGS firmware ignores a bare EL, but takes a bare AZ for a target of 0 and goes there.
        asked = asksJointly ? Question.BOTH : Question.ELEVATION;
        firstHalfAskedNanos = nowNanos;
    }

    @Override
    protected void gaveUp(long nowNanos) {
        forgetHalves();
        health.gaveUp(asked);
        pollAt(nowNanos);
        // Not after the question for the version: a box that does not know it would never be asked for its position.
        lateReplyPossible = asked != Question.VERSION;
        if (lateReplyPossible && !formProven && ++triesInVain == TRIES_PER_FORM) {
            triesInVain = 0;
            asksJointly = !asksJointly;
        }
    }

    @Override
    protected List<Words> target(Pointing target) {
        return List.of(new Words(EasycommCodec.target(target), false));
    }

    @Override
    public byte[] stopBytes() {
        return EasycommCodec.stop();
    }

    @Override
    protected Optional<String> notice(long nowNanos) {
        return alarm.filter(raised -> nowNanos - raised.nanos() < ALARM_SHOWN_NANOS)
                .map(Alarm::sentence)
                .or(health::trouble);
    }
}
