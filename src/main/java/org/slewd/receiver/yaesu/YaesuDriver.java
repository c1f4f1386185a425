package org.slewd.receiver.yaesu;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.link.ByteSink;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Manners;
import org.slewd.receiver.Tuning;

/**
 * Tunes a radio that is told things in blocks of five bytes, which nothing marks as such: the radio counts. A radio that
 * has missed a byte takes the first byte of the next block for what the block before is for, and 08 would key its
 * transmitter. So a block with an 08 among its data is said only in the moment in which the radio has answered a question,
 * which shows that it waits for the first byte of a block; see {@code package-info}.
 */
final class YaesuDriver extends DialDriver {

    /**
     * A radio forgets a block that is not complete 200 ms after its last byte, says its manual; the home-made ones that
     * speak like it do after 500 ms. After an unanswered word nothing is said for longer than that.
     */
    private static final long REPLY_TIMEOUT_NANOS = 600_000_000L;

    /** A radio may drop what it is told within 50 ms of what it did not answer. */
    private static final long SETTLE_NANOS = 50_000_000L;

    private static final long PAUSE_NANOS = 10_000_000L;

    /** What comes back, and how many bytes of it; the name of the words that it answers. */
    private enum Answer {
        NOTHING(0),

        /** Some byte that says that it was heard. It proves too little to lean on: what was set is read back. */
        NOTICE(1),

        /** Where the dial is. */
        DIAL(YaesuBlock.LENGTH),

        /** Where the dial is, or the meter of a set that tells no more: it does not matter, for it shows that it is in step. */
        PROOF(YaesuBlock.LENGTH),

        METER(1),

        LONG_METER(YaesuBlock.LENGTH);

        private final int bytes;

        Answer(int bytes) {
            this.bytes = bytes;
        }
    }

    private final YaesuProfile profile;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private byte[] lastSaid = new byte[0];
    private Answer awaited = Answer.NOTHING;
    private boolean echoes;
    private boolean listens;
    private boolean duplex;
    private boolean satellite;
    private boolean downlinkMoves;

    YaesuDriver(YaesuProfile profile, long nowNanos) {
        super(
                profile.traits(),
                new Manners(profile.title(), profile.tells(), REPLY_TIMEOUT_NANOS, SETTLE_NANOS, PAUSE_NANOS, 0),
                nowNanos);
        this.profile = profile;
    }

    @Override
    protected void forget(long nowNanos) {
        arrived.reset();
        echoes = false;
        listens = false;
        satellite = false;
    }

    @Override
    protected void gaveUp(long nowNanos) {
        arrived.reset();
        // It may have been off, and then it has forgotten both.
        listens = false;
        satellite = false;
        if (!profile.tells()) {
            // Nor can it be asked what became of what it was told.
            dialMoved(Leg.DOWNLINK, nowNanos);
            dialMoved(Leg.UPLINK, nowNanos);
        }
    }

    @Override
    protected List<Words> words(Leg leg, Ask ask, Optional<Tuning> wanted) {
        List<Words> words = new ArrayList<>();
        if (!listens && profile.wantsSwitchingOn()) {
            words.add(saying(YaesuBlock.plain(YaesuBlock.CAT_ON), Answer.NOTHING));
            listens = true;
        }
        if (leg == Leg.UPLINK && !duplex) {
            duplex = true;
            downlinkMoves = true;
        }
        if (duplex && !satellite) {
            words.add(saying(YaesuBlock.plain(profile.satellite().orElseThrow().on()), Answer.NOTHING));
            satellite = true;
        }
        switch (ask) {
            case SET_FREQUENCY ->
                words.addAll(setting(
                        leg,
                        YaesuBlock.frequency(
                                profile.setWord(leg, duplex),
                                wanted.orElseThrow().hz())));
            case SET_MODE ->
                words.addAll(setting(
                        leg,
                        YaesuBlock.mode(
                                profile.modeWord(leg, duplex),
                                wanted.flatMap(Tuning::mode).orElseThrow())));
            case READ_FREQUENCY, READ_MODE -> words.add(question(leg, Answer.DIAL));
            case NOTHING -> throw new IllegalArgumentException("nothing to ask");
        }
        return words;
    }

