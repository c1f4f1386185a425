package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.api.CalendarConfig;
import org.slewd.api.HttpConfig;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.condition.Rule;
import org.slewd.config.ConfigException;
import org.slewd.flight.FlightConfig;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.illuminator.Illuminators;
import org.slewd.interop.Door;
import org.slewd.interop.InteropConfig;
import org.slewd.interop.mqtt.MqttConfig;
import org.slewd.link.LinkAddress;
import org.slewd.link.mqtt.BrokerAddress;
import org.slewd.mount.MountConfig;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;
import org.slewd.station.StationConfig;
import org.slewd.station.StationConfig.TrackedObject;
import org.slewd.storage.JournalLimits;
import org.slewd.time.ClockLimits;

class SettingsTest {

    private static final String LEAST = """
            station:
              name: Roof
            site:
              latitudeDeg: 48.1
              longitudeDeg: 11.6
              altitudeM: 520
            rotator:
              kind: testbox
              link: serial:/dev/rotator
              azimuthRateDegPerS: 6
              elevationRateDegPerS: 2.7
              beamWidthDeg: 30
              parkAzimuthDeg: 0
              parkElevationDeg: 0
            """;

    @TempDir
    Path folder;

    @Test
    void the_least_that_must_be_said_gets_cautious_defaults() throws Exception {
        assertThat(read(LEAST))
                .isEqualTo(new Settings(
                        new StationConfig(
                                "Roof",
                                new Site(48.1, 11.6, 520),
                                0,
                                HorizonMask.FLAT,
                                false,
                                List.of(),
                                Groups.builtIn()),
                        AntennaSettings.of(new RotatorConfig(
                                "testbox",
                                new LinkAddress.Serial("/dev/rotator"),
                                OptionalInt.empty(),
                                AxisModel.usual(new AxisRange(0, 360), 6, 0.2),
                                AxisModel.usual(new AxisRange(0, 90), 2.7, 0.2),
                                30,
                                new Pointing(0, 0))),
                        Optional.empty(),
                        Optional.empty(),
                        SkySettings.NONE,
                        UpkeepSettings.USUAL,
                        HttpConfig.USUAL));
    }

