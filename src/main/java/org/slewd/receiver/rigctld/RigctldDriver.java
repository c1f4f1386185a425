package org.slewd.receiver.rigctld;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Manners;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.rigctld.RigctldReply.Done;
import org.slewd.receiver.rigctld.RigctldReply.Failed;
import org.slewd.receiver.rigctld.RigctldReply.FrequencyIs;
import org.slewd.receiver.rigctld.RigctldReply.LevelIs;
import org.slewd.receiver.rigctld.RigctldReply.ModeIs;
import org.slewd.receiver.rigctld.RigctldReply.Refused;
import org.slewd.receiver.rigctld.RigctldReply.VfoModeIs;

/** Tunes a radio through a program that speaks the language of rigctld. */
final class RigctldDriver extends DialDriver {

    /** A rigctld asks its radio for us, which takes 20 to 40 ms, and tries again by itself when the radio is slow. */
    private static final long REPLY_TIMEOUT_NANOS = 1_000_000_000L;

    /** Ten settings a second are what the slowest radios behind a rigctld follow. */
    private static final long HOLD_NANOS = 100_000_000L;

    /** The server does not say what its radio can do; it refuses instead. */
    private static final ReceiverTraits ONE_DIAL = new ReceiverTraits(1, RigctldReader.MAX_HZ, 1, HOLD_NANOS);

    private final RigctldDialect dialect;
    private final RigctldReader reader;

    private String awaited = "";
    private boolean vfoMode;
    private boolean split;

    RigctldDriver(RigctldDialect dialect, long nowNanos) {
        super(
                dialect.isExtended() ? ONE_DIAL.withUplink() : ONE_DIAL,
                new Manners(dialect.title(), true, REPLY_TIMEOUT_NANOS, 0, 0),
                nowNanos);
        this.dialect = dialect;
        this.reader = new RigctldReader(dialect);
    }

    @Override
    protected void forget(long nowNanos) {
        reader.clear();
        vfoMode = false;
        split = false;
    }

    @Override
    protected void gaveUp(long nowNanos) {
        reader.giveUp();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        reader.push(received, reply -> onReply(reply, nowNanos));
    }

    @Override
    protected List<Words> opening() {
        return dialect.isExtended() ? List.of(saying(RigctldRequest.ASK_VFO_MODE)) : List.of();
    }

    @Override
    protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
        List<Words> words = new ArrayList<>();
        if (leg == Leg.UPLINK && !split) {
            words.add(saying(RigctldRequest.SPLIT));
        }
        words.add(saying(request(leg, ask, wanted)));
        return words;
    }

    private static RigctldRequest request(Leg leg, Ask ask, Optional<Tuning> wanted) {
        return switch (ask) {
            case READ_FREQUENCY -> RigctldRequest.readFrequency(leg);
            case SET_FREQUENCY ->
                RigctldRequest.setFrequency(leg, wanted.orElseThrow().hz());
            case READ_MODE -> RigctldRequest.readMode(leg);
            case SET_MODE ->
                RigctldRequest.setMode(leg, wanted.flatMap(Tuning::mode).orElseThrow());
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
    }

    private Words saying(RigctldRequest request) {
        return new Words(request.command(), request.bytes(dialect, vfoMode), true);
    }

    @Override
    protected Optional<Words> meterQuestion() {
        return dialect.hasMeter() ? Optional.of(saying(RigctldRequest.METER)) : Optional.empty();
    }

    @Override
    protected void said(Words words) {
        awaited = words.name();
        reader.asked(awaited);
    }

    private void onReply(RigctldReply reply, long nowNanos) {
        if (!isAwaiting() || !(reply.command().isEmpty() || reply.command().equals(awaited))) {
            return;
        }
        Ask ask = asked();
        boolean sets = awaited.startsWith("set_");
        if (isOpening()) {
            // A server that refuses the question wants no VFO either.
            boolean refused = reply instanceof Refused || reply instanceof Done;
            if (reply instanceof VfoModeIs || refused) {
                vfoMode = reply instanceof VfoModeIs is && is.on();
                took(nowNanos);
            }
        } else if (reply instanceof Failed failed) {
            failed(failed.answer(), remedy());
        } else if (reply instanceof Refused refused) {
            refused(refused.answer(), nowNanos);
        } else if (reply instanceof Done && sets) {
            split |= awaited.equals(RigctldRequest.SPLIT.command());
            took(nowNanos);
        } else if (reply instanceof FrequencyIs frequency && ask == Ask.READ_FREQUENCY) {
            frequencyIs(frequency.hz(), nowNanos);
        } else if (reply instanceof LevelIs level) {
            signalIs(dialect.share(level.db()), nowNanos);
        } else if (reply instanceof ModeIs mode && ask == Ask.READ_MODE) {
            modeIs(mode.mode(), nowNanos);
        }
    }

    private String remedy() {
        return dialect == RigctldDialect.HAMLIB
                ? "Check that the radio is on and its cable is in, and restart rigctld: it does not open a lost device again."
                : "Check that its input device is there.";
    }

    @Override
    protected String silence() {
        return dialect.title() + " does not answer. slewd asks once a second. Check that this port"
                + " is its remote control, and that no other program keeps it busy.";
    }
}
