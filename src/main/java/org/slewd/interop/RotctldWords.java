package org.slewd.interop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.lease.Part;
import org.slewd.link.Contact;
import org.slewd.mount.MountModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.station.Outcome;
import org.slewd.station.Snapshot;
import org.slewd.time.Clock;

/**
 * What a program that turns a rotator by Hamlib's protocol can say, on one connection. It speaks of directions on the sky: which turn of
 * the axis, how the mount is built and what is forbidden is the business of slewd. Belongs to the event loop.
 *
 * <p>Raw bytes for the controller, its reset and its settings are refused: they would go past the envelope.
 */
final class RotctldWords {

    /** As old as a position may be for the station loop. */
    private static final double FRESH_SECONDS = 2;

    /** A tracker says where to every second, a slow one every ten; after that its next direction is a new beginning. */
    private static final Duration STREAM = Duration.ofSeconds(15);

    /**
     * What is told of the station.
     *
     * @param travel of the azimuth axis
     * @param elevation travel of the elevation axis
     */
    record Antenna(AxisRange travel, AxisRange elevation, MountModel mount) {}

    /** The last direction that was taken. */
    private record Sent(Pointing beam, long nanos) {}

    private final Orders orders;
    private final Newest newest;
    private final Antenna antenna;
    private final TurnChoice turns;
    private final Clock clock;
    private final String version;

    private volatile Optional<Sent> sent = Optional.empty();
    private boolean saysNegative;
    private boolean saysOverBack;

    RotctldWords(Orders orders, Newest newest, Antenna antenna, Clock clock, String version) {
        this.orders = orders;
        this.newest = newest;
        this.antenna = antenna;
        this.turns = new TurnChoice(antenna.travel(), antenna.mount());
        this.clock = clock;
        this.version = version;
    }

