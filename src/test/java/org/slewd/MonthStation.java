package org.slewd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.link.LinkAddress;
import org.slewd.link.memory.MemoryLink;
import org.slewd.mount.MountModel;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.schedule.DailyHours;
import org.slewd.schedule.Resource;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaKeeper;
import org.slewd.station.AgendaMaker;
import org.slewd.station.Predictions;
import org.slewd.station.ReceiverUnit;
import org.slewd.station.RotatorUnit;
import org.slewd.station.Station;
import org.slewd.station.StationConfig;
import org.slewd.station.StationEvent;
import org.slewd.station.Timekeeping;
import org.slewd.storage.AxisMemoryFile;
import org.slewd.storage.FaultFile;
import org.slewd.storage.JournalOfMonth;
import org.slewd.storage.LockOutFile;
import org.slewd.storage.ScheduleFile;
import org.slewd.storage.SqliteJournal;
import org.slewd.time.ClockLimits;
import org.slewd.time.ClockTrust;
import org.slewd.time.VirtualClock;

/**
 * One process of slewd in virtual time: a station with its files, which can crash. The hardware outlives it: motors go where they
 * were sent last, and the radio stays as it was tuned.
 */
final class MonthStation {

    static final Site SITE = new Site(48, 11, 500);
    static final AxisRange AZIMUTH = new AxisRange(0, 450);
    static final AxisRange ELEVATION = new AxisRange(0, 180);
    static final double BEAM_DEG = 20;
    private static final Pointing PARK = new Pointing(100, 0);
    private static final double BEYOND_DEG = 20;

    private static final Groups GROUPS = Groups.builtIn();

    /** What the configuration wishes for. */
    static final List<Wish> WISHES = List.of(
            wish("station", List.of(MonthSky.STATION, MonthSky.PALACE))
                    .weighing(3)
                    .above(10, Wish.Light.ANY),
            wish("weather", MonthSky.WEATHER)
                    .weighing(1.5)
                    .above(20, Wish.Light.ANY)
                    .with(new Wish.Quota(OptionalInt.of(6), OptionalInt.empty()))
                    .needing(Set.of(Resource.ROTATOR, Resource.RECEIVER)),
            inHours(
                    wish("school", List.of(MonthSky.SCHOOL)).above(15, Wish.Light.ANY),
                    DailyHours.parse("07:00-15:00")),
            wish("lamp", List.of(MonthSky.LAMP)).above(10, Wish.Light.VISIBLE),
            wish("amateur", MonthSky.AMATEUR)
                    .weighing(0.5)
                    .with(new Wish.Quota(OptionalInt.empty(), OptionalInt.of(2)))
                    .with(new Wish.Trim(true, 180)),
            wish("whole", List.of(MonthSky.WHOLE)).with(new Wish.Trim(false, 120)));

    static final Wish GUEST =
            wish("guest", List.of(MonthSky.GUEST)).weighing(0.7).above(30, Wish.Light.ANY);

    /** The motors and the radio, and where the state of slewd lies. */
    record Place(SimulatedRotator rotator, SimulatedReceiver radio, Path folder, VirtualClock clock) {}

    final Station station;
    final AgendaKeeper keeper;
    final MemoryLink rotatorLink;
    final MemoryLink radioLink;
    final SqliteJournal journal;
    private final JournalFeed feed;
    private final Predictions predictions;

