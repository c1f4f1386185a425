package org.slewd.receiver.rigctld;

import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.link.Conversation;
import org.slewd.receiver.Dial;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.rigctld.RigctldReply.Done;
import org.slewd.receiver.rigctld.RigctldReply.Failed;
import org.slewd.receiver.rigctld.RigctldReply.FrequencyIs;
import org.slewd.receiver.rigctld.RigctldReply.ModeIs;
import org.slewd.receiver.rigctld.RigctldReply.Refused;
import org.slewd.receiver.rigctld.RigctldReply.VfoModeIs;

/**
 * Tunes a radio through a program that speaks the language of rigctld. When to say what is {@link Dial}'s.
 *
 * <p>After a reconnect the last wanted tuning is sent again, unlike the target of a rotator: tuning cannot hurt anyone, and
 * Doppler must resume.
 */
final class RigctldDriver implements ReceiverDriver {

    /** A rigctld asks its radio for us, which takes 20 to 40 ms, and tries again by itself when the radio is slow. */
    private static final long REPLY_TIMEOUT_NANOS = 1_000_000_000L;

    /** Ten settings a second are what the slowest radios behind a rigctld follow. */
    private static final long HOLD_NANOS = 100_000_000L;

    /** The server does not say what its radio can do; it refuses instead. */
    private static final ReceiverTraits TRAITS = new ReceiverTraits(1, RigctldReader.MAX_HZ, 1, HOLD_NANOS);

    private static final RigctldRequest ASK_VFO_MODE = new RigctldRequest.AskVfoMode();

    private final RigctldDialect dialect;
    private final Conversation conversation;
    private final Dial dial;
    private final RigctldReader reader;

    private Ask outstanding = Ask.NOTHING;
    private String awaited = "";
    private boolean vfoModeKnown;
    private boolean vfoMode;

    RigctldDriver(RigctldDialect dialect, long nowNanos) {
        this.dialect = dialect;
        this.conversation = new Conversation(REPLY_TIMEOUT_NANOS, 0, nowNanos);
        this.dial = new Dial(dialect.title(), HOLD_NANOS, 0, nowNanos);
        this.reader = new RigctldReader(dialect);
        this.vfoModeKnown = dialect == RigctldDialect.GQRX;
    }

    @Override
    public ReceiverTraits traits() {
        return TRAITS;
    }

    @Override
    public void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        dial.restart(nowNanos);
        reader.clear();
        outstanding = Ask.NOTHING;
        awaited = "";
        vfoModeKnown = dialect == RigctldDialect.GQRX;
        vfoMode = false;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        reader.push(received, reply -> onReply(reply, nowNanos));
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            if (outstanding != Ask.NOTHING) {
                dial.lost(outstanding, nowNanos);
            }
            outstanding = Ask.NOTHING;
            awaited = "";
        }
        if (!conversation.mayAsk(nowNanos)) {
            return;
        }
        if (!vfoModeKnown) {
            send(ASK_VFO_MODE, nowNanos, out);
            return;
        }
        Ask ask = dial.next(conversation.contact(nowNanos), nowNanos);
        if (ask != Ask.NOTHING) {
            outstanding = ask;
            send(request(ask), nowNanos, out);
            dial.sent(ask, nowNanos);
        }
    }

    @Override
    public boolean takesTuning(long nowNanos) {
        return conversation.mayAsk(nowNanos)
                && vfoModeKnown
                && dial.takesTuning(conversation.contact(nowNanos), nowNanos);
    }

    @Override
    public void tune(Tuning wanted) {
        if (!TRAITS.contains(wanted.hz())) {
            throw new IllegalArgumentException("beyond any receiver: " + Dial.mhz(wanted.hz()));
        }
        dial.want(wanted);
    }

    @Override
    public ReceiverState state(long nowNanos) {
        ReceiverState state = dial.state(conversation.contact(nowNanos));
        return state.contact() == Contact.SILENT && state.trouble().isEmpty()
                ? state.withTrouble(dialect.title() + " does not answer. slewd asks once a second. Check that this port"
                        + " is its remote control, and that no other program keeps it busy.")
                : state;
    }

    private RigctldRequest request(Ask ask) {
        return switch (ask) {
            case READ_FREQUENCY -> new RigctldRequest.ReadFrequency();
            case SET_FREQUENCY -> new RigctldRequest.SetFrequency(dial.wanted().hz());
            case READ_MODE -> new RigctldRequest.ReadMode();
            case SET_MODE -> new RigctldRequest.SetMode(dial.wanted().mode().orElseThrow());
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
    }

    private void send(RigctldRequest request, long nowNanos, ByteSink out) {
        awaited = request.command();
        conversation.asked(nowNanos);
        out.accept(request.bytes(dialect, vfoMode));
    }

    private void onReply(RigctldReply reply, long nowNanos) {
        if (awaited.isEmpty() || !(reply.command().isEmpty() || reply.command().equals(awaited))) {
            return;
        }
        if (outstanding == Ask.NOTHING) {
            // Only chk_vfo is asked without the dial. A server that refuses the question wants no VFO either.
            boolean refused = reply instanceof Refused || reply instanceof Done;
            if (reply instanceof VfoModeIs || refused) {
                vfoMode = reply instanceof VfoModeIs is && is.on();
                vfoModeKnown = true;
                answered(nowNanos);
            }
            return;
        }
        Ask ask = outstanding;
        if (reply instanceof Failed failed) {
            dial.failed(failed.answer(), remedy());
        } else if (reply instanceof Refused refused) {
            answered(nowNanos);
            dial.refused(ask, refused.answer(), nowNanos);
        } else if (reply instanceof Done && (ask == Ask.SET_FREQUENCY || ask == Ask.SET_MODE)) {
            answered(nowNanos);
            dial.accepted(nowNanos);
        } else if (reply instanceof FrequencyIs frequency && ask == Ask.READ_FREQUENCY) {
            answered(nowNanos);
            dial.reported(frequency.hz(), true, nowNanos);
        } else if (reply instanceof ModeIs mode && ask == Ask.READ_MODE) {
            answered(nowNanos);
            dial.reportedMode(mode.mode(), nowNanos);
        }
    }

    private String remedy() {
        return dialect == RigctldDialect.HAMLIB
                ? "Check that the radio is on and its cable is in, and restart rigctld: it does not open a lost device again."
                : "Check that its input device is there.";
    }

    private void answered(long nowNanos) {
        conversation.answered(nowNanos);
        outstanding = Ask.NOTHING;
        awaited = "";
    }
}
