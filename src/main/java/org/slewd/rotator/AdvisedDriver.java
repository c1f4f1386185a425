package org.slewd.rotator;

import java.util.Arrays;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;

/**
 * A driver that is listened in on: until the controller has given it a position, what arrives is compared with the answers
 * of all protocols, and the operator told which it looks like. One that was understood since it was connected speaks the right language, and
 * what comes of it in pieces later says nothing of its kind. Sends nothing of its own: half a question in a foreign
 * language, left in the buffer of a box, could spoil the STOP behind it.
 */
public final class AdvisedDriver implements RotatorDriver {

    /** Enough for the longest answer with another before it. */
    private static final int MAX_HEARD = 64;

    private final String kind;
    private final RotatorDriver driver;

    private byte[] heard = {};
    private Optional<String> advice = Optional.empty();
    private boolean wasUnderstood;

    /** @param kind the name of what {@code driver} speaks */
    public AdvisedDriver(String kind, RotatorDriver driver) {
        this.kind = kind;
        this.driver = driver;
    }

    @Override
    public RotatorTraits traits() {
        return driver.traits();
    }

    @Override
    public void onConnect(long nowNanos) {
        forget();
        wasUnderstood = false;
        driver.onConnect(nowNanos);
    }

    private void forget() {
        heard = new byte[0];
        advice = Optional.empty();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        driver.onBytes(received, nowNanos);
        if (!wasUnderstood && isUnderstood(driver.state(nowNanos))) {
            wasUnderstood = true;
            forget();
        }
        if (wasUnderstood) {
            return;
        }
        byte[] both = Arrays.copyOf(heard, heard.length + received.length);
        System.arraycopy(received, 0, both, heard.length, received.length);
        heard = Arrays.copyOfRange(both, Math.max(0, both.length - MAX_HEARD), both.length);
        advice = ReplyGuess.of(heard).flatMap(guess -> guess.advice(kind));
    }

    private static boolean isUnderstood(RotatorState state) {
        return state.measured().isPresent() && state.contact() == Contact.ANSWERING;
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        driver.step(nowNanos, out);
    }

    @Override
    public void aim(Pointing target) {
        driver.aim(target);
    }

    @Override
    public void stop() {
        driver.stop();
    }

    @Override
    public long stopRepeatNanos() {
        return driver.stopRepeatNanos();
    }

    @Override
    public byte[] stopBytes() {
        return driver.stopBytes();
    }

    /** That of the driver, with the advice for its trouble while the controller is not understood. */
    @Override
    public RotatorState state(long nowNanos) {
        RotatorState state = driver.state(nowNanos);
        return isUnderstood(state)
                ? state
                : new RotatorState(
                        state.contact(),
                        state.measured(),
                        state.commanded(),
                        advice.or(state::trouble),
                        state.travel());
    }
}
