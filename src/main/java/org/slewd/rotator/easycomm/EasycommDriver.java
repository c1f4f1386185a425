package org.slewd.rotator.easycomm;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.link.ByteSink;
import org.slewd.link.Conversation;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Orders;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;
import org.slewd.rotator.easycomm.EasycommCodec.Question;
import org.slewd.rotator.easycomm.EasycommCodec.Reply;

/** What to ask an Easycomm controller, and when to give up. */
final class EasycommDriver implements RotatorDriver {

    /** Twice what Hamlib waits; question and answer are 23 ms on the wire at 9600 baud. */
    private static final long REPLY_TIMEOUT_NANOS = 400_000_000L;

    /** A target is 18 ms on the wire, and so is its echo, which must be over before a question is outstanding. */
    private static final long SETTLE_NANOS = 40_000_000L;

    private static final long POLL_NANOS = 250_000_000L;

    /** After so many questions in vain the other form is tried, until one has been answered. */
    private static final int TRIES_PER_FORM = 2;

    /** An alarm comes once. Long enough to be read by a person, short enough not to outlive its cause. */
    private static final long ALARM_SHOWN_NANOS = 10_000_000_000L;

    private record Alarm(String sentence, long nanos) {}

    private final Conversation conversation;
    private final LineSplitter lines = new LineSplitter(EasycommCodec.MAX_LINE);
    private final Orders orders = new Orders(Easycomm.TRAITS);

    private Question asked;
    private boolean asksJointly;
    private boolean formProven;
    private int triesInVain;
    private boolean lateReplyPossible;
    private OptionalDouble azimuthHalf;
    private long nextPollNanos;
    private Optional<RotatorState.Measured> measured;
    private Optional<String> garble;
    private Optional<Alarm> alarm;

    EasycommDriver(long nowNanos) {
        conversation = new Conversation(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, nowNanos);
        onConnect(nowNanos);
    }

    @Override
    public RotatorTraits traits() {
        return Easycomm.TRAITS;
    }

    @Override
    public void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        lines.clear();
        orders.restart();
        asked = Question.BOTH;
        asksJointly = true;
        formProven = false;
        triesInVain = 0;
        lateReplyPossible = false;
        azimuthHalf = OptionalDouble.empty();
        nextPollNanos = nowNanos;
        measured = Optional.empty();
        garble = Optional.empty();
        alarm = Optional.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(EasycommCodec.read(line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.Position position) {
            if (isAwaiting(Question.BOTH)) {
                located(position.pointing(), nowNanos);
            }
        } else if (reply instanceof Reply.Azimuth azimuth) {
            if (isAwaiting(Question.BOTH)) {
                azimuthHalf = OptionalDouble.of(azimuth.azimuthDeg()); // the other half comes on a line of its own
            } else if (isAwaiting(Question.AZIMUTH)) {
                half(azimuth.azimuthDeg(), nowNanos);
            }
        } else if (reply instanceof Reply.Elevation elevation) {
            if ((isAwaiting(Question.BOTH) || isAwaiting(Question.ELEVATION)) && azimuthHalf.isPresent()) {
                join(elevation.elevationDeg(), line, nowNanos);
            }
        } else if (reply instanceof Reply.Angle angle) {
            if (isAwaiting(Question.AZIMUTH)) {
                half(angle.angleDeg(), nowNanos);
            } else if (isAwaiting(Question.ELEVATION)) {
                join(angle.angleDeg(), line, nowNanos);
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
        return conversation.isAwaiting() && asked == question;
    }

    private void half(double azimuthDeg, long nowNanos) {
        azimuthHalf = OptionalDouble.of(azimuthDeg);
        nextPollNanos = nowNanos; // the other half at once
        answered(nowNanos);
    }

    private void join(double elevationDeg, String line, long nowNanos) {
        Reply joined = EasycommCodec.join(azimuthHalf.orElseThrow(), elevationDeg);
        if (joined instanceof Reply.Position position) {
            located(position.pointing(), nowNanos);
        } else if (joined instanceof Reply.Garbled garbled) {
            garbled(line, garbled.why());
        }
    }

    private void located(Pointing pointing, long nowNanos) {
        measured = Optional.of(new RotatorState.Measured(pointing, nowNanos));
        azimuthHalf = OptionalDouble.empty();
        garble = Optional.empty();
        formProven = true;
        answered(nowNanos);
    }

    private void answered(long nowNanos) {
        conversation.answered(nowNanos);
        orders.answered();
    }

    private void refused() {
        if (!orders.refused("\"?\"", "check the controller's limits")) {
            garble = Optional.of("the controller refused a question (it answered \"?\"); slewd asks again;"
                    + " check the speed of the line and that the controller speaks Easycomm II");
        }
    }

    private void garbled(String line, String why) {
        garble = Optional.of(
                "the controller sent \"" + printable(line) + "\", " + why + "; slewd ignored it and asks again");
    }

    private static String printable(String text) {
        return Transcript.escape(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            giveUp(nowNanos);
        }
        if (orders.isStopDue()) {
            orders.stopSent(conversation.isAwaiting());
            conversation.told(nowNanos);
            out.accept(stopBytes());
            return;
        }
        if (!conversation.mayAsk(nowNanos)) {
            return;
        }
        Optional<Pointing> due = answers() ? orders.due(nowNanos) : Optional.empty();
        if (due.isPresent()) {
            orders.targetSent(nowNanos);
            conversation.told(nowNanos);
            out.accept(EasycommCodec.target(due.get()));
        } else if (nowNanos - nextPollNanos >= 0) {
            ask(nowNanos, out);
        }
    }

    private void ask(long nowNanos, ByteSink out) {
        if (lateReplyPossible) {
            lateReplyPossible = false;
            asked = Question.VERSION;
            nextPollNanos = nowNanos;
        } else if (azimuthHalf.isPresent()) {
            asked = Question.ELEVATION;
            nextPollNanos += POLL_NANOS;
        } else {
            asked = asksJointly ? Question.BOTH : Question.AZIMUTH;
            nextPollNanos = nowNanos + POLL_NANOS;
        }
        conversation.asked(nowNanos);
        out.accept(asked.bytes());
    }

    private void giveUp(long nowNanos) {
        azimuthHalf = OptionalDouble.empty();
        nextPollNanos = nowNanos;
        // Not after the question for the version: a box that does not know it would never be asked for its position.
        lateReplyPossible = asked != Question.VERSION;
        if (lateReplyPossible && !formProven && ++triesInVain == TRIES_PER_FORM) {
            triesInVain = 0;
            asksJointly = !asksJointly;
        }
    }

    /** Whether the controller is known to listen; a target sent into silence would move an antenna nobody watches. */
    private boolean answers() {
        return measured.isPresent() && conversation.misses() == 0;
    }

    @Override
    public void aim(Pointing wanted) {
        orders.aim(wanted);
    }

    @Override
    public void stop() {
        orders.stop();
    }

    @Override
    public byte[] stopBytes() {
        return EasycommCodec.stop();
    }

    @Override
    public RotatorState state(long nowNanos) {
        Optional<String> alarmed = alarm.filter(raised -> nowNanos - raised.nanos() < ALARM_SHOWN_NANOS)
                .map(Alarm::sentence);
        return new RotatorState(
                conversation.contact(nowNanos),
                measured,
                orders.commanded(),
                orders.refusal().or(() -> alarmed).or(() -> garble));
    }
}
