package org.slewd.receiver;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.Exchange.Topic;

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

    /** A question for the meter and its answer take about half of this at 19200 baud. */
    private static final long METER_ROOM_NANOS = 30_000_000L;

    private final ReceiverTraits traits;
    private final Manners manners;
    private final Exchange exchange;
    private final Map<Leg, Dial> dials = new EnumMap<>(Leg.class);
    private final Meter meter;
    private final Opening opening;
    private final SettingTimes times = new SettingTimes();

    protected DialDriver(ReceiverTraits traits, Manners manners, long nowNanos) {
        this.traits = traits;
        this.manners = manners;
        this.exchange =
                new Exchange(manners.replyTimeoutNanos(), manners.settleNanos(), manners.pauseNanos(), nowNanos);
        this.meter = new Meter(nowNanos);
        this.opening = new Opening(nowNanos);
        for (Leg leg : Leg.values()) {
            if (traits.has(leg)) {
                dials.put(
                        leg,
                        new Dial(
                                manners.title(),
                                manners.tells(),
                                traits.holdNanos(),
                                manners.readBackAfterNanos(),
                                nowNanos));
            }
        }
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
        exchange.restart(nowNanos);
        dials.forEach((leg, dial) -> {
            dial.restart(nowNanos);
            times.forget(leg);
        });
        meter.restart(nowNanos);
        opening.restart(nowNanos);
        forget(nowNanos);
    }

    @Override
    public final void step(long nowNanos, ByteSink out) {
        if (exchange.expire(nowNanos)) {
            giveUp(nowNanos);
        }
        if (!exchange.isWireFree(nowNanos)) {
            return;
        }
        if (!opening.isBegun()) {
            opening.begin(opening());
        }
        if (exchange.hasRest() || (opening.isOver() ? begin(nowNanos) : open(nowNanos))) {
            say(nowNanos, out);
        }
    }

    private void giveUp(long nowNanos) {
        if (exchange.topic() == Topic.DIAL) {
            times.forget(exchange.leg());
            dials.get(exchange.leg()).lost(exchange.ask(), nowNanos);
        } else if (exchange.topic() == Topic.OPENING) {
            opening.missed(manners.replyTimeoutNanos(), nowNanos);
        } else if (exchange.topic() == Topic.METER) {
            meter.missed();
        }
        exchange.cut();
        gaveUp(nowNanos);
    }

    private boolean open(long nowNanos) {
        Optional<Words> due = opening.due(nowNanos);
        due.ifPresent(words -> exchange.begin(Topic.OPENING, words));
        return due.isPresent();
    }

    private boolean begin(long nowNanos) {
        Contact contact = exchange.contact(nowNanos);
        Leg last = exchange.leg();
        Leg other = last == Leg.DOWNLINK ? Leg.UPLINK : Leg.DOWNLINK;
        return beginDial(other, contact, nowNanos)
                || beginDial(last, contact, nowNanos)
                || beginMeter(contact, nowNanos);
    }

    private boolean beginDial(Leg leg, Contact contact, long nowNanos) {
        Dial dial = dials.get(leg);
        if (dial == null || (leg == Leg.UPLINK && !dial.isWanted())) {
            return false;
        }
        Ask due = dial.next(contact, nowNanos);
        // To look at the mode of the uplink some radios leave the downlink for a moment: only before it is set.
        if (due == Ask.NOTHING || (leg == Leg.UPLINK && due == Ask.READ_MODE && !dial.isModeDue())) {
            return false;
        }
        exchange.begin(leg, due, words(leg, due, dial.isWanted() ? Optional.of(dial.wanted()) : Optional.empty()));
        dial.sent(due, nowNanos);
        if (due == Ask.SET_FREQUENCY) {
            times.set(leg, nowNanos);
        }
        return true;
    }

    private boolean beginMeter(Contact contact, long nowNanos) {
        if (contact != Contact.ANSWERING || !meter.isDue(nowNanos) || isSettingNear(nowNanos)) {
            return false;
        }
        meter.asked(nowNanos);
        Optional<Words> question = meterQuestion();
        question.ifPresent(words -> exchange.begin(Topic.METER, words));
        return question.isPresent();
    }

    /** Whether a setting may be due before the meter would have answered: it must not wait for that. */
    private boolean isSettingNear(long nowNanos) {
        OptionalLong lastNanos = times.lastSetNanos();
        long sinceNanos = nowNanos - lastNanos.orElse(nowNanos);
        return lastNanos.isPresent() && sinceNanos < 2 * holdNanos() && holdNanos() - sinceNanos < METER_ROOM_NANOS;
    }

    private void say(long nowNanos, ByteSink out) {
        Words words = exchange.next();
        said(words);
        out.accept(words.bytes().clone());
        exchange.said(nowNanos);
        if (exchange.isOver()) {
            done(nowNanos);
        }
    }

    /** Everything is said, and the radio did not object. */
    private void done(long nowNanos) {
        if (isSetting()) {
            dials.get(exchange.leg()).accepted(exchange.ask(), nowNanos);
            if (!manners.tells()) {
                times.free(exchange.leg(), nowNanos);
            }
        } else if (exchange.topic() == Topic.OPENING) {
            opening.done();
        }
        exchange.end();
    }

    private boolean isSetting() {
        return exchange.ask() == Ask.SET_FREQUENCY || exchange.ask() == Ask.SET_MODE;
    }

    @Override
    public final boolean takesTuning(Leg wanted, long nowNanos) {
        Dial dial = dials.get(wanted);
        if (dial == null || !opening.isOver() || exchange.hasRest() || !exchange.isWireFree(nowNanos)) {
            return false;
        }
        // Nobody asks where the dial of the uplink stands before the first tuning of it.
        boolean first = wanted == Leg.UPLINK && !dial.isWanted();
        Contact contact = exchange.contact(nowNanos);
        return first ? contact != Contact.SILENT : dial.takesTuning(contact, nowNanos);
    }

    @Override
    public final void release(Leg leg) {
        if (dials.containsKey(leg)) {
            dials.get(leg).release();
        }
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
        // What lies between two steps would be read back as another frequency.
        dials.get(wanted).want(new Tuning(traits.onGrid((double) tuning.hz()), tuning.mode()));
    }

    @Override
    public final ReceiverState state(long nowNanos) {
        Contact contact = exchange.contact(nowNanos);
        Dial downlink = dials.get(Leg.DOWNLINK);
        Optional<Dial> uplink = Optional.ofNullable(dials.get(Leg.UPLINK));
        Optional<String> trouble = contact == Contact.SILENT
                ? downlink.readingTrouble().or(() -> Optional.of(silence()))
                : downlink.trouble().or(() -> uplink.flatMap(Dial::trouble)).or(opening::trouble);
        return new ReceiverState(
                contact, downlink.state(), uplink.map(Dial::state), times.latencyNanos(), meter.signal(), trouble);
    }

    /** What is outstanding for a dial; {@link Ask#NOTHING} while something else is, or nothing. */
    protected final Ask asked() {
        return exchange.isAwaiting() ? exchange.ask() : Ask.NOTHING;
    }

    /** Whose dial {@link #asked} is about. */
    protected final Leg askedLeg() {
        return exchange.leg();
    }

    /** Whether a word of the opening is outstanding. */
    protected final boolean isOpening() {
        return exchange.isAwaiting(Topic.OPENING);
    }

    /** Whether the meter has been asked for. */
    protected final boolean isMeterAsked() {
        return exchange.isAwaiting(Topic.METER);
    }

    /** Whether anything is outstanding. */
    protected final boolean isAwaiting() {
        return exchange.isAwaiting();
    }

    protected final Contact contact(long nowNanos) {
        return exchange.contact(nowNanos);
    }

    /** The radio agreed to what was said last. */
    protected final void took(long nowNanos) {
        if (!exchange.answered(nowNanos)) {
            return;
        }
        if (exchange.hasRest()) {
            exchange.goOn(nowNanos);
            return;
        }
        if (exchange.ask() == Ask.SET_FREQUENCY) {
            times.took(exchange.leg(), nowNanos);
        }
        done(nowNanos);
    }

    /**
     * The radio says nothing to a setting, but has answered the question that went out behind it: it is taken to need for the
     * one what it needed for the other. To be called before the answer is handed on.
     */
    protected final void tookLikeItsAnswer(long nowNanos) {
        if (asked() == Ask.SET_FREQUENCY) {
            times.tookAbout(exchange.leg(), nowNanos - exchange.saidNanos());
        }
    }

    /**
     * The radio understood and said no. What else was to be said about it is left out.
     *
     * @param answer what it said, as a part of a sentence
     */
    protected final void refused(String answer, long nowNanos) {
        if (!exchange.answered(nowNanos)) {
            return;
        }
        if (exchange.topic() == Topic.DIAL) {
            times.forget(exchange.leg());
            dials.get(exchange.leg()).refused(exchange.ask(), answer, nowNanos);
        } else if (exchange.topic() == Topic.OPENING) {
            opening.refused(refusedOpening(answer));
        } else if (exchange.topic() == Topic.METER) {
            meter.refused();
        }
        exchange.cut();
    }

    /**
     * The radio had no time for what was said last. It is said once more, and if the radio still has none, that counts as a
     * refusal.
     *
     * @param answer what it said, as a part of a sentence
     * @param quietNanos how long it is left alone before that
     */
    protected final void busy(String answer, long quietNanos, long nowNanos) {
        if (!exchange.isAwaiting()) {
            return;
        }
        if (exchange.repeat(quietNanos, nowNanos)) {
            exchange.answered(nowNanos);
        } else {
            refused(answer, nowNanos);
        }
    }

    /** What an operator should know when the radio refuses a word of the opening; empty if nothing. */
    protected Optional<String> refusedOpening(String answer) {
        return Optional.empty();
    }

    /** What {@link Dial#failed} is about. */
    protected final void failed(String answer, String remedy) {
        dials.get(exchange.leg()).failed(answer, remedy);
    }

    /** The frequency of the dial that is outstanding: the answer to a question, or to a setting that is read back at once. */
    protected final void frequencyIs(long hz, long nowNanos) {
        if (asked() == Ask.SET_FREQUENCY || asked() == Ask.READ_FREQUENCY) {
            Dial dial = told(Ask.SET_FREQUENCY, nowNanos);
            dial.reported(hz, true, nowNanos);
            times.readBack(exchange.leg(), nowNanos);
        }
    }

    /** The mode of the dial that is outstanding; empty when it is one that slewd has no word for. */
    protected final void modeIs(Optional<Mode> mode, long nowNanos) {
        if (asked() == Ask.SET_MODE || asked() == Ask.READ_MODE) {
            told(Ask.SET_MODE, nowNanos).reportedMode(mode, nowNanos);
        }
    }

    /** The dial that the radio has told of, in answer to a question or to {@code setting}, which it thereby took. */
    private Dial told(Ask setting, long nowNanos) {
        Dial dial = dials.get(exchange.leg());
        exchange.answered(nowNanos);
        if (exchange.ask() == setting) {
            dial.accepted(setting, nowNanos);
        }
        exchange.end();
        return dial;
    }

    /** What the meter shows, as a share of its full scale. */
    protected final void signalIs(double share, long nowNanos) {
        if (isMeterAsked()) {
            exchange.answered(nowNanos);
            exchange.end();
            meter.shows(share, nowNanos);
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
        if (exchange.topic() == Topic.DIAL) {
            times.forget(exchange.leg());
            dials.get(exchange.leg()).collided(exchange.ask(), nowNanos);
        }
        exchange.abandon(quietNanos, nowNanos);
        exchange.cut();
    }

    @Override
    public final long holdNanos() {
        return Math.max(traits.holdNanos(), times.cycleNanos().orElse(0));
    }
}
