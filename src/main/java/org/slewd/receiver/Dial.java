package org.slewd.receiver;

import java.util.Locale;
import java.util.Optional;
import org.slewd.link.Contact;
import org.slewd.receiver.DialState.Sample;

/**
 * One dial of a radio as its driver sees it: what is wanted, what is known, and which question or setting is due next.
 * It knows no bytes. A driver asks {@link #next} when its wire is free, reports what became of it, and shows {@link
 * #state}. One thread; times are monotonic nanoseconds.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>The latest tuning wins. It is sent unless the radio is known to have it already.
 *   <li>What was sent is read back. Until it is read back nothing else is set. A radio that reports another frequency
 *       gets the tuning again, three times in all; then the driver says so and waits for the next tuning.
 *   <li>A setting that the radio refuses is not repeated until it is wanted anew, and then at most once a second.
 *   <li>When somebody turns the dial, the measured frequency shows it and nothing is sent. The next {@link #want}
 *       decides, even one that repeats the last.
 *   <li>After a reconnect the frequency is asked first, and then the last wanted tuning is sent again: tuning cannot hurt
 *       anyone, and a pass must go on.
 *   <li>A radio that cannot tell is believed to have what it was sent, and nothing of it is ever called verified.
 *   <li>Frequency goes before mode, because radios keep a mode for each band; a set mode is followed by a reading of the
 *       frequency, because some radios shift it.
 * </ul>
 */
public final class Dial {

    /** What is due. */
    public enum Ask {
        NOTHING,
        READ_FREQUENCY,
        SET_FREQUENCY,
        READ_MODE,
        SET_MODE
    }

    /** Times that one tuning is sent when the radio says yes and shows another. */
    private static final int TRIES = 3;

    /** Times that one tuning is sent when the radio answers questions and nothing to the setting: a bad wire loses fewer. */
    private static final int UNANSWERED_TRIES = 20;

    /** A turned dial is seen within this time; with question and answer it takes 3 % of a bus of 19200 baud. */
    private static final long POLL_NANOS = 500_000_000L;

    /** A mode changed by hand is known before the next pass; nobody waits for it. */
    private static final long MODE_POLL_NANOS = 2_000_000_000L;

    /** A radio that is off need not be asked more often than this, and is back within it. */
    private static final long SILENT_POLL_NANOS = 1_000_000_000L;

    /** What was refused may be wanted again at each tick of the station; the radio hears it once in this time. */
    private static final long REFUSAL_PAUSE_NANOS = 1_000_000_000L;

    /** A jump of more than this may lead into another band, which may come with its own mode. */
    private static final long BAND_CHANGE_HZ = 10_000_000L;

    private static final long UNKNOWN_HZ = 0;

    private final String title;
    private final boolean tells;
    private final long setSpacingNanos;
    private final long readBackAfterNanos;

    private Optional<Tuning> wanted = Optional.empty();
    private boolean frequencyDue;
    private boolean modeDue;

    private boolean told;
    private Optional<Sample> measured = Optional.empty();
    private Optional<Sample> commanded = Optional.empty();
    private boolean verified;
    private long believedHz;

    private boolean readBackDue;
    private boolean agreed;
    private long expectedHz;
    private int contradictions;
    private int unanswered;

    private boolean modeKnown;
    private Optional<Mode> mode = Optional.empty();
    private Optional<Mode> sentMode = Optional.empty();
    private int modeTries;

    private long readNotBeforeNanos;
    private long setNotBeforeNanos;
    private long modeNotBeforeNanos;
    private long lastAskNanos;
    private long lastReadNanos;
    private long lastModeReadNanos;

    private Optional<String> frequencyTrouble = Optional.empty();
    private Optional<String> readingTrouble = Optional.empty();
    private Optional<String> modeTrouble = Optional.empty();

