package org.slewd.interop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.slewd.lease.Part;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.station.Outcome;
import org.slewd.station.Snapshot;
import org.slewd.time.Clock;

/**
 * What a program that tunes a radio by Hamlib's protocol can say: of one dial, which listens. Whatever would transmit is refused, and so
 * are the second dial and split, which mean nothing else. Belongs to the event loop.
 */
final class RigctldWords {

    /** How long a radio has to confirm what it was told; until then that is the answer. */
    private static final double CONFIRMED_WITHIN_SECONDS = 3;

    /** Radios are asked every second or so. */
    private static final double FRESH_SECONDS = 5;

    private static final double MOST_HZ = 300e9;

    private static final String VFO = "VFOA";

    /** Hamlib has more words than radios have demodulators. */
    private static final Map<String, Mode> MODES = Map.of(
            "LSB", Mode.LSB,
            "USB", Mode.USB,
            "AM", Mode.AM,
            "CW", Mode.CW,
            "FM", Mode.FM,
            "WFM", Mode.WFM,
            "FMN", Mode.FM,
            "PKTFM", Mode.FM,
            "PKTUSB", Mode.USB,
            "PKTLSB", Mode.LSB);

    /** As Hamlib counts modes. */
    private static final Map<Mode, Integer> MASK =
            Map.of(Mode.AM, 0x1, Mode.CW, 0x2, Mode.USB, 0x4, Mode.LSB, 0x8, Mode.FM, 0x20, Mode.WFM, 0x40);

    /** What is usual, in hertz; slewd leaves the width to the radio. */
    private static final Map<Mode, Integer> WIDTH_HZ =
            Map.of(Mode.AM, 6000, Mode.CW, 500, Mode.USB, 2400, Mode.LSB, 2400, Mode.FM, 15_000, Mode.WFM, 180_000);

    /** What programs told the radio last, whichever of them: what one sets another reads. Any thread. */
    static final class Desk {
        private volatile Optional<Told> told = Optional.empty();
        private volatile Optional<Mode> mode = Optional.empty();
    }

    private record Told(long hz, long nanos) {}

    private final Orders orders;
    private final Newest newest;
    private final ReceiverTraits traits;
    private final Desk desk;
    private final Clock clock;
    private final String version;

    RigctldWords(Orders orders, Newest newest, ReceiverTraits traits, Desk desk, Clock clock, String version) {
        this.orders = orders;
        this.newest = newest;
        this.traits = traits;
        this.desk = desk;
        this.clock = clock;
        this.version = version;
    }