    List<Command> commands() {
        return List.of(
                new Command("P", "set_pos", 2, Command.Urgency.MOVES, this::point)
                        .as(Act.stream(Part.ROTATOR, "rotator.point", "azimuthDeg", "elevationDeg")),
                Command.telling("p", "get_pos", 0, none -> position()),
                new Command("S", "stop", 0, Command.Urgency.STOPS, none -> stop()).as(Act.stop()),
                new Command("K", "park", 0, Command.Urgency.MOVES, none -> park())
                        .as(Act.order(Part.ROTATOR, "rotator.park")),
                Command.refusing("M", "move", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rotctld.move")),
                Command.telling("_", "get_info", 0, none -> Answer.of(new Answer.Value("Info", "slewd " + version))),
                Command.telling("", "dump_state", 0, none -> Answer.lines(state())),
                Command.telling("1", "dump_caps", 0, none -> Answer.lines(caps())),
                Command.refusing("s", "get_status", 0, Answer.NOT_AVAILABLE),
                Command.refusing("V", "set_level", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rotctld.set_level")),
                Command.refusing("v", "get_level", 1, Answer.NOT_AVAILABLE),
                Command.refusing("U", "set_func", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rotctld.set_func")),
                Command.refusing("u", "get_func", 1, Answer.NOT_AVAILABLE),
                Command.refusing("X", "set_parm", 2, Answer.NOT_AVAILABLE).as(Act.foreign("rotctld.set_parm")),
                Command.refusing("x", "get_parm", 1, Answer.NOT_AVAILABLE),
                Command.refusing("R", "reset", 1, Answer.NOT_ALLOWED).as(Act.foreign("rotctld.reset")),
                Command.refusing("C", "set_conf", 2, Answer.NOT_ALLOWED).as(Act.foreign("rotctld.set_conf")),
                Command.refusing("w", "send_cmd", 1, Answer.NOT_ALLOWED).as(Act.foreign("rotctld.send_cmd")),
                new Command(
                        "q",
                        "quit",
                        0,
                        Command.Urgency.ENDS_SILENTLY,
                        none -> CompletableFuture.completedFuture(Answer.DONE)));
    }

    private CompletionStage<Answer> point(List<String> words) {
        OptionalDouble azimuthDeg = Numbers.read(words.get(0), -360, 720);
        OptionalDouble elevationDeg = Numbers.read(words.get(1), -90, 180);
        if (azimuthDeg.isEmpty() || elevationDeg.isEmpty()) {
            return CompletableFuture.completedFuture(Answer.refused(Answer.INVALID));
        }
        saysNegative |= azimuthDeg.getAsDouble() < 0;
        saysOverBack = elevationDeg.getAsDouble() > 90;
        Pointing beam = turns.choose(azimuthDeg.getAsDouble(), elevationDeg.getAsDouble(), nearAxisDeg());
        return orders.point(beam).thenApply(outcome -> {
            if (outcome instanceof Outcome.Accepted) {
                sent = Optional.of(new Sent(beam, clock.nanos()));
            }
            return Answer.of(outcome);
        });
    }

    /** Where the azimuth axis is bound by the stream of directions of this program, or where it stands. */
    private double nearAxisDeg() {
        return sent.filter(last -> clock.nanos() - last.nanos() < STREAM.toNanos())
                .map(last -> turns.axisDeg(last.beam()))
                .or(() -> newest.snapshot()
                        .rotator()
                        .measured()
                        .map(read -> read.value().azimuthDeg()))
                .orElse((antenna.travel().minDeg() + antenna.travel().maxDeg()) / 2);
    }

    private CompletionStage<Answer> stop() {
        sent = Optional.empty();
        boolean onItsWay = orders.stop();
        return CompletableFuture.completedFuture(onItsWay ? Answer.DONE : Answer.refused(Answer.IO));
    }

    private CompletionStage<Answer> park() {
        sent = Optional.empty();
        CompletionStage<Outcome> outcome = orders.park();
        return outcome.thenApply(Answer::of);
    }

    /** Where the beam looks, in the form in which this program speaks of directions; an old position is none. */
    private Answer position() {
        Snapshot.Rotator rotator = newest.snapshot().rotator();
        Optional<Pointing> axis = rotator.measured()
                .filter(read -> newest.ageSeconds(read) < FRESH_SECONDS)
                .map(Snapshot.Aged::value);
        if (axis.isEmpty() || !rotator.link().isUp() || rotator.contact() != Contact.ANSWERING) {
            return Answer.refused(Answer.IO);
        }
        Pointing beam = antenna.mount().toSky(axis.get());
        boolean folded = beam.elevationDeg() > 90 && !saysOverBack;
        double azimuthDeg = Angles.wrap360(folded ? beam.azimuthDeg() + 180 : beam.azimuthDeg());
        double elevationDeg = folded ? 180 - beam.elevationDeg() : beam.elevationDeg();
        return Answer.of(
                new Answer.Value("Azimuth", Numbers.fixed(saysNegative ? Angles.wrap180(azimuthDeg) : azimuthDeg, 2)),
                new Answer.Value("Elevation", Numbers.fixed(elevationDeg, 2)));
    }

    /** Protocol 1. Any bearing is understood; what the antenna cannot reach is refused when it is asked for. */
    private String state() {
        return """
                1
                2
                min_az=-180.000000
                max_az=540.000000
                min_el=%s
                max_el=%s
                south_zero=0
                rot_type=AzEl
                done
                """.formatted(
                        Numbers.fixed(antenna.elevation().minDeg(), 6),
                        Numbers.fixed(antenna.elevation().maxDeg(), 6));
    }

    private String caps() {
        return """
                Model name: slewd
                Mfg name: slewd
                Backend version: %s
                Rot type: AzEl
                Min Azimuth: -180.00
                Max Azimuth: 540.00
                Min Elevation: %s
                Max Elevation: %s
                Can set Position: Y
                Can get Position: Y
                Can Stop: Y
                Can Park: Y
                Can Reset: N
                Can Move: N
                Can get Info: Y
                """.formatted(
                        version,
                        Numbers.fixed(antenna.elevation().minDeg(), 2),
                        Numbers.fixed(antenna.elevation().maxDeg(), 2));
    }
}