    /** A dial of a radio that can tell where it is tuned. */
    public Dial(String title, long holdNanos, long readBackAfterNanos, long nowNanos) {
        this(title, true, holdNanos, readBackAfterNanos, nowNanos);
    }

    /**
     * @param title what people call the radio, for messages
     * @param tells whether the radio can tell where it is tuned
     * @param holdNanos how long the station holds one tuning; settings keep two thirds of it apart, so that a tick that
     *     comes a little early is not put off to the next
     * @param readBackAfterNanos how long the radio needs after a setting before it reports it
     */
    public Dial(String title, boolean tells, long holdNanos, long readBackAfterNanos, long nowNanos) {
        this.title = title;
        this.tells = tells;
        this.setSpacingNanos = holdNanos * 2 / 3;
        this.readBackAfterNanos = readBackAfterNanos;
        restart(nowNanos);
    }

    /** The wire came up anew: everything known is void, and the last wanted tuning is due again. */
    public void restart(long nowNanos) {
        told = !tells;
        measured = Optional.empty();
        commanded = Optional.empty();
        verified = false;
        believedHz = UNKNOWN_HZ;
        readBackDue = false;
        contradictions = 0;
        unanswered = 0;
        modeKnown = !tells;
        mode = Optional.empty();
        modeTries = 0;
        frequencyDue = wanted.isPresent();
        modeDue = wantsMode();
        readNotBeforeNanos = nowNanos;
        setNotBeforeNanos = nowNanos;
        modeNotBeforeNanos = nowNanos;
        lastAskNanos = nowNanos;
        lastReadNanos = nowNanos;
        lastModeReadNanos = nowNanos;
        frequencyTrouble = Optional.empty();
        readingTrouble = Optional.empty();
        modeTrouble = Optional.empty();
    }

    /** A decision of the station: the radio is to have this. */
    public void want(Tuning tuning) {
        if (!wanted.flatMap(Tuning::mode).equals(tuning.mode())) {
            modeTries = 0;
        }
        wanted = Optional.of(tuning);
        frequencyDue = believedHz != tuning.hz();
        modeDue = wantsMode() && !(modeKnown && mode.equals(tuning.mode()));
    }

    /** Whether a tuning wanted now is what {@link #next} says next. */
    public boolean takesTuning(Contact contact, long nowNanos) {
        return contact != Contact.SILENT && told && !readBackDue && nowNanos - setNotBeforeNanos >= 0;
    }

    /** What to ask or set next, given that the wire is free. */
    public Ask next(Contact contact, long nowNanos) {
        if (contact == Contact.SILENT && nowNanos - lastAskNanos < SILENT_POLL_NANOS) {
            return Ask.NOTHING;
        }
        if (!told || readBackDue) {
            return nowNanos - readNotBeforeNanos >= 0 ? Ask.READ_FREQUENCY : Ask.NOTHING;
        }
        if (frequencyDue && nowNanos - setNotBeforeNanos >= 0) {
            return Ask.SET_FREQUENCY;
        }
        if (modeDue && nowNanos - modeNotBeforeNanos >= 0) {
            return modeKnown || !tells ? Ask.SET_MODE : Ask.READ_MODE;
        }
        if (!tells) {
            return Ask.NOTHING;
        }
        if (nowNanos - lastReadNanos >= POLL_NANOS) {
            return Ask.READ_FREQUENCY;
        }
        return wantsMode() && nowNanos - lastModeReadNanos >= MODE_POLL_NANOS ? Ask.READ_MODE : Ask.NOTHING;
    }

    /** Nobody wants anything of it any more. */
    public void release() {
        wanted = Optional.empty();
        frequencyDue = false;
        modeDue = false;
    }

    /** Whether a wanted mode is still to be set. */
    public boolean isModeDue() {
        return modeDue;
    }

    /** Whether anybody wants anything of it. */
    public boolean isWanted() {
        return wanted.isPresent();
    }

    /** The tuning to be set when {@link #next} says so. */
    public Tuning wanted() {
        return wanted.orElseThrow();
    }

