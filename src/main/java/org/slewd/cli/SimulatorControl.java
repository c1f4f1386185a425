package org.slewd.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.rotator.AxisPair;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedRotator;

/** The commands of the control socket: faults on demand, and the truth for a judge. Any thread. */
final class SimulatorControl {

    /** What {@code garble on} spoils: one byte in five. */
    private static final double GARBLED_SHARE = 0.2;

    private static final long DEFAULT_SEED = 1;

    /** Entries that {@code transcript} shows: ten questions and answers. */
    private static final int TRANSCRIPT_ENTRIES = 20;

    /** Longer than any driver waits for an answer. */
    private static final long MAX_DELAY_MILLIS = 60_000;

    private final PtySimulator simulator;
    private final SimulatedDevice device;
    private final Map<String, Verb> verbs = new TreeMap<>();

    /** What a command does with the words after it, and what it answers after "ok". */
    private interface Verb {
        /** @throws IllegalArgumentException when the words are wrong, saying which are right */
        String run(List<String> words) throws IOException;
    }

    SimulatorControl(PtySimulator simulator, SimulatedDevice device) {
        this.simulator = simulator;
        this.device = device;
        verbs.put("help", words -> String.join(" ", verbs.keySet()));
        verbs.put("truth", words -> simulator.ask(this::truth));
        verbs.put("mute", words -> mute(true));
        verbs.put("unmute", words -> mute(false));
        verbs.put("garble", this::garble);
        verbs.put("delay", this::delay);
        verbs.put("unplug", words -> {
            simulator.unplug();
            return "";
        });
        verbs.put("replug", words -> simulator.replug().toString());
        verbs.put("transcript", words -> transcript());
        if (device instanceof SimulatedRotator rotator) {
            verbs.put("stuck", words -> stuck(rotator, words));
        }
        if (device instanceof SimulatedReceiver receiver) {
            verbs.put("keying", words -> Integer.toString(simulator.ask(receiver::keyingAttempts)));
        }
    }

    /** One line that begins with {@code ok} or {@code error}. */
    String answer(String line) {
        List<String> words = List.of(line.split("\\s+"));
        Verb verb = verbs.get(words.get(0));
        if (verb == null) {
            return "error unknown command, one of: " + String.join(" ", verbs.keySet());
        }
        try {
            return ("ok " + verb.run(words.subList(1, words.size()))).strip();
        } catch (IllegalArgumentException | IOException e) {
            return "error " + e.getMessage();
        }
    }

    private String truth() {
        if (device instanceof SimulatedRotator rotator) {
            Pointing truth = rotator.truth();
            return String.format(Locale.ROOT, "%.3f %.3f", truth.azimuthDeg(), truth.elevationDeg());
        }
        if (device instanceof SimulatedReceiver receiver) {
            return Long.toString(receiver.tunedHz());
        }
        throw new IllegalArgumentException("this device has no truth to tell");
    }

    private String mute(boolean on) {
        simulator.faults().mute(on);
        return "";
    }

    private String garble(List<String> words) {
        if (words.equals(List.of("off"))) {
            simulator.faults().garble(0, 0);
            return "";
        }
        if (words.isEmpty() || !words.get(0).equals("on") || words.size() > 2) {
            throw new IllegalArgumentException("write: garble on [SEED], or garble off");
        }
        long seed = words.size() == 2 ? number(words.get(1)) : DEFAULT_SEED;
        simulator.faults().garble(GARBLED_SHARE, seed);
        return "seed " + seed;
    }

    private String delay(List<String> words) {
        long millis = words.size() == 1 ? number(words.get(0)) : -1;
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException("write: delay MILLISECONDS, from 0 to " + MAX_DELAY_MILLIS);
        }
        simulator.faults().delay(millis * 1_000_000);
        return "";
    }

    private String stuck(SimulatedRotator rotator, List<String> words) {
        if (words.size() != 1 || !List.of("azimuth", "elevation", "both", "off").contains(words.get(0))) {
            throw new IllegalArgumentException("write: stuck azimuth, stuck elevation, stuck both, or stuck off");
        }
        String axes = words.get(0);
        return simulator.ask(() -> {
            AxisPair motors = rotator.motors();
            motors.azimuth().faults().stuck(axes.equals("azimuth") || axes.equals("both"));
            motors.elevation().faults().stuck(axes.equals("elevation") || axes.equals("both"));
            return "";
        });
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " is not a whole number", e);
        }
    }

    private String transcript() {
        List<Transcript.Entry> entries = simulator.transcript();
        return entries.subList(Math.max(0, entries.size() - TRANSCRIPT_ENTRIES), entries.size()).stream()
                .map(Transcript.Entry::toString)
                .collect(Collectors.joining(" "));
    }
}
