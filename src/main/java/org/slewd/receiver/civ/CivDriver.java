package org.slewd.receiver.civ;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.link.Conversation;
import org.slewd.receiver.Dial;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.civ.CivReply.Accepted;
import org.slewd.receiver.civ.CivReply.Damaged;
import org.slewd.receiver.civ.CivReply.FrequencyIs;
import org.slewd.receiver.civ.CivReply.ModeIs;
import org.slewd.receiver.civ.CivReply.Refused;

/**
 * Tunes one radio on a CI-V bus, which it may share with other radios and other controllers. When to say what is {@link
 * Dial}'s; here is how a bus is shared: our own bytes may come back, others may speak, and two may speak at once.
 *
 * <p>After a reconnect the last wanted tuning is sent again, unlike the target of a rotator: tuning cannot hurt anyone, and
 * Doppler must resume.
 */
final class CivDriver implements ReceiverDriver {

    /** A radio answers within 50 ms; Hamlib waits a second, in which a pass would miss six tunings. */
    private static final long REPLY_TIMEOUT_NANOS = 300_000_000L;

    /** Room for others on the bus between an answer and our next frame. */
    private static final long SETTLE_NANOS = 10_000_000L;

    /** Hamlib gives the same time to a setting before it reads it back. */
    private static final long READ_BACK_AFTER_NANOS = 50_000_000L;

    /** After two spoke at once each waits for a time of its own, or they would meet again. */
    private static final long BACK_OFF_MIN_NANOS = 10_000_000L;

    private static final long BACK_OFF_MAX_NANOS = 50_000_000L;

    /** After so many collisions in a row we wait out the deadline, which also counts as a missing answer. */
    private static final int QUICK_RETRIES = 4;

    private final CivProfile profile;
    private final Conversation conversation;
    private final Dial dial;
    private final CivFramer framer = new CivFramer();
    private final SplittableRandom random;

    private Ask outstanding = Ask.NOTHING;
    private byte[] lastSent = new byte[0];
    private boolean busEchoes;
    private boolean echoHeard;
    private int collisions;
    private boolean disturbed;
    private long quietUntilNanos;

    CivDriver(CivProfile profile, long nowNanos) {
        this.profile = profile;
        this.conversation = new Conversation(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, nowNanos);
        this.dial = new Dial(profile.title(), profile.traits().holdNanos(), READ_BACK_AFTER_NANOS, nowNanos);
        this.random = new SplittableRandom(nowNanos);
        this.quietUntilNanos = nowNanos;
    }

    @Override
    public ReceiverTraits traits() {
        return profile.traits();
    }