    @Test
    void everything_that_can_be_said_is_read() throws Exception {
        Files.createDirectory(folder.resolve("elements"));
        Path elements = Files.writeString(folder.resolve("elements/amateur.json"), "[]");
        assertThat(read("""
                        station: {name: Roof}
                        site: {latitudeDeg: -90, longitudeDeg: 180, altitudeM: -500}
                        passes:
                          minElevationDeg: 5
                          horizon:
                            - {azimuthDeg: 0, elevationDeg: 12}
                            - {azimuthDeg: 90, elevationDeg: 5}
                            - {azimuthDeg: 270, elevationDeg: 5}
                        pointing: {refraction: true}
                        elements:
                          files:
                            - elements/amateur.json
                        rotator:
                          kind: netbox
                          link: tcp:localhost:4533
                          azimuthMinDeg: -180
                          azimuthMaxDeg: 540
                          elevationMinDeg: -20
                          elevationMaxDeg: 210
                          azimuthRateDegPerS: 6
                          elevationRateDegPerS: 2.7
                          beamWidthDeg: 30
                          latencyMs: 350
                          parkAzimuthDeg: -180
                          parkElevationDeg: 90
                        receiver: {kind: testradio, link: simulated, baud: 9600}
                        objects:
                          - {catalogNumber: 25544, downlinkHz: 145800000, mode: fm, minElevationDeg: 10}
                          - {catalogNumber: 999999999}
                        transmitters: {files: [own.yaml]}
                        journal: {keepDays: 90, mostBytes: 4000000}
                        flight: {record: false, mostBytes: 3000000}
                        http: {port: 0}
                        metrics: {open: true}
                        people: {operatorsMayReset: true}
                        clock: {mostErrorS: 1.5, warnErrorS: 0.1, trust: always}
                        conditions:
                          - {name: door, kind: contact, file: door.txt, everySeconds: 1, staleAfterSeconds: 5, holdSeconds: 9, whenUnsafe: stop}
                        interop:
                          rotctld: {address: "::1", port: 4633}
                          rigctld: {enabled: false}
                        calendar: {objects: stations, minElevationDeg: 12, days: 5, alarmMinutes: 3}
                        """))
                .isEqualTo(new Settings(
                        new StationConfig(
                                "Roof",
                                new Site(-90, 180, -500),
                                5,
                                HorizonMask.of(List.of(
                                        new HorizonMask.Point(0, 12),
                                        new HorizonMask.Point(90, 5),
                                        new HorizonMask.Point(270, 5))),
                                true,
                                List.of(
                                        new TrackedObject(
                                                25_544,
                                                Optional.of(145_800_000L),
                                                Optional.of(Mode.FM),
                                                OptionalDouble.of(10)),
                                        new TrackedObject(
                                                999_999_999,
                                                Optional.empty(),
                                                Optional.empty(),
                                                OptionalDouble.empty())),
                                Groups.builtIn()),
                        new AntennaSettings(
                                new RotatorConfig(
                                        "netbox",
                                        new LinkAddress.Tcp("localhost", 4533),
                                        OptionalInt.empty(),
                                        AxisModel.usual(new AxisRange(-180, 540), 6, 0.35),
                                        AxisModel.usual(new AxisRange(-20, 210), 2.7, 0.35),
                                        30,
                                        new Pointing(-180, 90)),
                                MountConfig.NONE,
                                GuardConfig.NONE,
                                ParkPolicy.AFTER_PASSES),
                        Optional.of(new ReceiverConfig("testradio", new LinkAddress.Simulated(), OptionalInt.of(9600))),
                        Optional.empty(),
                        new SkySettings(
                                List.of(elements),
                                List.of(),
                                List.of(folder.resolve("own.yaml")),
                                Illuminators.BUILT_IN),
                        new UpkeepSettings(
                                ScheduleConfig.NONE,
                                List.of(),
                                new JournalLimits(90, 4_000_000),
                                new FlightConfig(false, 3_000_000),
                                new WatchConfig(new ClockLimits(1.5, 0.1, true), true),
                                List.of(new ConditionInput(
                                        "door",
                                        new Rule.Contact(List.of("true", "1", "safe"), List.of("false", "0", "unsafe")),
                                        new Extract.Whole(),
                                        new Origin.InFile(folder.resolve("door.txt"), Duration.ofSeconds(1)),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(9),
                                        Action.STOP)),
                                new InteropConfig(
                                        Optional.of(new Door(List.of("::1"), 4633)),
                                        Optional.empty(),
                                        Optional.empty()),
                                Optional.of(new CalendarConfig(
                                        Groups.builtIn().parse("stations"), 12, 5, Duration.ofMinutes(3))),
                                true),
                        HttpConfig.loopback(0)));
    }

    @Test
    void an_antenna_does_not_rest_where_it_could_not_leave() throws Exception {
        String limited = LEAST.replace("  parkAzimuthDeg", "  horizonIsLimit: true\n  parkAzimuthDeg");
        assertThat(problems(limited))
                .singleElement()
                .asString()
                .contains(
                        "rotator.horizonIsLimit = true forbids the place of rest, parkAzimuthDeg and parkElevationDeg");
        assertThat(read(limited.replace("parkElevationDeg: 0", "parkElevationDeg: 20"))
                        .antenna()
                        .guard()
                        .horizonIsLimit())
                .isTrue();
    }

    @Test
    void an_empty_station_hears_everything_at_once() {
        assertThat(problems("http: {}\n"))
                .containsExactly(
                        "slewd.yaml:1  rotator is missing; add it with its keys below it, indented",
                        "slewd.yaml:1  site is missing; add it with its keys below it, indented",
                        "slewd.yaml:1  station is missing; add it with its keys below it, indented");
    }

    @Test
    void the_journal_has_bounds() {
        assertThat(problems(LEAST + "journal: {keepDays: 0, mostBytes: 1000, keepYears: 2}\n"))
                .containsExactly(
                        "slewd.yaml:15  journal.keepDays = 0 is below 1; write one from 1 to 36500",
                        "slewd.yaml:15  journal.keepYears is not a known key; did you mean keepDays?",
                        "slewd.yaml:15  journal.mostBytes = 1000 is below 1048576; write one from 1048576 to 68719476736");
    }

    @Test
    void a_clock_is_warned_of_before_it_is_refused() {
        assertThat(problems(LEAST + "clock: {mostErrorS: 0.5, warnErrorS: 1}\n"))
                .singleElement()
                .asString()
                .contains("clock.warnErrorS = 1 is more than mostErrorS = 0.5");
        assertThat(problems(LEAST + "clock: {mostErrorS: 0, trust: never}\n")).hasSize(2);
    }

