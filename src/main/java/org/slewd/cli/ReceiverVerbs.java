package org.slewd.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slewd.receiver.Leg;
import org.slewd.receiver.RadioFaults;
import org.slewd.receiver.SimulatedReceiver;

/** The commands of the control socket that a radio has besides: its dials, and what is wrong with it. */
final class ReceiverVerbs {

    /** Longer than any driver waits for an answer. */
    private static final long MAX_LATENCY_MILLIS = 60_000;

    /** No radio goes beyond. */
    private static final long MAX_HZ = 100_000_000_000L;

    private static final int MAX_DEAF = 1_000_000;

    private final PtySimulator simulator;
    private final SimulatedReceiver receiver;

    ReceiverVerbs(PtySimulator simulator, SimulatedReceiver receiver) {
        this.simulator = simulator;
        this.receiver = receiver;
    }

    Map<String, Verb> all() {
        return Map.of(
                "keying",
                new Verb("", words -> Integer.toString(simulator.ask(receiver::keyingAttempts))),
                "uplink",
                new Verb("", words -> Long.toString(simulator.ask(() -> receiver.tunedHz(Leg.UPLINK)))),
                "turn",
                new Verb("HZ", this::turn),
                "off",
                Verb.plain(() -> simulator.lock(() -> receiver.faults().off(true))),
                "on",
                Verb.plain(() -> simulator.lock(() -> receiver.faults().off(false))),
                "refuse",
                new Verb("[off]", words -> {
                    if (!words.isEmpty() && !Verb.isOff(words)) {
                        throw new IllegalArgumentException("only off may follow this word");
                    }
                    return wrong(faults -> faults.refuse(words.isEmpty()));
                }),
                "deaf",
                new Verb("[COMMANDS]", words -> {
                    long commands = within(words.isEmpty() ? 1 : onlyNumber(words, "deaf [COMMANDS]"), 0, MAX_DEAF);
                    return wrong(faults -> faults.deaf((int) commands));
                }),
                "latency",
                new Verb("MILLISECONDS|off", this::latency));
    }

    private String turn(List<String> words) {
        long hz = within(onlyNumber(words, "turn HZ"), 1, MAX_HZ);
        simulator.lock(() -> receiver.turnDial(hz, simulator.livedNanos()));
        return "";
    }

    private String latency(List<String> words) {
        OptionalLong nanos = Verb.isOff(words)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        within(onlyNumber(words, "latency MILLISECONDS|off"), 0, MAX_LATENCY_MILLIS) * 1_000_000);
        return wrong(faults -> faults.latency(nanos));
    }

    private String wrong(Consumer<RadioFaults> what) {
        simulator.lock(() -> what.accept(receiver.faults()));
        return "";
    }

    private static long onlyNumber(List<String> words, String usage) {
        return Verb.onlyNumber(words).orElseThrow(() -> new IllegalArgumentException("write: " + usage));
    }

    private static long within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
        }
        return value;
    }
}
