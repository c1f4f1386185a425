package org.slewd.receiver.kenwood;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Manners;
import org.slewd.receiver.Tuning;

/** Tunes a radio that speaks in commands that end with a semicolon. */
final class KenwoodDriver extends DialDriver {

    /** Hamlib waits 200 ms and tries again up to ten times; a setting and its proof are two commands. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    /** An Elecraft wants its commands this far apart. */
    private static final long SETTLE_NANOS = 10_000_000L;

    /** The manuals ask for 20 to 50 ms after a busy answer. */
    private static final long BUSY_NANOS = 30_000_000L;

    private static final String PROOF = "ID";
    private static final String SATELLITE = "SA";
    private static final String SPLIT = "FR0;FT1;" + PROOF;

    private final KenwoodProfile profile;
    private final CommandCutter cutter = new CommandCutter();
    private String awaited = "";
    private boolean satellite;
    private boolean split;

    KenwoodDriver(KenwoodProfile profile, long nowNanos) {
        super(profile.traits(), new Manners(profile.title(), true, REPLY_TIMEOUT_NANOS, SETTLE_NANOS, 0), nowNanos);
        this.profile = profile;
    }

    @Override
    protected void forget(long nowNanos) {
        cutter.clear();
        satellite = false;
        split = false;
    }

    @Override
    protected void gaveUp(long nowNanos) {
        cutter.clear();
    }

    @Override
    protected List<Words> opening() {
        Words quiet = new Words("AI0", bytes("AI0"), false);
        return profile.traits().hasUplink() ? List.of(quiet, asking(SATELLITE)) : List.of(quiet);
    }

    @Override
    protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
        List<Words> words = new ArrayList<>();
        boolean mode = ask == Ask.READ_MODE || ask == Ask.SET_MODE;
        if (leg == Leg.UPLINK && !split && !satellite) {
            words.add(asking(SPLIT));
        }
        if (leg == Leg.UPLINK && mode) {
            words.add(asking(SATELLITE));
        }
        String word = switch (ask) {
            case READ_FREQUENCY -> profile.frequencyWord(leg);
            case SET_FREQUENCY -> profile.frequency(leg, wanted.orElseThrow().hz()) + ";" + PROOF;
            case READ_MODE -> onVfo(leg, profile.modeWord());
            case SET_MODE ->
                onVfo(leg, profile.mode(wanted.flatMap(Tuning::mode).orElseThrow()));
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        };
        words.add(asking(ask == Ask.SET_MODE ? word + ";" + PROOF : word));
        return words;
    }

    /** Only the mode of the VFO that receives can be reached, so for the uplink that is changed for a moment. */
    private static String onVfo(Leg leg, String word) {
        return leg == Leg.DOWNLINK ? word : "FR1;" + word + ";FR0;FT1";
    }

    private static Words asking(String words) {
        return new Words(words, bytes(words), true);
    }

    private static byte[] bytes(String words) {
        return (words + ";").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected Optional<Words> meterQuestion() {
        return Optional.of(asking(profile.meterWord()));
    }

    @Override
    protected void said(Words words) {
        if (words.isAnswered()) {
            awaited = words.name();
        }
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        cutter.push(received, said -> onReply(said, nowNanos));
    }

    private void onReply(String reply, long nowNanos) {
        if (!isAwaiting()) {
            return;
        }
        if (reply.equals("?") || reply.equals("E") || reply.equals("O")) {
            // A TS-2000 in its satellite mode makes no split; it needs none.
            satellite |= awaited.equals(SPLIT);
            busy(reply + ";", BUSY_NANOS, nowNanos);
        } else if (awaited.equals(SATELLITE)) {
            onSatellite(reply, nowNanos);
        } else if (awaited.endsWith(PROOF)) {
            if (reply.matches("ID[0-9]{3,4}")) {
                split |= awaited.equals(SPLIT);
                took(nowNanos);
            }
        } else if (isMeterAsked()) {
            profile.meterIn(reply).ifPresent(share -> signalIs(share, nowNanos));
        } else if (asked() == Ask.READ_FREQUENCY) {
            profile.frequencyIn(askedLeg(), reply).ifPresent(hz -> frequencyIs(hz, nowNanos));
        } else if (asked() == Ask.READ_MODE && profile.isMode(reply)) {
            modeIs(profile.modeIn(reply), nowNanos);
        }
    }

    private void onSatellite(String reply, long nowNanos) {
        if (!reply.matches("SA[01].{7,}")) {
            return;
        }
        satellite = reply.charAt(2) == '1';
        if (satellite && !isOpening()) {
            refused("in its satellite mode the mode of the uplink is set by hand", nowNanos);
        } else {
            took(nowNanos);
        }
    }

    @Override
    protected String silence() {
        return profile.title()
                + " does not answer. slewd asks once a second. Check its power, the cable, the baud rate in"
                + " its menu, and that the cable carries RTS: without it the radio does not speak.";
    }
}
