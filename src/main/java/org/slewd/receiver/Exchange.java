package org.slewd.receiver;

import java.util.ArrayDeque;
import java.util.List;
import org.slewd.link.Contact;
import org.slewd.link.Conversation;
import org.slewd.receiver.Dial.Ask;
import org.slewd.receiver.DialDriver.Words;

/**
 * What is being said to a radio and is not over: what it is about, the words left of it and those said last. It knows
 * neither what an answer means nor what is due next. One thread; times are monotonic nanoseconds.
 */
final class Exchange {

    /** What it is about. */
    enum Topic {
        NOTHING,
        OPENING,
        DIAL,
        METER
    }

    private final Conversation conversation;
    private final ArrayDeque<Words> rest = new ArrayDeque<>();

    private Topic topic = Topic.NOTHING;
    private Leg leg = Leg.UPLINK; // so that the downlink is first
    private Ask ask = Ask.NOTHING;
    private Words lastSaid = Words.silent(new byte[0]);
    private long saidNanos;
    private boolean repeated;
    private long notBeforeNanos;

    Exchange(long replyTimeoutNanos, long settleNanos, long pauseNanos, long nowNanos) {
        conversation = new Conversation(replyTimeoutNanos, settleNanos, pauseNanos, nowNanos);
        notBeforeNanos = nowNanos;
    }

    /** The wire came up anew. */
    void restart(long nowNanos) {
        conversation.restart(nowNanos);
        notBeforeNanos = nowNanos;
        cut();
    }

    /** Whether what is outstanding has just been given up; {@link #cut} is still to be called. */
    boolean expire(long nowNanos) {
        return conversation.expire(nowNanos);
    }

    boolean isWireFree(long nowNanos) {
        return conversation.mayAsk(nowNanos) && nowNanos - notBeforeNanos >= 0;
    }

    /** Whether something is still to be said of it. */
    boolean hasRest() {
        return !rest.isEmpty();
    }

    /** Begins one about the opening or the meter. */
    void begin(Topic about, Words words) {
        topic = about;
        repeated = false;
        rest.add(words);
    }

    /** Begins one about a dial. */
    void begin(Leg dial, Ask due, List<Words> words) {
        topic = Topic.DIAL;
        leg = dial;
        ask = due;
        repeated = false;
        rest.addAll(words);
    }

    /** What to hand to the wire now. */
    Words next() {
        lastSaid = rest.remove();
        return lastSaid;
    }

    /** {@link #next} has been handed over. */
    void said(long nowNanos) {
        saidNanos = nowNanos;
        if (lastSaid.isAnswered()) {
            conversation.asked(nowNanos);
        } else {
            conversation.told(nowNanos);
        }
    }

    /** When the last words were handed over. */
    long saidNanos() {
        return saidNanos;
    }

    /** Whether all is said and no answer to be waited for. */
    boolean isOver() {
        return rest.isEmpty() && !conversation.isAwaiting();
    }

    /** An answer came: whether one was outstanding. */
    boolean answered(long nowNanos) {
        boolean awaited = conversation.isAwaiting();
        if (awaited) {
            conversation.answered(nowNanos);
        }
        return awaited;
    }

    /** What belongs together is said without a pause: the next step may be a tick away. */
    void goOn(long nowNanos) {
        conversation.abandon(nowNanos);
    }

    /**
     * Says the last words once more.
     *
     * @param quietNanos how long the radio is left alone before
     * @return false if that has been done already
     */
    boolean repeat(long quietNanos, long nowNanos) {
        if (repeated) {
            return false;
        }
        repeated = true;
        rest.addFirst(lastSaid);
        notBeforeNanos = nowNanos + quietNanos;
        return true;
    }

    /** What was said is void; the radio is left alone for a while. {@link #cut} is still to be called. */
    void abandon(long quietNanos, long nowNanos) {
        conversation.abandon(nowNanos);
        notBeforeNanos = nowNanos + quietNanos;
    }

    /** What it was for is settled. Words that are left, which put the radio back as it was, are still said. */
    void end() {
        topic = Topic.NOTHING;
        ask = Ask.NOTHING;
    }

    /** It came to nothing: the words that are left are not said. */
    void cut() {
        rest.clear();
        end();
    }

    boolean isAwaiting() {
        return conversation.isAwaiting();
    }

    /** Whether an answer about {@code about} is outstanding. */
    boolean isAwaiting(Topic about) {
        return topic == about && conversation.isAwaiting();
    }

    Topic topic() {
        return topic;
    }

    /** Whose dial it is about, or the last one was. */
    Leg leg() {
        return leg;
    }

    /** What is asked or set on the dial; {@link Ask#NOTHING} when it is about something else. */
    Ask ask() {
        return ask;
    }

    Contact contact(long nowNanos) {
        return conversation.contact(nowNanos);
    }
}