    @Override
    public void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        dial.restart(nowNanos);
        framer.clear();
        outstanding = Ask.NOTHING;
        busEchoes = false;
        collisions = 0;
        disturbed = false;
        quietUntilNanos = nowNanos;
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        framer.push(received, new CivFramer.Listener() {
            @Override
            public void frame(CivFrame frame) {
                onFrame(frame, nowNanos);
            }

            @Override
            public void jam() {
                onCollision(nowNanos);
            }
        });
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            framer.clear();
            dial.lost(outstanding, nowNanos);
            outstanding = Ask.NOTHING;
            collisions = 0;
        }
        if (!isWireFree(nowNanos)) {
            return;
        }
        Ask ask = dial.next(conversation.contact(nowNanos), nowNanos);
        if (ask == Ask.NOTHING) {
            return;
        }
        lastSent = request(ask).bytes(profile.address());
        echoHeard = false;
        outstanding = ask;
        dial.sent(ask, nowNanos);
        conversation.asked(nowNanos);
        out.accept(lastSent.clone());
    }

    private boolean isWireFree(long nowNanos) {
        return conversation.mayAsk(nowNanos) && nowNanos - quietUntilNanos >= 0;
    }

    @Override
    public boolean takesTuning(long nowNanos) {
        return isWireFree(nowNanos) && dial.takesTuning(conversation.contact(nowNanos), nowNanos);
    }

    @Override
    public void tune(Tuning wanted) {
        if (!profile.traits().contains(wanted.hz())) {
            throw new IllegalArgumentException(profile.title() + " does not receive " + Dial.mhz(wanted.hz()));
        }
        wanted.mode().filter(mode -> !profile.traits().modes().contains(mode)).ifPresent(mode -> {
            throw new IllegalArgumentException(profile.title() + " has no mode " + mode);
        });
        dial.want(wanted);
    }

    @Override
    public ReceiverState state(long nowNanos) {
        ReceiverState state = dial.state(conversation.contact(nowNanos));
        return state.contact() == Contact.SILENT ? state.withTrouble(silence()) : state;
    }

    private CivRequest request(Ask ask) {
        return switch (ask) {
            case READ_FREQUENCY -> new CivRequest.ReadFrequency();
            case SET_FREQUENCY -> new CivRequest.SetFrequency(dial.wanted().hz());
            case READ_MODE -> new CivRequest.ReadMode();
            case SET_MODE -> new CivRequest.SetMode(dial.wanted().mode().orElseThrow());
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
    }

    private void onFrame(CivFrame frame, long nowNanos) {
        boolean fromRadio = frame.from() == profile.address();
        if (fromRadio && frame.to() == CivFrame.CONTROLLER) {
            onReply(CivCodec.decode(frame.payload()), frame.command(), nowNanos);
        } else if (fromRadio && frame.to() == CivFrame.EVERYBODY) {
            onBroadcast(frame, nowNanos);
        } else if (frame.from() == CivFrame.CONTROLLER && frame.to() == profile.address()) {
            onOurOwn(frame, nowNanos);
        }
    }

    private void onReply(CivReply reply, int command, long nowNanos) {
        Ask ask = outstanding;
        boolean setting = ask == Ask.SET_FREQUENCY || ask == Ask.SET_MODE;
        if (reply instanceof Accepted && setting) {
            answered(nowNanos);
            dial.accepted(nowNanos);
        } else if (reply instanceof Refused refused && ask != Ask.NOTHING) {
            answered(nowNanos);
            dial.refused(ask, refused.answer(), nowNanos);
        } else if (reply instanceof FrequencyIs frequency
                && ask == Ask.READ_FREQUENCY
                && command == CivCodec.READ_FREQUENCY) {
            answered(nowNanos);
            dial.reported(frequency.hz(), true, nowNanos);
        } else if (reply instanceof ModeIs mode && ask == Ask.READ_MODE && command == CivCodec.READ_MODE) {
            answered(nowNanos);
            dial.reportedMode(mode.mode(), nowNanos);
        } else if (reply instanceof Damaged) {
            onCollision(nowNanos);
        }
    }

    /** Somebody turned the dial, or the radio tells everybody what we have just set. It answers no question. */
    private void onBroadcast(CivFrame frame, long nowNanos) {
        CivReply reply = CivCodec.decode(frame.payload());
        if (reply instanceof FrequencyIs frequency && frame.command() == CivCodec.BROADCAST_FREQUENCY) {
            dial.reported(frequency.hz(), false, nowNanos);
        } else if (reply instanceof ModeIs mode && frame.command() == CivCodec.BROADCAST_MODE) {
            dial.reportedMode(mode.mode(), nowNanos);
        }
    }

    /** Our own bytes on a bus of one wire. Where they come back at all, others than we sent mean that they were damaged. */
    private void onOurOwn(CivFrame frame, long nowNanos) {
        if (outstanding == Ask.NOTHING || echoHeard) {
            return;
        }
        if (Arrays.equals(frame.bytes(), lastSent)) {
            echoHeard = true;
            busEchoes = true;
        } else if (busEchoes) {
            onCollision(nowNanos);
        }
    }

    private void onCollision(long nowNanos) {
        if (outstanding == Ask.NOTHING || collisions >= QUICK_RETRIES) {
            return;
        }
        collisions++;
        disturbed = true;
        conversation.abandon(nowNanos);
        dial.collided(outstanding, nowNanos);
        outstanding = Ask.NOTHING;
        quietUntilNanos = nowNanos + random.nextLong(BACK_OFF_MIN_NANOS, BACK_OFF_MAX_NANOS);
    }

    private void answered(long nowNanos) {
        conversation.answered(nowNanos);
        outstanding = Ask.NOTHING;
        collisions = 0;
        disturbed = false;
    }

    private String silence() {
        String address = String.format("%02Xh", profile.address());
        String cable = busEchoes
                ? " Its bus is alive (our own bytes come back), so check its power, its CI-V address ("
                : " Check its power, the cable, its CI-V address (";
        String others = disturbed ? " Others speak at the same time: check what else is on the bus." : "";
        return profile.title() + " does not answer. slewd asks once a second." + cable + address
                + ") and the baud rate." + others;
    }
}