    MonthStation(Place place, Supplier<ClockTrust> trust, Catalogue catalogue, Consumer<StationEvent> events) {
        VirtualClock clock = place.clock();
        rotatorLink = new MemoryLink("simulated rotator", place.rotator(), Gs232.KIND_B.defaultBaud(), clock);
        radioLink = new MemoryLink("simulated receiver", place.radio(), Civ.IC_R8600.defaultBaud(), clock);
        StationConfig config = config();
        predictions = new Predictions(config, Optional.of(rotator()), Runnable::run, Runnable::run);
        predictions.use(catalogue);
        journal = JournalOfMonth.start(place.folder(), clock);
        station = new Station(
                config,
                new RotatorUnit(
                        rotator(),
                        Gs232.KIND_B.driver().apply(clock.nanos()),
                        rotatorLink,
                        MountModel.IDEAL,
                        GuardConfig.NONE,
                        ParkPolicy.AFTER_PASSES,
                        new AxisMemoryFile(place.folder().resolve("axes"), Runnable::run, clock.utc()),
                        new FaultFile(place.folder().resolve("fault"), Runnable::run, clock.utc())),
                Optional.of(new ReceiverUnit(
                        new ReceiverConfig(Civ.IC_R8600.name(), new LinkAddress.Simulated(), OptionalInt.empty()),
                        Civ.IC_R8600.driver().apply(clock.nanos()),
                        radioLink)),
                predictions,
                new Timekeeping(clock, trust, ClockLimits.USUAL),
                new LockOutFile(place.folder().resolve("lock"), Runnable::run, clock.utc()),
                true);
        feed = JournalFeed.begin(journal, station::subscribeEvents);
        keeper = new AgendaKeeper(
                station,
                new AgendaMaker(new SiteFrame(SITE), config::horizonFor, Optional.of(rotator())),
                new ScheduleConfig(true, WISHES),
                new ScheduleFile(place.folder().resolve("schedule"), GROUPS, clock.utc()),
                Runnable::run,
                clock);
        station.use(keeper);
        station.subscribeEvents(events);
        station.open(() -> {});
    }

    /** New elements have come. */
    void use(Catalogue catalogue) {
        predictions.use(catalogue);
        keeper.elementsChanged();
    }

    /** Dies: nothing is sent, nothing is closed that a dead process does not close. What was written stays. */
    void crash() {
        feed.close();
        journal.close();
    }

    /** Lets the hardware live while no process looks. */
    void nobodyLooks() {
        rotatorLink.locked(() -> {});
        radioLink.locked(() -> {});
    }

    static SimulatedRotator motors() {
        SimulatedRotator rotator = Gs232.KIND_B
                .simulator()
                .apply(new SimulatedAxes(
                        axis(AZIMUTH, 6.2, PARK.azimuthDeg()), axis(ELEVATION, 2.7, PARK.elevationDeg())));
        rotator.motors().judge().limit(AZIMUTH, ELEVATION);
        return rotator;
    }

    static SimulatedReceiver radio() {
        return Civ.IC_R8600.simulator().get();
    }

    /** The end stops lie beyond the travel: motors that could not leave it would prove nothing. */
    private static SimulatedAxis axis(AxisRange travel, double rateDegPerS, double startDeg) {
        return new SimulatedAxis(
                new AxisRange(travel.minDeg() - BEYOND_DEG, travel.maxDeg() + BEYOND_DEG),
                rateDegPerS,
                2 * rateDegPerS,
                100_000_000L,
                rateDegPerS * 0.1,
                startDeg);
    }

    private static RotatorConfig rotator() {
        return new RotatorConfig(
                Gs232.KIND_B.name(),
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(AZIMUTH, 6.2, 0.3),
                AxisModel.usual(ELEVATION, 2.7, 0.3),
                BEAM_DEG,
                PARK);
    }

    private static StationConfig config() {
        List<StationConfig.TrackedObject> objects = new ArrayList<>();
        for (int number : MonthSky.WEATHER) {
            objects.add(new StationConfig.TrackedObject(
                    number,
                    Optional.of(137_100_000L + 50_000L * (number % 10)),
                    Optional.empty(),
                    OptionalDouble.empty()));
        }
        return new StationConfig("month", SITE, 0, HorizonMask.FLAT, false, objects, GROUPS);
    }

    private static Wish wish(String name, List<Integer> numbers) {
        String objects = String.join(",", numbers.stream().map(String::valueOf).toList());
        return Wish.of(name, objects, GROUPS.parse(objects));
    }

    private static Wish inHours(Wish wish, DailyHours hours) {
        return new Wish(
                wish.name(),
                wish.objects(),
                wish.group(),
                wish.weight(),
                wish.minElevationDeg(),
                wish.light(),
                List.of(hours),
                wish.quota(),
                wish.needs(),
                wish.trim(),
                wish.preempts());
    }
}