    /** {@code ask} is on its way to the radio. */
    public void sent(Ask ask, long nowNanos) {
        lastAskNanos = nowNanos;
        switch (ask) {
            case READ_FREQUENCY -> lastReadNanos = nowNanos;
            case READ_MODE -> lastModeReadNanos = nowNanos;
            case SET_FREQUENCY -> {
                long hz = wanted().hz();
                if (believedHz != UNKNOWN_HZ && Math.abs(hz - believedHz) > BAND_CHANGE_HZ) {
                    modeKnown = !tells;
                    modeDue = wantsMode();
                }
                commanded = Optional.of(new Sample(hz, nowNanos));
                verified = false;
                believedHz = hz;
                expectedHz = hz;
                frequencyDue = false;
                setNotBeforeNanos = nowNanos + setSpacingNanos;
            }
            case SET_MODE -> {
                sentMode = wanted().mode();
                expectedHz = believedHz;
                modeKnown = false;
                modeTries++;
            }
            case NOTHING -> throw new IllegalArgumentException("nothing was sent");
        }
    }

    /** The radio agreed to a setting; where it can tell, it is still to be read back. */
    public void accepted(Ask ask, long nowNanos) {
        if (!tells) {
            if (ask == Ask.SET_MODE) {
                reportedMode(sentMode, nowNanos);
            }
            return;
        }
        readBackDue = true;
        agreed = true;
        readNotBeforeNanos = nowNanos + readBackAfterNanos;
    }

    /** The radio did not answer in time. A setting may have arrived all the same, so the next thing is to look. */
    public void lost(Ask ask, long nowNanos) {
        if (tells && (ask == Ask.SET_FREQUENCY || ask == Ask.SET_MODE)) {
            readBackDue = true;
            agreed = false;
            readNotBeforeNanos = nowNanos;
        }
    }

    /** Somebody else spoke at the same time: as if it had not been sent, so the latest tuning goes out next. */
    public void collided(Ask ask, long nowNanos) {
        if (ask == Ask.SET_FREQUENCY) {
            believedHz = UNKNOWN_HZ;
            frequencyDue = true;
            setNotBeforeNanos = nowNanos;
        } else if (ask == Ask.SET_MODE) {
            modeTries--;
        }
    }

    /**
     * The radio understood and said no.
     *
     * @param answer what it said, as a part of a sentence: {@code FA}, {@code RPRT -9, rejected by the radio}
     */
    public void refused(Ask ask, String answer, long nowNanos) {
        switch (ask) {
            case SET_FREQUENCY -> {
                believedHz = measured.map(Sample::hz).orElse(UNKNOWN_HZ);
                frequencyDue = frequencyDue && wanted().hz() != believedHz;
                setNotBeforeNanos = nowNanos + REFUSAL_PAUSE_NANOS;
                frequencyTrouble = Optional.of(title + " refused " + commandedMhz() + " (" + answer
                        + "). It stays where it was; slewd tries again with the next tuning. "
                        + "Check its tuning range and that nothing locks the dial.");
            }
            case SET_MODE ->
                giveUpMode(
                        title + " refused mode " + modeName(sentMode) + " (" + answer
                                + "). It keeps its mode; slewd tries again with the next tuning. "
                                + "Check that the band allows that mode.",
                        nowNanos);
            case READ_FREQUENCY -> {
                told = true;
                readBackDue = false;
                readingTrouble = Optional.of(title + " does not tell its frequency (" + answer
                        + "). Tunings are sent unverified. Check that it is not in a memory or scan mode.");
            }
            case READ_MODE -> {
                modeKnown = true;
                mode = Optional.empty();
            }
            case NOTHING -> throw new IllegalArgumentException("nothing was asked");
        }
    }

