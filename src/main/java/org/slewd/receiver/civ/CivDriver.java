package org.slewd.receiver.civ;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Manners;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.civ.CivReply.Accepted;
import org.slewd.receiver.civ.CivReply.Damaged;
import org.slewd.receiver.civ.CivReply.FrequencyIs;
import org.slewd.receiver.civ.CivReply.MeterIs;
import org.slewd.receiver.civ.CivReply.ModeIs;
import org.slewd.receiver.civ.CivReply.Refused;
import org.slewd.receiver.civ.CivReply.SatelliteIs;

/**
 * Tunes one radio on a CI-V bus, which it may share with other radios and other controllers. What is its own here is how a bus
 * is shared: our own bytes may come back, others may speak, and two may speak at once.
 *
 * <p>As long as nobody wants an uplink, the radio is tuned by the VFO that its owner has selected. From the first uplink on, a
 * set with two receivers is in its satellite mode, where it has one, and each leg has a half of its own.
 */
final class CivDriver extends DialDriver {

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

    /** FE FE to from, and then the command. */
    private static final int COMMAND_AT = 4;

    private final CivProfile profile;
    private final CivFramer framer = new CivFramer();
    private final SplittableRandom random;

    private byte[] lastSent = new byte[0];
    private boolean busEchoes;
    private boolean echoHeard;
    private int collisions;
    private boolean disturbed;
    private boolean duplex;
    private boolean downlinkMoves;
    private boolean satellite;
    private boolean exchangeDue;
    private Optional<Leg> exchangedFor = Optional.empty();
    private Optional<Leg> selected = Optional.empty();

    CivDriver(CivProfile profile, long nowNanos) {
        super(
                profile.traits(),
                new Manners(profile.title(), true, REPLY_TIMEOUT_NANOS, SETTLE_NANOS, READ_BACK_AFTER_NANOS),
                nowNanos);
        this.profile = profile;
        this.random = new SplittableRandom(nowNanos);
    }

    @Override
    protected void forget(long nowNanos) {
        framer.clear();
        busEchoes = false;
        collisions = 0;
        disturbed = false;
        satellite = false;
        exchangeDue = false;
        exchangedFor = Optional.empty();
        selected = Optional.empty();
    }

    @Override
    protected void gaveUp(long nowNanos) {
        framer.clear();
        collisions = 0;
        forgetHalves();
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
    protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
        List<Words> words = new ArrayList<>();
        if (leg == Leg.UPLINK && !duplex) {
            duplex = true;
            downlinkMoves = profile.twin();
        }
        if (duplex && profile.twin()) {
            words.addAll(selecting(leg));
        }
        boolean other = leg == Leg.UPLINK && !profile.twin();
        words.add(saying(other ? otherRequest(ask, wanted) : request(ask, wanted)));
        return words;
    }

    /** Whether what was said last has arrived is not known, so neither is which half is meant, nor where they are. */
    private void forgetHalves() {
        selected = Optional.empty();
        exchangedFor = Optional.empty();
    }

    /** What has to be said so that the words after it are about {@code leg}. */
    private List<Words> selecting(Leg leg) {
        List<Words> words = new ArrayList<>();
        if (!satellite && profile.inside() == CivProfile.Inside.SATELLITE_TWIN) {
            words.add(saying(new CivRequest.SatelliteMode()));
            words.add(saying(new CivRequest.ReadSatelliteMode()));
        }
        if (exchangeDue) {
            exchangeDue = false;
            words.add(saying(new CivRequest.Exchange()));
        }
        if (selected.isEmpty() || selected.get() != leg || !words.isEmpty()) {
            words.add(saying(new CivRequest.Select(profile.half(leg))));
        }
        selected = Optional.of(leg);
        return words;
    }