    /** What a client tries at its start to find out how to speak (the other dial, options of the protocol) is no act. */
    List<Command> commands() {
        return List.of(
                new Command("F", "set_freq", 1, Command.Urgency.USUAL, this::setFrequency)
                        .as(Act.stream(Part.RECEIVER, "receiver.tune", "hz")),
                Command.telling("f", "get_freq", 0, none -> frequency()),
                new Command("M", "set_mode", 2, Command.Urgency.USUAL, this::setMode)
                        .as(Act.order(Part.RECEIVER, "receiver.tune", "mode", "widthHz")),
                Command.telling("m", "get_mode", 0, none -> mode()),
                Command.telling("V", "set_vfo", 1, RigctldWords::setVfo),
                Command.telling("v", "get_vfo", 0, none -> Answer.of(new Answer.Value("VFO", VFO))),
                Command.telling("S", "set_split_vfo", 2, RigctldWords::setSplit)
                        .as(Act.foreign("rigctld.set_split_vfo")),
                Command.telling(
                        "s",
                        "get_split_vfo",
                        0,
                        none -> Answer.of(new Answer.Value("Split", "0"), new Answer.Value("TX VFO", VFO))),
                Command.telling("T", "set_ptt", 1, RigctldWords::setPtt).as(Act.foreign("rigctld.set_ptt")),
                Command.telling("t", "get_ptt", 0, none -> Answer.of(new Answer.Value("PTT", "0"))),
                Command.telling("_", "get_info", 0, none -> Answer.of(new Answer.Value("Info", "slewd " + version))),
                Command.telling("", "dump_state", 0, none -> Answer.lines(state())),
                Command.telling("1", "dump_caps", 0, none -> Answer.lines(caps())),
                Command.telling("", "chk_vfo", 0, none -> Answer.of(new Answer.Value("ChkVFO", "0"))),
                Command.telling("", "get_powerstat", 0, none -> Answer.of(new Answer.Value("Power Status", "1"))),
                Command.telling("", "get_lock_mode", 0, none -> Answer.of(new Answer.Value("Locked", "0"))),
                Command.telling("", "get_vfo_list", 0, none -> Answer.of(new Answer.Value("", VFO))),
                Command.refusing("", "set_vfo_opt", 1, Answer.NOT_AVAILABLE),
                Command.refusing("", "set_lock_mode", 1, Answer.NOT_AVAILABLE),
                Command.refusing("", "set_powerstat", 1, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_powerstat")),
                Command.refusing("", "get_vfo_info", 1, Answer.NOT_AVAILABLE),
                Command.refusing("I", "set_split_freq", 1, Answer.NOT_AVAILABLE)
                        .as(Act.foreign("rigctld.set_split_freq")),
                Command.refusing("i", "get_split_freq", 0, Answer.NOT_AVAILABLE),
                Command.refusing("X", "set_split_mode", 2, Answer.NOT_AVAILABLE)
                        .as(Act.foreign("rigctld.set_split_mode")),
                Command.refusing("x", "get_split_mode", 0, Answer.NOT_AVAILABLE),
                Command.refusing("L", "set_level", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_level")),
                Command.refusing("l", "get_level", 1, Answer.NOT_AVAILABLE),
                Command.refusing("U", "set_func", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_func")),
                Command.refusing("u", "get_func", 1, Answer.NOT_AVAILABLE),
                Command.refusing("J", "set_rit", 1, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_rit")),
                Command.refusing("j", "get_rit", 0, Answer.NOT_AVAILABLE),
                Command.refusing("Z", "set_xit", 1, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_xit")),
                Command.refusing("z", "get_xit", 0, Answer.NOT_AVAILABLE),
                Command.refusing("N", "set_ts", 1, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.set_ts")),
                Command.refusing("n", "get_ts", 0, Answer.NOT_AVAILABLE),
                Command.refusing("G", "vfo_op", 1, Answer.NOT_AVAILABLE).as(Act.foreign("rigctld.vfo_op")),
                Command.refusing("b", "send_morse", 1, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.send_morse")),
                Command.refusing("", "send_voice_mem", 1, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.send_voice_mem")),
                Command.refusing("*", "reset", 1, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.reset")),
                Command.refusing("", "set_conf", 2, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.set_conf")),
                Command.refusing("w", "send_cmd", 1, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.send_cmd")),
                Command.refusing("W", "send_cmd_rx", 2, Answer.NOT_ALLOWED).as(Act.foreign("rigctld.send_cmd_rx")),
                new Command(
                        "q", "quit", 0, Command.Urgency.ENDS, none -> CompletableFuture.completedFuture(Answer.DONE)));
    }

    /** To receive is what it does anyway. */
    private static Answer setPtt(List<String> words) {
        return words.get(0).equals("0") ? Answer.DONE : Answer.refused(Answer.NOT_AVAILABLE);
    }

    private static Answer setSplit(List<String> words) {
        return words.get(0).equals("0") ? Answer.DONE : Answer.refused(Answer.NOT_AVAILABLE);
    }

    private static Answer setVfo(List<String> words) {
        boolean same = List.of(VFO, "VFO", "Main", "MainA", "currVFO").contains(words.get(0));
        return same ? Answer.DONE : Answer.refused(Answer.NOT_AVAILABLE);
    }

    private CompletionStage<Answer> setFrequency(List<String> words) {
        OptionalDouble hz = Numbers.read(words.get(0), 1, MOST_HZ);
        if (hz.isEmpty()) {
            return CompletableFuture.completedFuture(Answer.refused(Answer.INVALID));
        }
        return tune(new Tuning(Math.round(hz.getAsDouble()), Optional.empty()));
    }

    /** The width is the radio's own. */
    private CompletionStage<Answer> setMode(List<String> words) {
        Optional<Mode> wanted = Optional.ofNullable(MODES.get(words.get(0).toUpperCase(Locale.ROOT)))
                .filter(traits.modes()::contains);
        if (wanted.isEmpty() || Numbers.read(words.get(1), -1, 1e7).isEmpty()) {
            return CompletableFuture.completedFuture(Answer.refused(Answer.INVALID));
        }
        OptionalLong hz = dialHz();
        if (hz.isEmpty()) {
            return CompletableFuture.completedFuture(Answer.refused(Answer.IO));
        }
        return tune(new Tuning(hz.getAsLong(), wanted));
    }

    private CompletionStage<Answer> tune(Tuning tuning) {
        desk.told = Optional.of(new Told(tuning.hz(), clock.nanos()));
        return orders.tune(tuning).thenApply(outcome -> {
            if (outcome instanceof Outcome.Refused) {
                desk.told = Optional.empty();
            } else {
                desk.mode = tuning.mode().or(() -> desk.mode);
            }
            return Answer.of(outcome);
        });
    }

    private Answer frequency() {
        OptionalLong hz = dialHz();
        return hz.isEmpty()
                ? Answer.refused(Answer.IO)
                : Answer.of(new Answer.Value("Frequency", Long.toString(hz.getAsLong())));
    }

    /**
     * What the dial shows, or is about to show. A program that has just tuned and reads something else believes that somebody turned the
     * dial by hand, and goes on from there; so until the radio has confirmed it, the answer is what it was told.
     */
    private OptionalLong dialHz() {
        Optional<Snapshot.Receiver> receiver = newest.snapshot().receiver();
        if (receiver.isEmpty()) {
            return OptionalLong.empty();
        }
        Snapshot.Dial dial = receiver.get().downlink();
        Optional<Told> told = desk.told;
        if (told.isPresent()) {
            double sinceSeconds = (clock.nanos() - told.get().nanos()) / 1e9;
            boolean confirmed = dial.verified()
                    && dial.commandedHz()
                            .filter(sent -> newest.ageSeconds(sent) <= sinceSeconds)
                            .isPresent();
            if (!confirmed && sinceSeconds < CONFIRMED_WITHIN_SECONDS) {
                return OptionalLong.of(told.get().hz());
            }
        }
        return dial.measuredHz()
                .filter(read -> newest.ageSeconds(read) < FRESH_SECONDS
                        && receiver.get().link().isUp())
                .map(read -> OptionalLong.of(read.value()))
                .orElseGet(OptionalLong::empty);
    }

    /** slewd does not read modes back, so it can only tell what was set by this way. */
    private Answer mode() {
        return desk.mode
                .map(mode -> Answer.of(
                        new Answer.Value("Mode", mode.name()),
                        new Answer.Value("Passband", Integer.toString(WIDTH_HZ.get(mode)))))
                .orElse(Answer.refused(Answer.NOT_AVAILABLE));
    }

    /** What Hamlib's client wants to know: where it can be tuned and to what modes, that it has no transmitter, and nothing else. */
    private String state() {
        int modes = traits.modes().stream().mapToInt(MASK::get).reduce(0, (a, b) -> a | b);
        String ranges = traits.bands().stream()
                .map(band -> "%d.000000 %d.000000 0x%x -1 -1 0x1 0x1\n".formatted(band.minHz(), band.maxHz(), modes))
                .collect(Collectors.joining());
        String widths = traits.modes().stream()
                .sorted()
                .map(mode -> "0x%x %d\n".formatted(MASK.get(mode), WIDTH_HZ.get(mode)))
                .collect(Collectors.joining());
        return """
                1
                2
                0
                %s0 0 0 0 0 0 0
                0 0 0 0 0 0 0
                0x%x %d
                0 0
                %s0 0
                0
                0
                0
                0
                0
                0
                0x0
                0x0
                0x0
                0x0
                0x0
                0x0
                vfo_ops=0x0
                ptt_type=0x0
                targetable_vfo=0x0
                has_set_vfo=1
                has_get_vfo=1
                has_set_freq=1
                has_get_freq=1
                done
                """.formatted(ranges, modes, traits.stepHz(), widths);
    }

    private String caps() {
        return """
                Model name: slewd
                Mfg name: slewd
                Backend version: %s
                Rig type: Receiver
                PTT type: None
                Mode list: %s
                Can set Frequency: Y
                Can get Frequency: Y
                Can set Mode: Y
                Can set PTT: N
                """.formatted(
                version, traits.modes().stream().sorted().map(Mode::name).collect(Collectors.joining(" ")));
    }
}