    /**
     * Something between slewd and the radio failed and may recover by itself. What became of a setting is not known; the
     * driver lets the deadline of the request pass, so that a missing radio counts as silent.
     *
     * @param answer what was said, as a part of a sentence: {@code RPRT -6, input or output failed}
     * @param remedy what to do about it, as a sentence
     */
    public void failed(String answer, String remedy) {
        readingTrouble =
                Optional.of(title + " does not reach its radio (" + answer + "). slewd keeps asking. " + remedy);
    }

    /**
     * The radio told its frequency.
     *
     * @param asked whether it is the answer to a question of ours; what a radio tells by itself may be older than our
     *     last setting, so it can confirm one and never contradict it
     */
    public void reported(long hz, boolean asked, long nowNanos) {
        told = true;
        measured = Optional.of(new Sample(hz, nowNanos));
        believedHz = hz;
        readingTrouble = Optional.empty();
        if (commanded.isPresent() && commanded.get().hz() == hz) {
            verified = true;
            contradictions = 0;
            unanswered = 0;
        }
        if (asked && readBackDue) {
            readBackDue = false;
            if (hz != expectedHz && wanted.isPresent() && wanted.get().hz() == expectedHz) {
                contradicted(hz, nowNanos);
            }
        }
        if (wanted.isPresent() && wanted.get().hz() == hz) {
            frequencyDue = false;
            frequencyTrouble = Optional.empty();
        }
    }

    /** The radio told its mode; empty when it is one that slewd has no word for. */
    public void reportedMode(Optional<Mode> reported, long nowNanos) {
        modeKnown = true;
        mode = reported;
        if (wantsMode() && wanted().mode().equals(reported)) {
            modeDue = false;
            modeTries = 0;
            modeTrouble = Optional.empty();
        } else if (modeDue && modeTries >= TRIES) {
            giveUpMode(
                    title + " accepts mode " + modeName(wanted().mode())
                            + " and does not change to it. slewd tries again with the next tuning. "
                            + "Check whether another program sets the mode.",
                    nowNanos);
        }
    }

    /** What is known of it. */
    public DialState state() {
        return new DialState(measured, commanded, verified);
    }

    /** What an operator should know, as a sentence; empty if nothing. */
    public Optional<String> trouble() {
        return frequencyTrouble.or(() -> readingTrouble).or(() -> modeTrouble);
    }

    /** Why nothing can be read, as a sentence; empty if something can. */
    public Optional<String> readingTrouble() {
        return readingTrouble;
    }

    private void contradicted(long hz, long nowNanos) {
        contradictions += agreed ? 1 : 0;
        unanswered += agreed ? 0 : 1;
        if (contradictions < TRIES && unanswered < UNANSWERED_TRIES) {
            frequencyDue = true;
            return;
        }
        setNotBeforeNanos = nowNanos + REFUSAL_PAUSE_NANOS;
        frequencyTrouble = Optional.of(title + (agreed ? " accepts " : " answers nothing to ") + mhz(expectedHz)
                + " and reports " + mhz(hz) + ", " + (agreed ? contradictions : unanswered)
                + " times in a row. slewd tries again with the next tuning. "
                + "Check that nobody turns the dial and that no other program tunes it.");
    }

    private void giveUpMode(String why, long nowNanos) {
        modeDue = false;
        modeTries = 0;
        modeNotBeforeNanos = nowNanos + REFUSAL_PAUSE_NANOS;
        modeTrouble = Optional.of(why);
    }

    private boolean wantsMode() {
        return wanted.flatMap(Tuning::mode).isPresent();
    }

    private static String modeName(Optional<Mode> mode) {
        return mode.map(Mode::name).orElse("?");
    }

    private String commandedMhz() {
        return commanded.map(sample -> mhz(sample.hz())).orElse("a frequency");
    }

    /** 145.800000 MHz, whatever the locale. */
    public static String mhz(long hz) {
        return String.format(Locale.ROOT, "%d.%06d MHz", hz / 1_000_000, hz % 1_000_000);
    }
}
