package org.slewd.receiver;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.link.Conversation;
import org.slewd.receiver.Dial.Ask;

/**
 * What drivers of radios share that are asked and told one thing at a time: a {@link Dial} for each leg, of which the one
 * that did not speak last goes first, an opening after each connect, and a meter that is read when there is nothing better
 * to do. A protocol adds its words and says what came back.
 *
 * <p>After a reconnect the last wanted tuning is sent again, unlike the target of a rotator: tuning cannot hurt anyone, and
 * Doppler must resume.
 *
 * <p>Belongs to the station loop, as {@link ReceiverDriver} says.
 */
public abstract class DialDriver implements ReceiverDriver {

    /**
     * How a radio wants to be spoken to.
     *
     * @param title what people call it
     * @param tells whether it can tell where it is tuned
     * @param replyTimeoutNanos how long an answer may take before it is given up
     * @param settleNanos how long it wants to be left alone after a write or an answer
     * @param readBackAfterNanos how long it needs after a setting before it reports it
     */
    public record Manners(
            String title, boolean tells, long replyTimeoutNanos, long settleNanos, long readBackAfterNanos) {}

    /**
     * One write.
     *
     * @param name what the protocol calls it, for a protocol whose answers carry a name; else empty
     * @param isAnswered whether the radio answers it, so that nothing else may be said until then
     */
    public record Words(String name, byte[] bytes, boolean isAnswered) {

        /** A write that is answered. */
        public static Words answered(byte[] bytes) {
            return new Words("", bytes, true);
        }

        /** A write that is not. */
        public static Words silent(byte[] bytes) {
            return new Words("", bytes, false);
        }
    }

    /** A radio that is off need not be greeted more often than this. */
    private static final long OPENING_REPEAT_NANOS = 1_000_000_000L;

    private static final long METER_NANOS = 1_000_000_000L;

    /** A question for the meter and its answer take about half of this at 19200 baud. */
    private static final long METER_ROOM_NANOS = 30_000_000L;

    /** A radio that leaves this many questions for its meter unanswered has none: waiting for it would cost tunings. */
    private static final int METER_TRIES = 2;

    private enum Topic {
        NOTHING,
        OPENING,
        DIAL,
        METER
    }

    private final ReceiverTraits traits;
    private final Manners manners;
    private final Conversation conversation;
    private final Map<Leg, Dial> dials = new EnumMap<>(Leg.class);

    private boolean greeted;
    private final ArrayDeque<Words> opening = new ArrayDeque<>();
    private final ArrayDeque<Words> rest = new ArrayDeque<>();
    private Topic topic = Topic.NOTHING;
    private Leg leg = Leg.UPLINK; // so that the downlink is first
    private Ask ask = Ask.NOTHING;
    private long notBeforeNanos;
    private long openingNotBeforeNanos;
    private long meterDueNanos;
    private boolean everSet;
    private long lastSetNanos;
    private int meterTries;
    private boolean saidAgain;
    private Words lastSaid = Words.silent(new byte[0]);
    private final SettingTimes times = new SettingTimes();
    private Optional<Signal> signal = Optional.empty();
    private Optional<String> openingTrouble = Optional.empty();

    protected DialDriver(ReceiverTraits traits, Manners manners, long nowNanos) {
        this.traits = traits;
        this.manners = manners;
        this.conversation = new Conversation(manners.replyTimeoutNanos(), manners.settleNanos(), nowNanos);
        for (Leg each : Leg.values()) {
            if (traits.has(each)) {
                dials.put(
                        each,
                        new Dial(
                                manners.title(),
                                manners.tells(),
                                traits.holdNanos(),
                                manners.readBackAfterNanos(),
                                nowNanos));
            }
        }
        this.notBeforeNanos = nowNanos;
        this.openingNotBeforeNanos = nowNanos;
        this.meterDueNanos = nowNanos;
        this.meterTries = METER_TRIES;
    }

    /** What is to be said after a connect before anything else, in order. */
    protected List<Words> opening() {
        return List.of();
    }