    @Test
    void a_broker_is_told_of_the_station_when_somebody_says_so() throws Exception {
        assertThat(read(LEAST + "interop:\n  mqtt: {broker: 'mqtt://home'}\n")
                        .upkeep()
                        .interop())
                .isEqualTo(new InteropConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new MqttConfig(
                                new BrokerAddress("home", 1883, false),
                                Optional.empty(),
                                Optional.empty(),
                                "roof",
                                "homeassistant"))));
        assertThat(read(LEAST
                                + "interop:\n  mqtt: {broker: 'mqtts://home:8884', credentialsFile: home.txt, node: Mast_2, discoveryPrefix: ha}\n")
                        .upkeep()
                        .interop()
                        .mqtt())
                .contains(new MqttConfig(
                        new BrokerAddress("home", 8884, true),
                        Optional.of(folder.resolve("home.txt")),
                        Optional.empty(),
                        "Mast_2",
                        "ha"));
        assertThat(read(LEAST + "interop:\n  mqtt: {broker: 'mqtt://home', enabled: false}\n")
                        .upkeep()
                        .interop())
                .isEqualTo(InteropConfig.NONE);
        assertThat(problems(LEAST
                        + "interop:\n  mqtt: {broker: 'mqtt://me:secret@home', node: a/b, discoveryPrefix: 'x#'}\n"))
                .hasSize(3)
                .noneMatch(problem -> problem.contains("secret"))
                .anyMatch(problem -> problem.contains("interop.mqtt.node = a/b is a part of a topic"))
                .anyMatch(problem -> problem.contains("credentialsFile"));
        assertThat(problems(LEAST + "interop:\n  mqtt: {broker: 'mqtts://home', caFile: absent.pem}\n"))
                .singleElement()
                .asString()
                .contains("interop.mqtt.caFile = absent.pem is not a file (" + folder.resolve("absent.pem"));
        Files.writeString(folder.resolve("club.key"), "-----BEGIN PRIVATE KEY-----\n");
        assertThat(problems(LEAST + "interop:\n  mqtt: {broker: 'mqtts://home', caFile: club.key}\n"))
                .singleElement()
                .asString()
                .contains("interop.mqtt.caFile = club.key holds no certificate in PEM");
        assertThat(problems(LEAST + "interop:\n  mqtt: {broker: 'mqtt://home', caFile: club.key}\n"))
                .singleElement()
                .asString()
                .contains("write mqtts://");
        assertThat(problems(LEAST + "conditions:\n  - {name: rain, kind: contact, safeWhen: [dry], unsafeWhen: [rain],"
                        + " whenUnsafe: stow, mqtt: 'mqtts://home', topic: rain, caFile: absent.pem}\n"))
                .singleElement()
                .asString()
                .contains("caFile = absent.pem is not a file");
        assertThat(problems(LEAST + "interop:\n  mqtt: {}\n"))
                .singleElement()
                .asString()
                .contains("interop.mqtt.broker is missing");
    }

    @Test
    void neighbours_are_let_in_on_this_machine_only_and_when_somebody_says_so() throws Exception {
        assertThat(read(LEAST).upkeep().interop()).isEqualTo(InteropConfig.NONE);
        assertThat(read(LEAST + "interop:\n  rotctld: {enabled: true}\n")
                        .upkeep()
                        .interop())
                .isEqualTo(new InteropConfig(
                        Optional.of(new Door(List.of("127.0.0.1", "::1"), 4533)), Optional.empty(), Optional.empty()));
        assertThat(problems(LEAST + "interop:\n  rotctld: {address: 0.0.0.0, prot: 4533}\n  rigctld: {port: 4533}\n"))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith(
                        "slewd.yaml:16  interop.rotctld.address = 0.0.0.0 is not localhost, 127.0.0.1 or ::1;"))
                .contains("slewd.yaml:16  interop.rotctld.prot is not a known key; did you mean port?")
                .anyMatch(problem -> problem.startsWith("slewd.yaml:17  interop.rigctld has nothing to tune;"))
                .anyMatch(problem -> problem.startsWith("slewd.yaml:17  interop.rigctld has the port of rotctld;"));
    }

    @Test
    void a_site_has_bounds() {
        assertThat(problems(
                        LEAST.replace("48.1", "90.1").replace("11.6", "-181").replace("520", "9001")))
                .containsExactly(
                        "slewd.yaml:4  site.latitudeDeg = 90.1 is above 90; write one from -90 to 90",
                        "slewd.yaml:5  site.longitudeDeg = -181 is below -180; write one from -180 to 180",
                        "slewd.yaml:6  site.altitudeM = 9001 is above 9000; write one from -500 to 9000");
    }

    @Test
    void a_kind_that_is_not_known_is_the_only_problem_it_causes() {
        assertThat(problems(LEAST.replace("kind: testbox", "kind: textbox\n  azimuthMaxDeg: 700")))
                .containsExactly(
                        "slewd.yaml:8  rotator.kind = textbox is not one of testbox, netbox, southbox; did you mean testbox?");
    }

    @Test
    void an_axis_may_not_go_further_than_its_controller_can_be_told() {
        assertThat(problems(LEAST
                        + "  azimuthMinDeg: -10\n  azimuthMaxDeg: 540\n"
                        + "  elevationMinDeg: -1\n  elevationMaxDeg: 181\n"))
                .containsExactly(
                        "slewd.yaml:15  rotator.azimuthMinDeg = -10 is below 0, the least that testbox can be told",
                        "slewd.yaml:16  rotator.azimuthMaxDeg = 540 is above 450, the most that testbox can be told",
                        "slewd.yaml:17  rotator.elevationMinDeg = -1 is below 0, the least that testbox can be told",
                        "slewd.yaml:18  rotator.elevationMaxDeg = 181 is above 180, the most that testbox can be told");
    }

    @Test
    void the_ends_of_an_axis_may_not_be_swapped() {
        assertThat(problems(LEAST + "  azimuthMinDeg: 300\n  azimuthMaxDeg: 100\n"))
                .containsExactly(
                        "slewd.yaml:16  rotator.azimuthMaxDeg = 100 is below azimuthMinDeg = 300; one of them is wrong");
        assertThat(problems(LEAST + "  elevationMinDeg: 100\n"))
                .containsExactly(
                        "slewd.yaml:15  rotator.elevationMinDeg = 100 is above elevationMaxDeg = 90; one of them is wrong");
    }

    @Test
    void an_axis_that_does_not_move_is_a_range_of_one_angle() throws Exception {
        assertThat(read(LEAST + "  elevationMaxDeg: 0\n")
                        .antenna()
                        .rotator()
                        .elevation()
                        .travel())
                .isEqualTo(new AxisRange(0, 0));
    }

    @Test
    void the_park_position_lies_inside_both_axes() {
        assertThat(problems(LEAST.replace("parkAzimuthDeg: 0", "parkAzimuthDeg: 361")
                        .replace("parkElevationDeg: 0", "parkElevationDeg: 90.5")))
                .containsExactly(
                        "slewd.yaml:13  rotator.parkAzimuthDeg = 361 is outside 0 to 360, where the azimuth axis may go",
                        "slewd.yaml:14  rotator.parkElevationDeg = 90.5 is outside 0 to 90, where the elevation axis may go");
    }

    @Test
    void defaults_stay_inside_what_the_controller_can_be_told() throws Exception {
        Settings settings = read(LEAST.replace("testbox", "southbox")
                .replace("parkAzimuthDeg: 0", "parkAzimuthDeg: -100\n  azimuthMinDeg: -400\n  azimuthMaxDeg: -40")
                .replace("parkElevationDeg: 0", "parkElevationDeg: 10"));

        assertThat(settings.antenna().rotator().azimuth().travel()).isEqualTo(new AxisRange(-400, -40));
        assertThat(settings.antenna().rotator().elevation().travel()).isEqualTo(new AxisRange(10, 60));
    }

    @Test
    void an_axis_whose_default_the_controller_cannot_be_told_must_be_stated() {
        assertThat(problems(
                        LEAST.replace("testbox", "southbox").replace("parkElevationDeg: 0", "parkElevationDeg: 10")))
                .containsExactly(
                        "slewd.yaml:7  rotator.azimuthMaxDeg is missing; write one from -720 to 720",
                        "slewd.yaml:7  rotator.azimuthMinDeg is missing; write one from -720 to 720");
    }

    @Test
    void rates_and_widths_have_bounds() {
        assertThat(problems(LEAST.replace("azimuthRateDegPerS: 6", "azimuthRateDegPerS: 0")
                        .replace("elevationRateDegPerS: 2.7", "elevationRateDegPerS: .nan")
                        .replace("beamWidthDeg: 30", "beamWidthDeg: 181\n  latencyMs: -1")))
                .containsExactly(
                        "slewd.yaml:10  rotator.azimuthRateDegPerS = 0 is below 0.01; write one from 0.01 to 100",
                        "slewd.yaml:11  rotator.elevationRateDegPerS = .nan is not a number; write one from 0.01 to 100",
                        "slewd.yaml:12  rotator.beamWidthDeg = 181 is above 180; write one from 0.1 to 180",
                        "slewd.yaml:13  rotator.latencyMs = -1 is below 0; write one from 0 to 10000");
    }

    @Test
    void links_and_speeds_fit_together() {
        assertThat(problems(LEAST.replace("serial:/dev/rotator", "/dev/ttyUSB0")))
                .containsExactly(
                        "slewd.yaml:9  rotator.link: \"/dev/ttyUSB0\" is not an address; write serial:/dev/NAME, tcp:HOST:PORT or simulated");
        assertThat(problems(LEAST.replace("serial:/dev/rotator", "tcp:shed:4001\n  baud: 9600")))
                .containsExactly("slewd.yaml:10  rotator.baud = 9600 has no meaning on tcp:shed:4001; take it out");
        assertThat(problems(LEAST.replace("testbox", "netbox")))
                .containsExactly(
                        "slewd.yaml:9  rotator.link = serial:/dev/rotator is a serial line; this kind is spoken over a network, write tcp:HOST:PORT");
        assertThat(problems(LEAST + "receiver:\n  kind: netradio\n  link: serial:/dev/radio\n  baud: 9600.5\n"))
                .containsExactly(
                        "slewd.yaml:17  receiver.link = serial:/dev/radio is a serial line; this kind is spoken over a network, write tcp:HOST:PORT",
                        "slewd.yaml:18  receiver.baud = 9600.5 is not a whole number; write one from 50 to 4000000");
        assertThat(problems(LEAST + "receiver:\n  kind: testradio\n  link: tcp:shed:4002\n  baud: 9600\n"))
                .containsExactly("slewd.yaml:18  receiver.baud = 9600 has no meaning on tcp:shed:4002; take it out");
    }

    @Test
    void objects_are_named_once_and_can_be_heard() {
        assertThat(problems(LEAST + """
                        receiver: {kind: testradio, link: simulated}
                        objects:
                          - catalogNumber: 25544
                            downlinkHz: 10
                          - catalogNumber: 25544
                            mode: ssb
                          - catalogNumber: 0
                            downlinkMHz: 145.8
                        """))
                .containsExactly(
                        "slewd.yaml:18  objects[0].downlinkHz = 10 is no frequency of the receiver; its lowest is 100000, its highest 3000000000",
                        "slewd.yaml:19  objects[1].catalogNumber = 25544 is in the list already; keep one entry for each object",
                        "slewd.yaml:20  objects[1].mode = ssb is not one of lsb, usb, am, cw, fm, wfm; did you mean lsb?",
                        "slewd.yaml:21  objects[2].catalogNumber = 0 is below 1; write one from 1 to 999999999",
                        "slewd.yaml:22  objects[2].downlinkMHz is not a known key; did you mean downlinkHz?");
    }

    @Test
    void an_object_is_heard_in_a_mode_that_the_receiver_has() {
        assertThat(problems(LEAST + """
                        receiver: {kind: fmradio, link: simulated}
                        objects:
                          - {catalogNumber: 25544, mode: fm}
                          - {catalogNumber: 7530, mode: usb}
                        """))
                .containsExactly(
                        "slewd.yaml:18  objects[1].mode = usb is no mode of the receiver; choose another or leave it out");
    }

    @Test
    void a_horizon_is_nowhere_below_the_least_elevation_and_sets_it_when_none_is_given() throws Exception {
        String hill =
                "  horizon:\n    - {azimuthDeg: 100, elevationDeg: -2}\n    - {azimuthDeg: 200, elevationDeg: 8}\n";

        StationConfig alone = read(LEAST + "passes:\n" + hill).station();
        assertThat(alone.minElevationDeg()).isEqualTo(-2);
        assertThat(alone.horizon().elevationDeg(150)).isEqualTo(3);

        StationConfig raised =
                read(LEAST + "passes:\n  minElevationDeg: 3\n" + hill).station();
        assertThat(raised.minElevationDeg()).isEqualTo(3);
        assertThat(raised.horizon().elevationDeg(100)).isEqualTo(3);
        assertThat(raised.horizon().elevationDeg(200)).isEqualTo(8);
    }

    @Test
    void an_object_may_have_to_rise_higher_than_the_horizon() throws Exception {
        StationConfig station = read(LEAST + """
                        passes:
                          horizon:
                            - {azimuthDeg: 100, elevationDeg: 5}
                            - {azimuthDeg: 200, elevationDeg: 20}
                        objects:
                          - {catalogNumber: 25544, minElevationDeg: 10}
                          - {catalogNumber: 48274}
                        """).station();

        assertThat(station.horizonFor(25_544)).isEqualTo(station.horizon().atLeast(10));
        assertThat(station.horizonFor(48_274)).isEqualTo(station.horizon());
        assertThat(station.horizonFor(7_530)).isEqualTo(station.horizon());
    }

    @Test
    void the_points_of_a_horizon_are_sorted_and_in_bounds() {
        assertThat(problems(LEAST + """
                        passes:
                          horizon:
                            - {azimuthDeg: 20, elevationDeg: 5}
                            - {azimuthDeg: 10, elevationDeg: 90}
                            - {azimuthDeg: 360, elevationDeg: 5}
                            - {azimuthDeg: 361}
                        """))
                .containsExactly(
                        "slewd.yaml:18  passes.horizon[1].azimuthDeg = 10 comes after 20; sort the points by azimuth, with one for each",
                        "slewd.yaml:18  passes.horizon[1].elevationDeg = 90 is above 89; write one from -5 to 89",
                        "slewd.yaml:19  passes.horizon[2].azimuthDeg = 360 is north again; write 0, as the first point",
                        "slewd.yaml:20  passes.horizon[3].azimuthDeg = 361 is above 360; write one from 0 to 360",
                        "slewd.yaml:20  passes.horizon[3].elevationDeg is missing; write one from -5 to 89");
    }

    @Test
    void element_files_must_be_there() {
        assertThat(problems(LEAST + "elements:\n  files:\n    - none.json\n    - {}\n"))
                .containsExactly(
                        "slewd.yaml:17  elements.files[0] = none.json is not a file (" + folder.resolve("none.json")
                                + "); put it there, or take it out",
                        "slewd.yaml:18  elements.files[1] is a section, not a text; write it on one line");
    }

    @Test
    void a_port_is_a_port() {
        assertThat(problems(LEAST + "http:\n  port: 65536\n"))
                .containsExactly("slewd.yaml:16  http.port = 65536 is above 65535; write one from 0 to 65535");
    }

    @Test
    void misspelt_sections_are_refused() {
        assertThat(problems(LEAST + "pasess:\n  minElevationDeg: 5\n"))
                .containsExactly("slewd.yaml:15  pasess is not a known key; did you mean passes?");
    }

    @Test
    void groups_are_read_in_their_order_and_their_mistakes_are_named() throws Exception {
        Settings settings = read(LEAST + """
                groups:
                  mine: stations or COSMOS 1408*
                  pieces: mine and not stations
                """);
        assertThat(settings.station().groups().find("pieces")).isPresent();

        assertThat(problems(LEAST + """
                groups:
                  Mine: 25544
                  stations: 25544
                  open: 1982-092* or
                  none:
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("slewd.yaml:16  groups.Mine: 'Mine' is no name for a group; begin with"),
                        problem -> assertThat(problem)
                                .isEqualTo("slewd.yaml:17  groups.stations: there is a group stations already; choose"
                                        + " another name"),
                        problem -> assertThat(problem)
                                .startsWith("slewd.yaml:18  groups.open: \"1982-092* or\" ends where a group is"
                                        + " expected; a group is a name such as COSMOS 1408*, a designator"),
                        problem -> assertThat(problem).isEqualTo("slewd.yaml:19  groups.none is empty; write a text"));
    }

    private Settings read(String text) throws ConfigException, IOException {
        return Settings.read(
                Files.writeString(folder.resolve("slewd.yaml"), text), TestKinds.ROTATORS, TestKinds.RECEIVERS);
    }

    private List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (ConfigException e) {
            String path = folder + "/";
            return e.problems().stream()
                    .map(problem -> problem.toString().substring(path.length()))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
