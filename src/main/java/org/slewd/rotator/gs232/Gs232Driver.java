package org.slewd.rotator.gs232;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Conversation;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;
import org.slewd.rotator.TargetSlot;

/** What to ask a GS-232, and when to give up. Takes both dialects. */
final class Gs232Driver implements RotatorDriver {

    /** Slowest sensible line, 1200 baud: 158 ms on the wire for question and answer, the rest for a slow copy. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** At 1200 baud a target is 75 ms on the wire and its acknowledgement 17 ms; copies lose what comes meanwhile. */
    private static final long SETTLE_NANOS = 100_000_000L;

    /** Twice for each degree that a G-5500 turns in a second would be wasted: 4 reports a second follow it closely. */
    private static final long POLL_NANOS = 250_000_000L;

    /** A stop that noise has hit is said again at once, a few times; after that the station repeats it at its pace. */
    private static final int MAX_STOPS_ON_REFUSAL = 3;

    private enum Asked {
        POSITION,
        AZIMUTH
    }

    private enum Told {
        NOTHING,
        TARGET,
        STOP
    }

    private final Conversation conversation;
    private final LineSplitter lines = new LineSplitter(Gs232Codec.MAX_LINE);
    private final TargetSlot target = new TargetSlot(Gs232.TRAITS);

    private boolean stopDue;
    private int stopsOnRefusal;
    private Asked asked = Asked.POSITION;
    private boolean lateReplyPossible;
    private long nextPollNanos;

    /** What was told last and may still be refused. */
    private Told told = Told.NOTHING;

    /** Whether that was told while a question was outstanding, whose answer then says nothing about it. */
    private boolean toldMeanwhile;

    private Optional<RotatorState.Measured> measured = Optional.empty();
    private Optional<String> garble = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    Gs232Driver(long nowNanos) {
        conversation = new Conversation(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, nowNanos);
        nextPollNanos = nowNanos;
    }

    @Override
    public RotatorTraits traits() {
        return Gs232.TRAITS;
    }

    @Override
    public void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        lines.clear();
        target.forget();
        lateReplyPossible = false;
        nextPollNanos = nowNanos;
        told = Told.NOTHING;
        measured = Optional.empty();
        garble = Optional.empty();
        refusal = Optional.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> Gs232Codec.read(line, reply -> take(reply, line, nowNanos)));
    }

    private void take(Gs232Codec.Reply reply, String line, long nowNanos) {
        if (reply instanceof Gs232Codec.Reply.Position position) {
            if (conversation.isAwaiting() && asked == Asked.POSITION) {
                measured = Optional.of(new RotatorState.Measured(position.pointing(), nowNanos));
                garble = Optional.empty();
                answered(nowNanos);
            }
        } else if (reply instanceof Gs232Codec.Reply.Azimuth) {
            if (conversation.isAwaiting() && asked == Asked.AZIMUTH) {
                answered(nowNanos);
            } else if (conversation.isAwaiting()) {
                garble = Optional.of(sentence(line, "half a position; slewd needs azimuth and elevation"));
            }
        } else if (reply instanceof Gs232Codec.Reply.Refusal) {
            refused();
        } else if (reply instanceof Gs232Codec.Reply.Garbled garbled) {
            garble = Optional.of(sentence(line, garbled.why()));
        }
    }

    private void answered(long nowNanos) {
        conversation.answered(nowNanos);
        if (!toldMeanwhile && told != Told.NOTHING) {
            told = Told.NOTHING; // answers come in order: what was told before the question was accepted
            stopsOnRefusal = 0;
            refusal = Optional.empty();
        }
        toldMeanwhile = false;
    }

    private void refused() {
        if (told == Told.STOP) {
            stopDue = stopsOnRefusal < MAX_STOPS_ON_REFUSAL;
            stopsOnRefusal++;
            refusal = Optional.of("the controller refused a stop (answered \"?>\"); slewd sends it again;"
                    + " if the antenna moves on, cut the motor power");
        } else if (told == Told.TARGET) {
            String what = target.commanded()
                    .map(sent -> "\"" + Transcript.escape(Gs232Codec.target(sent.pointing())) + "\"")
                    .orElse("a target");
            refusal = Optional.of("the controller refused " + what + " (answered \"?>\"); "
                    + (target.refused() ? "slewd sends it once more" : "slewd waits for another target")
                    + "; check the controller's limits and its 360 or 450 degree setting");
        } else {
            garble = Optional.of("the controller refused a question (answered \"?>\"); slewd asks again;"
                    + " check the speed of the line and that the controller speaks GS-232");
        }
        told = Told.NOTHING;
    }

    private static String sentence(String line, String why) {
        return "the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", " + why
                + "; slewd ignored it and asks again";
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            // Not after the short question itself: a box that does not know it would never be asked for its position.
            lateReplyPossible = asked == Asked.POSITION;
        }
        if (stopDue) {
            stopDue = false;
            out.accept(stopBytes());
            tell(Told.STOP, nowNanos);
            return;
        }
        if (!conversation.mayAsk(nowNanos)) {
            return;
        }
        Optional<Pointing> due = answers() ? target.due(nowNanos) : Optional.empty();
        if (due.isPresent()) {
            out.accept(Gs232Codec.target(due.get()));
            target.sent(nowNanos);
            tell(Told.TARGET, nowNanos);
        } else if (nowNanos - nextPollNanos >= 0) {
            asked = lateReplyPossible ? Asked.AZIMUTH : Asked.POSITION;
            lateReplyPossible = false;
            // After the short question the real one follows at once.
            nextPollNanos = asked == Asked.POSITION ? nowNanos + POLL_NANOS : nowNanos;
            out.accept(asked == Asked.POSITION ? Gs232Codec.askPosition() : Gs232Codec.askAzimuth());
            conversation.asked(nowNanos);
        }
    }

    /** Whether the controller is known to listen; a target sent into silence would move an antenna nobody watches. */
    private boolean answers() {
        return measured.isPresent() && conversation.misses() == 0;
    }

    private void tell(Told what, long nowNanos) {
        told = what;
        toldMeanwhile = conversation.isAwaiting();
        conversation.told(nowNanos);
    }

    @Override
    public void aim(Pointing wanted) {
        target.aim(wanted);
    }

    @Override
    public void stop() {
        target.forget();
        stopDue = true;
        stopsOnRefusal = 0;
    }

    @Override
    public byte[] stopBytes() {
        return Gs232Codec.stop();
    }

    @Override
    public RotatorState state(long nowNanos) {
        return new RotatorState(
                conversation.contact(nowNanos), measured, target.commanded(), refusal.isPresent() ? refusal : garble);
    }
}
