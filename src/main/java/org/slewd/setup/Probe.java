package org.slewd.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slewd.link.Link;
import org.slewd.link.Transcript;
import org.slewd.rotator.AdvisedDriver;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/**
 * Asks a controller where it is, and never sends it anywhere: the driver is made here, nobody else has it, and it gets no target,
 * so that all it can say are its questions. One thread.
 */
public final class Probe {

    /** Slower boxes need a second or two after their port was opened, and some start anew by it. */
    public static final long MOST_NANOS = 5_000_000_000L;

    /** What is kept of what came: an answer or two, to be shown. */
    private static final int MOST_HEARD = 48;

    private final RotatorKind kind;
    private final RotatorDriver driver;
    private final Link link;
    private final long sinceNanos;
    private long connects;
    private byte[] heard = {};
    private boolean asksInText = true;

    /**
     * A probe that begins now.
     *
     * @param link open, and nobody else's
     */
    public Probe(RotatorKind kind, Link link, long nowNanos) {
        this.kind = kind;
        this.driver = new AdvisedDriver(kind.name(), kind.driver().apply(nowNanos));
        this.link = link;
        this.sinceNanos = nowNanos;
    }

    /** Takes what came and sends what is due; what it has found, once it has. */
    public Optional<Finding> step(long nowNanos) {
        boolean up = link.status().isUp();
        if (connects > 0 && (!up || link.status().connects() != connects)) {
            return Optional.of(lost());
        }
        if (up && connects == 0) {
            connects = link.status().connects();
            driver.onConnect(nowNanos);
        }
        for (Link.Received piece : link.receive()) {
            hear(piece.bytes());
            driver.onBytes(piece.bytes(), piece.nanos());
        }
        if (connects > 0) {
            driver.step(nowNanos, this::ask);
        }
        Optional<Pointing> position = driver.state(nowNanos).measured().map(RotatorState.Measured::pointing);
        if (position.isPresent()) {
            return Optional.of(answers(position.get()));
        }
        return nowNanos - sinceNanos < MOST_NANOS
                ? Optional.empty()
                : Optional.of(
                        heard.length == 0
                                ? silent()
                                : unclear(driver.state(nowNanos).trouble()));
    }

    private void ask(byte[] question) {
        asksInText &= isText(question);
        link.send(question);
    }

    private void hear(byte[] bytes) {
        byte[] both = Arrays.copyOf(heard, heard.length + bytes.length);
        System.arraycopy(bytes, 0, both, heard.length, bytes.length);
        heard = Arrays.copyOf(both, Math.min(both.length, MOST_HEARD));
    }

    private Finding answers(Pointing position) {
        RotatorTraits traits = driver.traits();
        String azimuth = String.format(Locale.ROOT, "azimuth %.1f", position.azimuthDeg());
        String elevation = String.format(Locale.ROOT, "elevation %.1f", position.elevationDeg());
        String where = traits.azimuth().spanDeg() == 0
                ? elevation
                : traits.elevation().spanDeg() == 0 ? azimuth : azimuth + ", " + elevation;
        return new Finding(
                Finding.Found.ANSWERS,
                Optional.of(position),
                "A " + kind.name() + " answers at " + link.address() + ": " + where + '.',
                "Look at the antenna: does it stand there? Nothing was moved.");
    }

    private Finding lost() {
        return new Finding(
                Finding.Found.LOST,
                Optional.empty(),
                link.address() + " was opened, and the other end closed it" + shown() + '.',
                "Another program may hold the device, or it was unplugged.");
    }

    private Finding silent() {
        return new Finding(
                Finding.Found.SILENT,
                Optional.empty(),
                link.address() + " was opened, and not one byte came within " + seconds() + " s.",
                "Check that the controller is switched on, the cable, and that it is this device; then its kind and the speed of the line.");
    }

    private Finding unclear(Optional<String> trouble) {
        String sentence =
                link.address() + " was opened, and what came is no answer of a " + kind.name() + shown() + '.';
        // A text at another speed arrives as noise; where the protocol is no text, nothing can be told of it.
        String hint = asksInText && !isText(heard)
                ? "It looks like another speed of the line: see which the controller is set to, and give that as rotator.baud."
                : "The kind may be another, or the speed of the line.";
        return new Finding(
                Finding.Found.UNCLEAR,
                Optional.empty(),
                sentence,
                trouble.map(what -> what + ". " + hint).orElse(hint));
    }

    private String shown() {
        return heard.length == 0 ? "" : " (\"" + Transcript.escape(heard) + "\")";
    }

    private static long seconds() {
        return MOST_NANOS / 1_000_000_000L;
    }

    /** Whether at most one byte of eight is none of a line of text: a byte may be spoilt by the moment at which the port was opened. */
    private static boolean isText(byte[] bytes) {
        int others = 0;
        for (byte one : bytes) {
            boolean printable = one >= 0x20 && one < 0x7f;
            others += printable || one == '\r' || one == '\n' || one == '\t' ? 0 : 1;
        }
        return others * 8 <= bytes.length;
    }
}
