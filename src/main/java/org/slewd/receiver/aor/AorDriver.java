package org.slewd.receiver.aor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Manners;
import org.slewd.receiver.Tuning;

/** Tunes a receiver that speaks in lines and answers each. */
final class AorDriver extends DialDriver {

    /** Hamlib waits 200 ms, three times. */
    private static final long REPLY_TIMEOUT_NANOS = 500_000_000L;

    private static final long SETTLE_NANOS = 10_000_000L;

    /** How long it is left alone after an error, and after the empty line that follows it. */
    private static final long AFTER_ERROR_NANOS = 30_000_000L;

    private static final String ERROR = "?";

    private final AorProfile profile;
    private final LineCutter cutter = new LineCutter();
    private String lastSaid = "";
    private boolean inStep = true;
    private int errors;

    AorDriver(AorProfile profile, long nowNanos) {
        super(profile.traits(), new Manners(profile.title(), true, REPLY_TIMEOUT_NANOS, SETTLE_NANOS, 0), nowNanos);
        this.profile = profile;
    }

    @Override
    protected void forget(long nowNanos) {
        cutter.clear();
        inStep = true;
        errors = 0;
    }

    @Override
    protected void gaveUp(long nowNanos) {
        cutter.clear();
        inStep = false;
    }

    @Override
    protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
        List<Words> words = new ArrayList<>();
        if (!inStep) {
            // Ends whatever it has heard half of. What it says to that is not waited for.
            words.add(Words.silent(bytes("")));
            inStep = true;
        }
        words.add(asking(
                switch (ask) {
                    case READ_FREQUENCY -> AorProfile.READ;
                    case SET_FREQUENCY ->
                        AorProfile.frequency(wanted.orElseThrow().hz());
                    case READ_MODE -> AorProfile.READ_MODE;
                    case SET_MODE -> profile.mode(wanted.flatMap(Tuning::mode).orElseThrow());
                    case NOTHING -> throw new IllegalArgumentException("nothing to ask");
                }));
        return words;
    }

    @Override
    protected Optional<Words> meterQuestion() {
        return inStep && profile.hasMeter() ? Optional.of(asking(AorProfile.READ_METER)) : Optional.empty();
    }

    private static Words asking(String line) {
        return new Words(line, bytes(line), true);
    }

    private static byte[] bytes(String line) {
        return (line + "\r").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected void said(Words words) {
        lastSaid = words.name();
        cutter.clear();
    }

    @Override
    public void takeLeave(ByteSink out) {
        out.accept(bytes(AorProfile.LEAVE));
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        cutter.push(received, line -> onLine(line, nowNanos));
    }

    private void onLine(String line, long nowNanos) {
        if (!isAwaiting()) {
            return;
        }
        if (line.startsWith(ERROR)) {
            onError(line, nowNanos);
        } else if (isMeterAsked()) {
            profile.meterIn(line).ifPresent(share -> signalIs(share, nowNanos));
        } else {
            switch (asked()) {
                case SET_FREQUENCY, SET_MODE -> onSetting(line, nowNanos);
                case READ_FREQUENCY -> onEverything(line, nowNanos);
                case READ_MODE -> {
                    if (AorProfile.tellsMode(line)) {
                        errors = 0;
                        modeIs(profile.modeIn(line), nowNanos);
                    }
                }
                case NOTHING -> {}
            }
        }
    }

    private void onSetting(String line, long nowNanos) {
        if (line.isEmpty() || (profile.repeatsFrequency() && line.equals(lastSaid))) {
            errors = 0;
            took(nowNanos);
        }
    }

    private void onEverything(String line, long nowNanos) {
        OptionalLong hz = AorProfile.frequencyIn(line);
        if (hz.isPresent()) {
            errors = 0;
            Leg leg = askedLeg();
            frequencyIs(hz.getAsLong(), nowNanos);
            if (AorProfile.tellsMode(line)) {
                heardMode(leg, profile.modeIn(line), nowNanos);
            }
        }
    }

    /** One error may be a damaged byte; the second in a row is a no. */
    private void onError(String line, long nowNanos) {
        inStep = false;
        errors++;
        if (errors < 2) {
            collided(AFTER_ERROR_NANOS, nowNanos);
        } else {
            errors = 0;
            refused(line, nowNanos);
        }
    }

    @Override
    protected String silence() {
        return profile.title()
                + " does not answer. slewd asks once a second. Check its power, the cable, the baud rate in"
                + " its menu, and that its remote control is on.";
    }
}
