package org.slewd;

import java.util.Map;
import java.util.Optional;
import org.slewd.flight.Comparison;
import org.slewd.flight.Makeup;
import org.slewd.station.Playback;
import org.slewd.station.Predictions;
import org.slewd.station.Turn;

/** A recorded run, flown once more by the code of today and compared with what was decided then. One thread. */
public final class FlightReplay {

    private final Playback playback;
    private final Comparison comparison = new Comparison();

    /** A turn as it is made now, and the first decision in which it is not what was recorded. */
    public record Flown(Turn turn, Optional<Comparison.Difference> difference) {}

    /** @param first the turn in which the station was made */
    public FlightReplay(Makeup makeup, Turn first) {
        this.playback = new Playback(
                first,
                Map.of(
                        Turn.Line.ROTATOR,
                        Wiring.address(makeup.rotator()),
                        Turn.Line.RECEIVER,
                        makeup.receiver().map(radio -> radio.link().toString()).orElse("")));
        Predictions predictions = Wiring.predictions(makeup, playback);
        playback.begin(Wiring.station(makeup, predictions, playback), predictions);
    }

    /** Flies the next turn. */
    public Flown fly(Turn recorded) {
        Turn made = playback.play(recorded);
        return new Flown(made, comparison.compare(recorded, made));
    }

    /** What was compared so far. */
    public Comparison comparison() {
        return comparison;
    }
}
