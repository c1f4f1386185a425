package org.slewd;

import java.nio.file.Path;
import java.util.Optional;
import org.slewd.flight.FlightLog;
import org.slewd.flight.FlightRecorder;
import org.slewd.flight.Makeup;
import org.slewd.station.Station;
import org.slewd.station.Timekeeping;

/** Puts the flight recorder into a station. */
public final class FlightDeck {

    /** The folder of the recording, in the data directory. */
    public static final String FOLDER = "flight";

    private FlightDeck() {}

    /**
     * Has a station recorded that is not open yet, if its configuration wants that.
     *
     * @param memories with which it was made; likewise {@code time}
     */
    static Optional<FlightRecorder> record(Station station, Daemon.Plan plan, Memories memories, Timekeeping time) {
        Settings settings = plan.settings();
        if (!settings.upkeep().flight().record()) {
            return Optional.empty();
        }
        Makeup makeup = new Makeup(
                plan.version(),
                settings.station(),
                settings.antenna().rotator(),
                settings.antenna().mount().mount(),
                settings.antenna().guard(),
                settings.antenna().rest(),
                settings.receiver(),
                time.limits(),
                Wiring.isSimulation(settings, plan.statedClock()),
                memories.axes().recalled(),
                memories.faults().kept(),
                memories.lockOuts().kept(),
                settings.upkeep().conditions());
        Path folder = plan.dataDirectory().resolve(FOLDER);
        FlightRecorder recorder =
                FlightRecorder.start(new FlightLog(folder, settings.upkeep().flight(), makeup), plan.clock());
        station.record(recorder);
        return Optional.of(recorder);
    }
}