    /**
     * The writes that ask or set one thing, in order, at least one.
     *
     * @param wanted what the dial is to be set to, for a setting; for a question, what it was wanted to be last, if anything
     */
    protected abstract List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted);

    /**
     * The question for the meter, which has an answer; empty for a radio without one, one that is too slow to be asked, and
     * while its meter shows something else than the downlink. A radio that refuses it is not asked again.
     */
    protected Optional<Words> meterQuestion() {
        return Optional.empty();
    }

    /** This has just been handed to the wire. */
    protected void said(Words words) {}

    /** The wire came up anew: whatever the protocol remembers is void. */
    protected abstract void forget(long nowNanos);

    /** What was outstanding is given up, and what has arrived of its answer. */
    protected abstract void gaveUp(long nowNanos);

    /** What to say of a radio that does not answer, as a sentence. */
    protected abstract String silence();

    @Override
    public final ReceiverTraits traits() {
        return traits;
    }

    @Override
    public final void onConnect(long nowNanos) {
        conversation.restart(nowNanos);
        dials.values().forEach(dial -> dial.restart(nowNanos));
        opening.clear();
        rest.clear();
        dials.keySet().forEach(times::forget);
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
        notBeforeNanos = nowNanos;
        openingNotBeforeNanos = nowNanos;
        meterDueNanos = nowNanos;
        meterTries = METER_TRIES;
        signal = Optional.empty();
        openingTrouble = Optional.empty();
        greeted = false;
        forget(nowNanos);
    }

    @Override
    public final void step(long nowNanos, ByteSink out) {
        if (conversation.expire(nowNanos)) {
            giveUp(nowNanos);
        }
        if (!isWireFree(nowNanos)) {
            return;
        }
        if (!greeted) {
            greeted = true;
            opening.addAll(opening());
        }
        if (!rest.isEmpty()) {
            say(rest.remove(), nowNanos, out);
        } else if (!opening.isEmpty()) {
            open(nowNanos, out);
        } else if (!ask(nowNanos, out)) {
            askMeter(nowNanos, out);
        }
    }

    private void giveUp(long nowNanos) {
        rest.clear();
        if (topic == Topic.DIAL) {
            times.forget(leg);
            dials.get(leg).lost(ask, nowNanos);
        } else if (topic == Topic.OPENING) {
            openingNotBeforeNanos = nowNanos + OPENING_REPEAT_NANOS - manners.replyTimeoutNanos();
        } else if (topic == Topic.METER) {
            meterTries--;
        }
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
        gaveUp(nowNanos);
    }

    private void open(long nowNanos, ByteSink out) {
        if (nowNanos - openingNotBeforeNanos >= 0) {
            topic = Topic.OPENING;
            saidAgain = false;
            say(opening.element(), nowNanos, out);
        }
    }

    private boolean ask(long nowNanos, ByteSink out) {
        Contact contact = conversation.contact(nowNanos);
        Leg other = leg == Leg.DOWNLINK ? Leg.UPLINK : Leg.DOWNLINK;
        for (Leg next : List.of(other, leg)) {
            Dial dial = dials.get(next);
            if (dial == null || (next == Leg.UPLINK && !dial.isWanted())) {
                continue;
            }
            Ask due = dial.next(contact, nowNanos);
            if (due != Ask.NOTHING) {
                topic = Topic.DIAL;
                leg = next;
                ask = due;
                rest.addAll(words(next, due, dial.isWanted() ? Optional.of(dial.wanted()) : Optional.empty()));
                dial.sent(due, nowNanos);
                saidAgain = false;
                if (due == Ask.SET_FREQUENCY) {
                    everSet = true;
                    lastSetNanos = nowNanos;
                    times.set(next, nowNanos);
                }
                say(rest.remove(), nowNanos, out);
                return true;
            }
        }
        return false;
    }

    /** Whether a setting may be due before the meter would have answered: it must not wait for that. */
    private boolean isSettingNear(long nowNanos) {
        long sinceNanos = nowNanos - lastSetNanos;
        return everSet && sinceNanos < 2 * holdNanos() && holdNanos() - sinceNanos < METER_ROOM_NANOS;
    }

    private void askMeter(long nowNanos, ByteSink out) {
        if (isSettingNear(nowNanos)
                || meterTries <= 0
                || nowNanos - meterDueNanos < 0
                || conversation.contact(nowNanos) != Contact.ANSWERING) {
            return;
        }
        meterDueNanos = nowNanos + METER_NANOS;
        meterQuestion().ifPresent(question -> {
            topic = Topic.METER;
            saidAgain = false;
            say(question, nowNanos, out);
        });
    }

    private void say(Words words, long nowNanos, ByteSink out) {
        lastSaid = words;
        said(words);
        out.accept(words.bytes().clone());
        if (words.isAnswered()) {
            conversation.asked(nowNanos);
        } else {
            conversation.told(nowNanos);
            if (rest.isEmpty()) {
                ended(nowNanos);
            }
        }
    }

    /** Nothing more is to be said or heard of the topic. */
    private void ended(long nowNanos) {
        if (topic == Topic.DIAL && isSetting()) {
            dials.get(leg).accepted(ask, nowNanos);
            if (!manners.tells()) {
                times.free(leg, nowNanos);
            }
        } else if (topic == Topic.OPENING) {
            opening.remove();
        }
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
    }

    private void answered(long nowNanos) {
        conversation.answered(nowNanos);
    }

    private boolean isWireFree(long nowNanos) {
        return conversation.mayAsk(nowNanos) && nowNanos - notBeforeNanos >= 0;
    }

    @Override
    public final boolean takesTuning(Leg wanted, long nowNanos) {
        Dial dial = dials.get(wanted);
        if (dial == null || !greeted || !rest.isEmpty() || !opening.isEmpty() || !isWireFree(nowNanos)) {
            return false;
        }
        // Nobody asks where the dial of the uplink stands before the first tuning of it.
        boolean first = wanted == Leg.UPLINK && !dial.isWanted();
        Contact contact = conversation.contact(nowNanos);
        return first ? contact != Contact.SILENT : dial.takesTuning(contact, nowNanos);
    }

    @Override
    public final void tune(Leg wanted, Tuning tuning) {
        if (!traits.has(wanted)) {
            throw new IllegalArgumentException(manners.title() + " has no dial for the uplink");
        }
        if (!traits.contains(tuning.hz())) {
            throw new IllegalArgumentException(manners.title() + " cannot be tuned to " + Dial.mhz(tuning.hz()));
        }
        tuning.mode().filter(mode -> !traits.modes().contains(mode)).ifPresent(mode -> {
            throw new IllegalArgumentException(manners.title() + " has no mode " + mode);
        });
        dials.get(wanted).want(tuning);
    }

    @Override
    public final ReceiverState state(long nowNanos) {
        Contact contact = conversation.contact(nowNanos);
        Dial downlink = dials.get(Leg.DOWNLINK);
        Optional<Dial> uplink = Optional.ofNullable(dials.get(Leg.UPLINK));
        Optional<String> trouble = contact == Contact.SILENT
                ? downlink.readingTrouble().or(() -> Optional.of(silence()))
                : downlink.trouble().or(() -> uplink.flatMap(Dial::trouble)).or(() -> openingTrouble);
        return new ReceiverState(
                contact, downlink.state(), uplink.map(Dial::state), times.latencyNanos(), signal, trouble);
    }

    /** What is outstanding for a dial; {@link Ask#NOTHING} while something else is, or nothing. */
    protected final Ask asked() {
        return topic == Topic.DIAL && conversation.isAwaiting() ? ask : Ask.NOTHING;
    }

    /** Whose dial {@link #asked} is about. */
    protected final Leg askedLeg() {
        return leg;
    }

    /** Whether a word of the opening is outstanding. */
    protected final boolean isOpening() {
        return topic == Topic.OPENING && conversation.isAwaiting();
    }

    /** Whether the meter has been asked for. */
    protected final boolean isMeterAsked() {
        return topic == Topic.METER && conversation.isAwaiting();
    }

    /** Whether anything is outstanding. */
    protected final boolean isAwaiting() {
        return conversation.isAwaiting();
    }

    protected final Contact contact(long nowNanos) {
        return conversation.contact(nowNanos);
    }

    private boolean isSetting() {
        return ask == Ask.SET_FREQUENCY || ask == Ask.SET_MODE;
    }

    /** The radio agreed to what was said last. */
    protected final void took(long nowNanos) {
        if (!conversation.isAwaiting()) {
            return;
        }
        answered(nowNanos);
        if (rest.isEmpty()) {
            if (topic == Topic.DIAL && ask == Ask.SET_FREQUENCY) {
                times.took(leg, nowNanos);
            }
            ended(nowNanos);
        } else {
            // What belongs together is said without a pause: the next step may be a tick away.
            conversation.abandon(nowNanos);
        }
    }

    /**
     * The radio understood and said no. What else was to be said about it is left out.
     *
     * @param answer what it said, as a part of a sentence
     */
    protected final void refused(String answer, long nowNanos) {
        if (!conversation.isAwaiting()) {
            return;
        }
        answered(nowNanos);
        rest.clear();
        if (topic == Topic.DIAL) {
            times.forget(leg);
            dials.get(leg).refused(ask, answer, nowNanos);
        } else if (topic == Topic.OPENING) {
            opening.remove();
            openingTrouble = refusedOpening(answer);
        } else if (topic == Topic.METER) {
            meterTries = 0;
        }
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
    }

    /**
     * The radio had no time for what was said last. It is said once more, and if the radio still has none, that counts as a
     * refusal.
     *
     * @param answer what it said, as a part of a sentence
     * @param quietNanos how long it is left alone before that
     */
    protected final void busy(String answer, long quietNanos, long nowNanos) {
        if (!conversation.isAwaiting()) {
            return;
        }
        if (saidAgain) {
            refused(answer, nowNanos);
            return;
        }
        answered(nowNanos);
        saidAgain = true;
        rest.addFirst(lastSaid);
        notBeforeNanos = nowNanos + quietNanos;
    }

    /** What an operator should know when the radio refuses a word of the opening; empty if nothing. */
    protected Optional<String> refusedOpening(String answer) {
        return Optional.empty();
    }

    /** What {@link Dial#failed} is about. */
    protected final void failed(String answer, String remedy) {
        dials.get(leg).failed(answer, remedy);
    }

    /** The frequency of the dial that is outstanding: the answer to a question, or to a setting that is read back at once. */
    protected final void frequencyIs(long hz, long nowNanos) {
        boolean setting = ask == Ask.SET_FREQUENCY;
        if (topic != Topic.DIAL || !conversation.isAwaiting() || !(setting || ask == Ask.READ_FREQUENCY)) {
            return;
        }
        Dial dial = dials.get(leg);
        answered(nowNanos);
        if (setting) {
            dial.accepted(ask, nowNanos);
        }
        dial.reported(hz, true, nowNanos);
        times.readBack(leg, nowNanos);
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
    }

    /** The mode of the dial that is outstanding; empty when it is one that slewd has no word for. */
    protected final void modeIs(Optional<Mode> mode, long nowNanos) {
        boolean setting = ask == Ask.SET_MODE;
        if (topic != Topic.DIAL || !conversation.isAwaiting() || !(setting || ask == Ask.READ_MODE)) {
            return;
        }
        Dial dial = dials.get(leg);
        answered(nowNanos);
        if (setting) {
            dial.accepted(ask, nowNanos);
        }
        dial.reportedMode(mode, nowNanos);
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
    }

    /** What the meter shows. */
    protected final void signalIs(double share, long nowNanos) {
        if (isMeterAsked()) {
            answered(nowNanos);
            topic = Topic.NOTHING;
            meterTries = METER_TRIES;
            if (share >= 0 && share <= 1) {
                signal = Optional.of(new Signal(share, nowNanos));
            }
        }
    }

    /** The radio told a frequency that nobody had asked for. */
    protected final void heardFrequency(Leg of, long hz, long nowNanos) {
        if (dials.containsKey(of)) {
            dials.get(of).reported(hz, false, nowNanos);
        }
    }

    /** The radio told a mode that nobody had asked for. */
    protected final void heardMode(Leg of, Optional<Mode> mode, long nowNanos) {
        if (dials.containsKey(of)) {
            dials.get(of).reportedMode(mode, nowNanos);
        }
    }

    /** The radio has put another dial under a leg: nothing is known of it any more, and what is wanted is due again. */
    protected final void dialMoved(Leg of, long nowNanos) {
        if (dials.containsKey(of)) {
            times.forget(of);
            dials.get(of).restart(nowNanos);
        }
    }

    /** What was said was spoilt by somebody who spoke at the same time; it is as if it had not been said. */
    protected final void collided(long quietNanos, long nowNanos) {
        conversation.abandon(nowNanos);
        rest.clear();
        if (topic == Topic.DIAL) {
            times.forget(leg);
            dials.get(leg).collided(ask, nowNanos);
        }
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
        notBeforeNanos = nowNanos + quietNanos;
    }

    @Override
    public final long holdNanos() {
        return Math.max(traits.holdNanos(), times.cycleNanos().orElse(0));
    }
}