    private static CivRequest request(Ask ask, Optional<Tuning> wanted) {
        return switch (ask) {
            case READ_FREQUENCY -> new CivRequest.ReadFrequency();
            case SET_FREQUENCY ->
                new CivRequest.SetFrequency(wanted.orElseThrow().hz());
            case READ_MODE -> new CivRequest.ReadMode();
            case SET_MODE -> new CivRequest.SetMode(wanted.flatMap(Tuning::mode).orElseThrow());
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
    }

    private static CivRequest otherRequest(Ask ask, Optional<Tuning> wanted) {
        return switch (ask) {
            case READ_FREQUENCY -> new CivRequest.ReadOtherFrequency();
            case SET_FREQUENCY ->
                new CivRequest.SetOtherFrequency(wanted.orElseThrow().hz());
            case READ_MODE -> new CivRequest.ReadOtherMode();
            case SET_MODE ->
                new CivRequest.SetOtherMode(wanted.flatMap(Tuning::mode).orElseThrow());
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
    }

    @Override
    protected Optional<Words> meterQuestion() {
        boolean ofUplink = duplex && profile.twin() && !selected.equals(Optional.of(Leg.DOWNLINK));
        return ofUplink ? Optional.empty() : Optional.of(saying(new CivRequest.ReadMeter()));
    }

    private Words saying(CivRequest request) {
        return Words.answered(request.bytes(profile.address()));
    }

    @Override
    protected void said(Words words) {
        lastSent = words.bytes();
        echoHeard = false;
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
        if (!isAwaiting()) {
            return;
        }
        boolean answers = command == (lastSent[COMMAND_AT] & 0xFF);
        if (reply instanceof Accepted && saidSetting()) {
            heard();
            onAccepted(nowNanos);
        } else if (reply instanceof SatelliteIs mode && answers) {
            heard();
            onSatelliteMode(mode.on(), nowNanos);
        } else if (reply instanceof Refused refused) {
            heard();
            onRefused(refused.answer(), nowNanos);
        } else if (reply instanceof FrequencyIs frequency && answers && asked() == Ask.READ_FREQUENCY) {
            heard();
            frequencyIs(frequency.hz(), nowNanos);
        } else if (reply instanceof ModeIs mode && answers && asked() == Ask.READ_MODE) {
            heard();
            modeIs(mode.mode(), nowNanos);
        } else if (reply instanceof MeterIs meter && answers && isMeterAsked()) {
            heard();
            signalIs(meter.share(), nowNanos);
        } else if (reply instanceof Damaged) {
            onCollision(nowNanos);
        }
    }

    private void onAccepted(long nowNanos) {
        int command = lastSent[COMMAND_AT] & 0xFF;
        boolean exchange = command == CivCodec.SELECT && (lastSent[COMMAND_AT + 1] & 0xFF) == CivCodec.EXCHANGE;
        // One dial that is content again does not make it worth while to exchange them for the other one once more.
        if (command == CivCodec.SET_FREQUENCY
                && exchangedFor.filter(askedLeg()::equals).isPresent()) {
            exchangedFor = Optional.empty();
        }
        took(nowNanos);
        if (exchange) {
            dialMoved(askedLeg() == Leg.DOWNLINK ? Leg.UPLINK : Leg.DOWNLINK, nowNanos);
        } else if (downlinkMoves && command == CivCodec.SELECT) {
            downlinkMoves = false;
            dialMoved(Leg.DOWNLINK, nowNanos);
        }
    }

    private void onSatelliteMode(boolean on, long nowNanos) {
        satellite = on;
        if (on) {
            took(nowNanos);
        } else {
            onRefused("its satellite mode stays off", nowNanos);
        }
    }

    /**
     * FA does not say why. On a set with two receivers the other half may be on the band that is wanted here, and then it
     * helps to let them change places; once, because otherwise it is something else.
     */
    private void onRefused(String answer, long nowNanos) {
        selected = Optional.empty();
        if (duplex && profile.twin() && asked() == Ask.SET_FREQUENCY && exchangedFor.isEmpty()) {
            exchangeDue = (lastSent[COMMAND_AT] & 0xFF) == CivCodec.SET_FREQUENCY;
            exchangedFor = exchangeDue ? Optional.of(askedLeg()) : Optional.empty();
        }
        refused(answer, nowNanos);
    }

    /** Somebody turned the dial, or the radio tells everybody what we have just set. It answers no question. */
    private void onBroadcast(CivFrame frame, long nowNanos) {
        if (duplex && profile.twin()) {
            return; // it does not say which of the two dials it is about
        }
        CivReply reply = CivCodec.decode(frame.payload());
        if (reply instanceof FrequencyIs frequency && frame.command() == CivCodec.BROADCAST_FREQUENCY) {
            heardFrequency(Leg.DOWNLINK, frequency.hz(), nowNanos);
        } else if (reply instanceof ModeIs mode && frame.command() == CivCodec.BROADCAST_MODE) {
            heardMode(Leg.DOWNLINK, mode.mode(), nowNanos);
        }
    }

    /** Our own bytes on a bus of one wire. Where they come back at all, others than we sent mean that they were damaged. */
    private void onOurOwn(CivFrame frame, long nowNanos) {
        if (!isAwaiting() || echoHeard) {
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
        if (!isAwaiting() || collisions >= QUICK_RETRIES) {
            return;
        }
        collisions++;
        disturbed = true;
        forgetHalves();
        collided(random.nextLong(BACK_OFF_MIN_NANOS, BACK_OFF_MAX_NANOS), nowNanos);
    }

    private void heard() {
        collisions = 0;
        disturbed = false;
    }

    /** Whether what was said last is a setting, which is answered by FB or FA. */
    private boolean saidSetting() {
        return switch (lastSent[COMMAND_AT] & 0xFF) {
            case CivCodec.SET_FREQUENCY, CivCodec.SET_MODE, CivCodec.SELECT -> true;
            case CivCodec.FREQUENCY_OF, CivCodec.MODE_OF, CivCodec.FUNCTION -> lastSent.length > COMMAND_AT + 3;
            default -> false;
        };
    }

    @Override
    protected String silence() {
        String address = String.format("%02Xh", profile.address());
        String cable = busEchoes
                ? " Its bus is alive (our own bytes come back), so check its power, its CI-V address ("
                : " Check its power, the cable, its CI-V address (";
        String others = disturbed ? " Others speak at the same time: check what else is on the bus." : "";
        return profile.title() + " does not answer. slewd asks once a second." + cable + address
                + ") and the baud rate." + others;
    }
}
