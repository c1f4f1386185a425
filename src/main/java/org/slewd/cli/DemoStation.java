package org.slewd.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.slewd.AntennaSettings;
import org.slewd.SamplesConfig;
import org.slewd.Settings;
import org.slewd.SkySettings;
import org.slewd.UpkeepSettings;
import org.slewd.WatchConfig;
import org.slewd.api.HttpConfig;
import org.slewd.demo.DemoSky;
import org.slewd.flight.FlightConfig;
import org.slewd.interop.InteropConfig;
import org.slewd.link.LinkAddress;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.station.StationConfig;
import org.slewd.storage.JournalLimits;

/** The station of the demonstration: where it stands, what it is built of, and its made-up sky. */
final class DemoStation {

    static final Site SITE = new Site(48.1, 11.6, 520);

    private static final long DOWNLINK_HZ = 145_800_000L;
    private static final long SEED = 1408;

    /** A G-5500: 450 degrees of azimuth at 6 degrees a second, elevation over the top at 2.7. */
    private static final AxisRange AZIMUTH = new AxisRange(0, 450);

    private static final AxisRange ELEVATION = new AxisRange(0, 180);
    private static final Pointing PARK = new Pointing(180, 0);

    private DemoStation() {}

    /** @param httpPort 0 takes a free one */
    static Settings settings(RotatorKind rotator, ReceiverKind receiver, int httpPort) {
        return new Settings(
                station(),
                AntennaSettings.of(rotator(rotator)),
                Optional.of(receiver(receiver)),
                Optional.of(SamplesConfig.SIMULATED),
                SkySettings.NONE,
                new UpkeepSettings(
                        schedule(),
                        List.of(),
                        JournalLimits.USUAL,
                        FlightConfig.USUAL,
                        WatchConfig.MADE_UP,
                        List.of(),
                        InteropConfig.NONE,
                        Optional.empty(),
                        false),
                HttpConfig.loopback(httpPort));
    }

    /** The stations before the fragments; the agenda is shown, and followed when somebody says so. */
    private static ScheduleConfig schedule() {
        return new ScheduleConfig(
                false,
                List.of(
                        wish("crewed", DemoSky.CREWED_AS_GROUP).weighing(5),
                        wish("cloud", DemoSky.FRAGMENTS_AS_GROUP)));
    }

    private static Wish wish(String name, String objects) {
        return Wish.of(name, objects, Groups.builtIn().parse(objects));
    }

    /** The sky over the station from {@code now} on. */
    static Catalogue sky(Instant now) {
        return DemoSky.over(SITE, now, SEED);
    }

    private static StationConfig station() {
        return new StationConfig(
                "Demonstration",
                SITE,
                0,
                HorizonMask.FLAT,
                false,
                List.of(
                        new StationConfig.TrackedObject(
                                DemoSky.ISS_LIKE,
                                Optional.of(DOWNLINK_HZ),
                                Optional.of(Mode.FM),
                                OptionalDouble.empty()),
                        new StationConfig.TrackedObject(
                                DemoSky.TIANGONG_LIKE,
                                Optional.of(DOWNLINK_HZ),
                                Optional.of(Mode.FM),
                                OptionalDouble.empty())),
                Groups.builtIn().with("demo-cloud", DemoSky.FRAGMENTS_AS_GROUP));
    }

    private static RotatorConfig rotator(RotatorKind kind) {
        RotatorTraits traits = kind.driver().apply(0).traits();
        return new RotatorConfig(
                kind.name(),
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(AZIMUTH.intersect(traits.azimuth()), 6, 0.2),
                AxisModel.usual(ELEVATION.intersect(traits.elevation()), 2.7, 0.2),
                30,
                PARK);
    }

    private static ReceiverConfig receiver(ReceiverKind kind) {
        return new ReceiverConfig(kind.name(), new LinkAddress.Simulated(), OptionalInt.empty());
    }
}
