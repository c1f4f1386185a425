package org.slewd.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.link.WireFaults;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedRotator;

/** The commands of the control socket: faults on demand, and the truth for a judge. Any thread. */
final class SimulatorControl {

    /** What {@code garbage}, {@code intermittent} and {@code cut} spoil: one byte, or one answer, in five. */
    private static final double SPOILT_SHARE = 0.2;

    private static final long DEFAULT_SEED = 1;

    /** Entries that {@code transcript} shows: ten questions and answers. */
    private static final int TRANSCRIPT_ENTRIES = 20;

    /** Longer than any driver waits for an answer. */
    private static final long MAX_DELAY_MILLIS = 60_000;

    private final PtySimulator simulator;
    private final SimulatedDevice device;
    private final Map<String, Verb> verbs = new TreeMap<>();

    SimulatorControl(PtySimulator simulator, SimulatedDevice device) {
        this.simulator = simulator;
        this.device = device;
        WireFaults wire = simulator.faults();
        verbs.put("help", new Verb("", words -> help()));
        verbs.put("truth", new Verb("", words -> simulator.ask(this::truth)));
        verbs.put("transcript", new Verb("", words -> transcript()));
        verbs.put("ok", Verb.plain(this::clear));
        verbs.put("off", Verb.plain(() -> wire.off(true)));
        verbs.put("garbage", spoiling(wire::garbage));
        verbs.put("intermittent", spoiling(wire::intermittent));
        verbs.put("cut", spoiling(wire::cut));
        verbs.put("merge", switched(wire::merge));
        verbs.put("echo", switched(wire::echo));
        verbs.put("nolisten", switched(simulator::deaf));
        verbs.put("delayed", new Verb("MILLISECONDS", this::delayed));
        verbs.put("unplug", new Verb("", words -> {
            simulator.unplug();
            return "";
        }));
        verbs.put("replug", new Verb("", words -> simulator.replug().toString()));
        if (device instanceof SimulatedRotator rotator) {
            verbs.putAll(new RotatorVerbs(simulator, rotator).all());
        }
        if (device instanceof SimulatedReceiver receiver) {
            verbs.putAll(new ReceiverVerbs(simulator, receiver).all());
        }
    }

    /** A fault of the wire that needs a share and a seed. */
    private interface Spoiler {
        void spoil(double share, long seed);
    }

    private static Verb spoiling(Spoiler spoiler) {
        return new Verb("[SEED]|off", words -> {
            if (Verb.isOff(words)) {
                spoiler.spoil(0, 0);
                return "";
            }
            long seed = Verb.onlyNumber(words).orElse(DEFAULT_SEED);
            spoiler.spoil(SPOILT_SHARE, seed);
            return "seed " + seed;
        });
    }

    private static Verb switched(Consumer<Boolean> fault) {
        return new Verb("[off]", words -> {
            if (!words.isEmpty() && !Verb.isOff(words)) {
                throw new IllegalArgumentException("only off may follow this word");
            }
            fault.accept(words.isEmpty());
            return "";
        });
    }

    private String help() {
        return verbs.entrySet().stream()
                .map(verb -> (verb.getKey() + " " + verb.getValue().words()).strip())
                .collect(Collectors.joining("; "));
    }

    private void clear() {
        simulator.faults().clear();
        simulator.deaf(false);
        if (device instanceof SimulatedRotator rotator) {
            simulator.lock(rotator.motors()::clearFaults);
        }
        if (device instanceof SimulatedReceiver receiver) {
            simulator.lock(receiver.faults()::clear);
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
            return ("ok " + verb.action().run(words.subList(1, words.size()))).strip();
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

    private String delayed(List<String> words) {
        long millis = Verb.onlyNumber(words).orElse(-1);
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException("write: delayed MILLISECONDS, from 0 to " + MAX_DELAY_MILLIS);
        }
        simulator.faults().delayed(millis * 1_000_000);
        return "";
    }

    private String transcript() {
        List<Transcript.Entry> entries = simulator.transcript();
        return entries.subList(Math.max(0, entries.size() - TRANSCRIPT_ENTRIES), entries.size()).stream()
                .map(Transcript.Entry::toString)
                .collect(Collectors.joining(" "));
    }
}
