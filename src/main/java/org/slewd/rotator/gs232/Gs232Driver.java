package org.slewd.rotator.gs232;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Conversation;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Orders;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/** What to ask a GS-232, and when to give up. Takes both dialects. */
final class Gs232Driver implements RotatorDriver {

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

    private final Conversation conversation;
    private final LineSplitter lines = new LineSplitter(Gs232Codec.MAX_LINE);
    private final Orders orders = new Orders(Gs232.TRAITS);

    private Asked asked = Asked.POSITION;
    private boolean lateReplyPossible;
    private long nextPollNanos;

    private Optional<RotatorState.Measured> measured = Optional.empty();
    private Optional<String> garble = Optional.empty();

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
        orders.restart();
        lateReplyPossible = false;
        nextPollNanos = nowNanos;
        measured = Optional.empty();
        garble = Optional.empty();
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
        orders.answered();
    }

    private void refused() {
        if (!orders.refused("\"?>\"", "check the controller's limits and its 360 or 450 degree setting")) {
            garble = Optional.of("the controller refused a question (it answered \"?>\"); slewd asks again;"
                    + " check the speed of the line and that the controller speaks GS-232");
        }
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
            out.accept(Gs232Codec.target(due.get()));
        } else if (nowNanos - nextPollNanos >= 0) {
            asked = lateReplyPossible ? Asked.AZIMUTH : Asked.POSITION;
            lateReplyPossible = false;
            // After the short question the real one follows at once.
            nextPollNanos = asked == Asked.POSITION ? nowNanos + POLL_NANOS : nowNanos;
            conversation.asked(nowNanos);
            out.accept(asked == Asked.POSITION ? Gs232Codec.askPosition() : Gs232Codec.askAzimuth());
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
        return Gs232Codec.stop();
    }

    @Override
    public RotatorState state(long nowNanos) {
        return new RotatorState(
                conversation.contact(nowNanos),
                measured,
                orders.commanded(),
                orders.refusal().or(() -> garble));
    }
}