    /** A setting, behind a proof if it could key a radio that is out of step, and before one if it is not answered itself. */
    private List<Words> setting(Leg leg, byte[] block) {
        List<Words> words = new ArrayList<>();
        if (YaesuBlock.couldKeyOutOfStep(block)) {
            words.add(question(leg, Answer.PROOF));
        }
        switch (profile.answers()) {
            case EVERYTHING -> words.add(saying(block, Answer.NOTICE));
            case QUESTIONS -> {
                words.add(saying(block, Answer.NOTHING));
                words.add(question(leg, Answer.DIAL));
            }
            case METER -> {
                words.add(saying(block, Answer.NOTHING));
                words.add(question(leg, Answer.PROOF));
            }
        }
        return words;
    }

    private Words question(Leg leg, Answer answer) {
        return saying(YaesuBlock.plain(profile.questionWord(leg, duplex)), answer);
    }

    private static Words saying(byte[] block, Answer answer) {
        return new Words(answer.name(), block, answer != Answer.NOTHING);
    }

    @Override
    protected Optional<Words> meterQuestion() {
        Answer answer = profile.tells() ? Answer.METER : Answer.LONG_METER;
        return Optional.of(saying(YaesuBlock.plain(profile.meterWord()), answer));
    }

    @Override
    protected void said(Words words) {
        lastSaid = words.bytes();
        awaited = Answer.valueOf(words.name());
        arrived.reset();
    }

    @Override
    public void takeLeave(ByteSink out) {
        switch (profile.answers()) {
            case EVERYTHING -> {}
            case QUESTIONS -> out.accept(YaesuBlock.plain(YaesuBlock.CAT_OFF));
            case METER -> {
                byte[] off = new byte[YaesuBlock.LENGTH];
                Arrays.fill(off, (byte) YaesuBlock.CAT_OFF);
                out.accept(off);
            }
        }
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        if (!isAwaiting()) {
            return; // late, or our own bytes that come back
        }
        arrived.writeBytes(received);
        byte[] all = arrived.toByteArray();
        boolean startsWithOurOwn = all.length >= YaesuBlock.LENGTH
                && Arrays.equals(all, 0, YaesuBlock.LENGTH, lastSaid, 0, YaesuBlock.LENGTH);
        if (awaited.bytes == YaesuBlock.LENGTH && all.length >= YaesuBlock.LENGTH) {
            echoes = startsWithOurOwn;
        }
        int own = echoes ? YaesuBlock.LENGTH : 0;
        if (all.length == own + awaited.bytes && (own == 0 || startsWithOurOwn)) {
            onAnswer(Arrays.copyOfRange(all, own, all.length), nowNanos);
        }
        // More than that is no answer to anything, and waits for its end in silence.
    }

    private void onAnswer(byte[] answer, long nowNanos) {
        if (profile.answers() != YaesuProfile.Answers.EVERYTHING) {
            tookLikeItsAnswer(nowNanos);
        }
        switch (awaited) {
            case NOTICE -> took(nowNanos);
            case METER, LONG_METER -> signalIs(profile.meterIn(answer[0]), nowNanos);
            case PROOF -> {
                if (!profile.tells() || YaesuBlock.hzIn(answer).isPresent()) {
                    took(nowNanos);
                    satelliteDialIsNew(nowNanos);
                }
            }
            case DIAL -> onDial(answer, nowNanos);
            case NOTHING -> {}
        }
    }

    private void onDial(byte[] answer, long nowNanos) {
        OptionalLong hz = YaesuBlock.hzIn(answer);
        if (hz.isEmpty()) {
            return;
        }
        Leg leg = askedLeg();
        if (asked() == Ask.READ_MODE || asked() == Ask.SET_MODE) {
            modeIs(YaesuBlock.modeOf(YaesuBlock.purpose(answer)), nowNanos);
        } else {
            frequencyIs(hz.getAsLong(), nowNanos);
            heardMode(leg, YaesuBlock.modeOf(YaesuBlock.purpose(answer)), nowNanos);
        }
        satelliteDialIsNew(nowNanos);
    }

    /** Since the satellite mode is on, the downlink has another dial than before. */
    private void satelliteDialIsNew(long nowNanos) {
        if (downlinkMoves && satellite && askedLeg() == Leg.UPLINK) {
            downlinkMoves = false;
            dialMoved(Leg.DOWNLINK, nowNanos);
        }
    }

    @Override
    protected String silence() {
        String reach = profile.tells() ? "" : " slewd reads nothing but its signal meter, and needs that.";
        return profile.title() + " does not answer. slewd asks once a second." + reach
                + " Check its power, that the cable carries both directions, and that the baud rate matches its menu.";
    }
}
