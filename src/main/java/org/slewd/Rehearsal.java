package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.link.LinkAddress;
import org.slewd.orbit.Catalogue;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.rotator.RotatorConfig;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaKeeper;
import org.slewd.station.AgendaMaker;
import org.slewd.station.AgendaMemory;
import org.slewd.station.PassReport;
import org.slewd.station.Predictions;
import org.slewd.station.Station;
import org.slewd.station.StationEvent;
import org.slewd.station.Timekeeping;
import org.slewd.time.VirtualClock;

/**
 * A night played through: the station of a configuration follows its agenda in virtual time, with simulated devices in the place of
 * those of the configuration. Its safety inputs are left out: nobody knows the weather of that night, and what is not heard is not
 * safe. One thread.
 */
public final class Rehearsal {

    /** A tick of the loop. */
    private static final Duration STEP = Duration.ofNanos(Station.PERIOD_NANOS);

    private final List<PassReport> reports = new ArrayList<>();
    private final List<String> urgent = new ArrayList<>();

    /**
     * What became of the night.
     *
     * @param agenda as it was made at its beginning
     * @param reports of the passes that were followed, in order
     * @param urgent what the station called for somebody for
     */
    public record Night(Agenda agenda, List<PassReport> reports, List<String> urgent) {
        public Night {
            reports = List.copyOf(reports);
            urgent = List.copyOf(urgent);
        }
    }

    /** Hears how far it is. */
    public interface Watch {
        void at(Instant utc);
    }

    /** Plays from {@code from} to {@code to}. Takes about a second an hour. */
    public Night play(Settings settings, Catalogue catalogue, Instant from, Instant to, Watch watch) {
        Settings simulated = settings.withDevices(
                simulated(settings.antenna().rotator()),
                settings.receiver()
                        .map(radio -> new ReceiverConfig(
                                radio.kind(), new LinkAddress.Simulated(), radio.baud(), radio.options())));
        VirtualClock clock = new VirtualClock(from);
        Predictions predictions = Wiring.predictions(simulated, Runnable::run, Runnable::run);
        predictions.use(catalogue);
        Station station = Wiring.station(simulated, predictions, Memories.NONE, Timekeeping.stated(clock), true);
        AgendaKeeper keeper = new AgendaKeeper(
                station,
                new AgendaMaker(
                        new SiteFrame(settings.station().site()),
                        settings.station()::horizonFor,
                        Optional.of(settings.antenna().rotator())),
                new ScheduleConfig(true, settings.upkeep().schedule().wishes()),
                AgendaMemory.none(),
                Runnable::run,
                clock);
        station.use(keeper);
        station.subscribeEvents(this::note);
        station.open(() -> {});
        Agenda first = Agenda.empty(from, from);
        while (clock.utc().isBefore(to)) {
            clock.advance(STEP);
            station.step();
            first = first.to().equals(from) ? keeper.view().agenda() : first;
            watch.at(clock.utc());
        }
        station.close();
        return new Night(first, reports, urgent);
    }

    private void note(StationEvent event) {
        if (event instanceof StationEvent.PassEnded ended) {
            reports.add(ended.report());
        } else if (event instanceof StationEvent.Told told && told.urgent()) {
            urgent.add(told.utc() + " " + told.message());
        }
    }

    private static RotatorConfig simulated(RotatorConfig config) {
        return new RotatorConfig(
                config.kind(),
                new LinkAddress.Simulated(),
                config.baud(),
                config.azimuth(),
                config.elevation(),
                config.beamWidthDeg(),
                config.park(),
                config.elevationBox()
                        .map(box ->
                                new RotatorConfig.ElevationBox(box.kind(), new LinkAddress.Simulated(), box.baud())));
    }
}
