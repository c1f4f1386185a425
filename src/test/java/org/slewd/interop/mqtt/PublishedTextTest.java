package org.slewd.interop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slewd.condition.Verdict;
import org.slewd.lease.Part;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.link.mqtt.BrokerAddress;
import org.slewd.link.mqtt.BrokerMessage;
import org.slewd.mount.MountModel;
import org.slewd.pass.Pass;
import org.slewd.plan.PointingPlan;
import org.slewd.rotator.Pointing;
import org.slewd.sky.LookAngle;
import org.slewd.station.LockOut;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;

class PublishedTextTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final MqttConfig CONFIG = new MqttConfig(
            new BrokerAddress("home", 1883, false), Optional.empty(), Optional.empty(), "roof", "homeassistant");

    private static final String NOTHING_UP = """
            {"state":"idle","simulation":false,"object":null,"azimuthCommandedDeg":null,"elevationCommandedDeg":null,\
            "azimuthMeasuredDeg":24.9,"elevationMeasuredDeg":12.0,"pointingErrorDeg":null,"fault":"none","lockedOut":false,\
            "safe":true,"rotatorHeld":false,"receiverHeld":false,"nextObject":null,"nextAos":null,"nextLos":null,\
            "nextMaxElevationDeg":null}""";

    private final Report report = new Report(MountModel.IDEAL);

    private static Snapshot snapshot(
            StationState state,
            Optional<Snapshot.Fault> fault,
            Optional<Snapshot.Target> target,
            Snapshot.Rotator rotator) {
        return new Snapshot(
                7,
                NOON,
                target.isPresent(),
                state,
                NOON.minusSeconds(60),
                fault,
                target,
                rotator,
                Optional.empty(),
                new Snapshot.Loop(50, 7, 0, 0, 0, 0, List.of()));
    }

    private static Snapshot idle(Contact contact, Pointing axis, double ageSeconds) {
        return snapshot(
                StationState.IDLE,
                Optional.empty(),
                Optional.empty(),
                rotator(contact, Optional.empty(), axis, ageSeconds, Optional.empty()));
    }

    private static Snapshot.Rotator rotator(
            Contact contact,
            Optional<Pointing> commanded,
            Pointing axis,
            double ageSeconds,
            Optional<Double> errorDeg) {
        return new Snapshot.Rotator(
                "gs232b",
                "/dev/rotator",
                new LinkStatus(LinkStatus.State.UP, 1, ""),
                contact,
                commanded,
                commanded.map(at -> new Snapshot.Aged<>(at, 3.0)),
                Optional.of(new Snapshot.Aged<>(axis, ageSeconds)),
                true,
                errorDeg,
                List.of(),
                Optional.empty());
    }

    private static Pass pass(String name, int aosInSeconds, double maxElevationDeg) {
        Instant aos = NOON.plusSeconds(aosInSeconds).plusMillis(123);
        LookAngle horizon = new LookAngle(200, 0, 2e6, -7000);
        return new Pass(
                25544,
                name,
                NOON.minusSeconds(40_000),
                new Pass.Moment(aos, horizon),
                new Pass.Moment(aos.plusSeconds(300), new LookAngle(290, maxElevationDeg, 5e5, 0)),
                new Pass.Moment(aos.plusSeconds(600), horizon),
                5e5,
                Pass.Clipped.NONE);
    }

    private static Snapshot.Target target(Pass pass) {
        return new Snapshot.Target(
                pass.catalogNumber(),
                pass.name(),
                pass.aos().look(),
                pass,
                40_000,
                Optional.empty(),
                new Snapshot.Plan(PointingPlan.Style.NORMAL, new Pointing(200, 0), 0.3, 0, 0, List.of(), 1, 0));
    }

    @Test
    void a_station_at_rest_says_the_same_whatever_the_age_of_what_it_knows() {
        assertThat(report.text(idle(Contact.ANSWERING, new Pointing(384.93, 12.04), 0.2), Set.of(), List.of()))
                .as("of an axis in its overlap the compass bearing")
                .isEqualTo(NOTHING_UP);
        assertThat(report.text(idle(Contact.ANSWERING, new Pointing(384.87, 11.96), 1.9), Set.of(), List.of()))
                .as("what trembles by less than a tenth, and is older")
                .isEqualTo(NOTHING_UP);
    }

    @Test
    void a_position_that_is_old_or_of_a_box_that_is_silent_is_not_told() {
        for (Snapshot stale : List.of(
                idle(Contact.ANSWERING, new Pointing(384.9, 12), 2.1),
                idle(Contact.SILENT, new Pointing(384.9, 12), 0.2))) {
            JsonObject told = new JsonObject(report.text(stale, Set.of(), List.of()));
            assertThat(told.getValue("azimuthMeasuredDeg")).isNull();
            assertThat(told.getValue("elevationMeasuredDeg")).isNull();
        }
    }

    @Test
    void a_pass_is_told_with_its_error_and_the_one_that_comes_next() {
        Snapshot tracking = snapshot(
                StationState.TRACKING,
                Optional.empty(),
                Optional.of(target(pass("ISS", -100, 66.66))),
                rotator(
                        Contact.ANSWERING,
                        Optional.of(new Pointing(20, 120.04)),
                        new Pointing(359.97, 45),
                        0.1,
                        Optional.of(0.84)));
        JsonObject told = new JsonObject(report.text(
                tracking,
                Set.of(Part.ROTATOR),
                List.of(pass("ISS", -100, 66.66), pass("TIANGONG", 4000, 21.04), pass("NOAA 19", 9000, 50))));
        assertThat(told.getString("state")).isEqualTo("tracking");
        assertThat(told.getBoolean("simulation")).isTrue();
        assertThat(told.getString("object")).isEqualTo("ISS");
        assertThat(told.getDouble("azimuthCommandedDeg")).as("over the back").isEqualTo(200);
        assertThat(told.getDouble("elevationCommandedDeg")).isEqualTo(60);
        assertThat(told.getDouble("azimuthMeasuredDeg")).as("never 360").isZero();
        assertThat(told.getDouble("pointingErrorDeg")).isEqualTo(0.8);
        assertThat(told.getBoolean("rotatorHeld")).isTrue();
        assertThat(told.getBoolean("receiverHeld")).isFalse();
        assertThat(told.getString("nextObject")).isEqualTo("TIANGONG");
        assertThat(told.getString("nextAos")).isEqualTo("2026-11-24T13:06:40Z");
        assertThat(told.getString("nextLos")).isEqualTo("2026-11-24T13:16:40Z");
        assertThat(told.getDouble("nextMaxElevationDeg")).isEqualTo(21);

        Snapshot waiting = snapshot(
                StationState.PREPOSITIONING,
                Optional.empty(),
                Optional.of(target(pass("ISS", 30, 66.66))),
                tracking.rotator());
        assertThat(new JsonObject(report.text(waiting, Set.of(), List.of(pass("TIANGONG", 4000, 21))))
                        .getString("nextObject"))
                .isEqualTo("ISS");
    }

    @Test
    void a_lock_out_and_what_is_not_safe_are_told_without_the_words_of_people() {
        Snapshot locked = snapshot(
                StationState.FAULTED,
                Optional.of(new Snapshot.Fault(LockOut.KIND, "Ann locked the antenna", false, NOON)),
                Optional.empty(),
                rotator(Contact.ANSWERING, Optional.empty(), new Pointing(10, 10), 0.1, Optional.empty()));
        Snapshot unsafe = locked.with(new Snapshot.Conditions(
                Verdict.NONE, NOON, Snapshot.Stow.HELD, Optional.of("Ann said that it is not safe: storm")));
        String text = report.text(unsafe, Set.of(), List.of());
        JsonObject told = new JsonObject(text);
        assertThat(told.getString("fault")).isEqualTo("locked-out");
        assertThat(told.getBoolean("lockedOut")).isTrue();
        assertThat(told.getBoolean("safe")).isFalse();
        assertThat(text).doesNotContain("Ann", "storm");
        assertThat(new JsonObject(report.text(locked, Set.of(), List.of())).getBoolean("safe"))
                .isTrue();
    }

    @Test
    void an_introduction_has_what_home_assistant_wants() {
        List<BrokerMessage> all = Entities.of(CONFIG, "Roof", "1.2.3", true);
        assertThat(all)
                .contains(new BrokerMessage("homeassistant/sensor/slewd-roof/azimuth/config", """
                        {"name":"Azimuth","unique_id":"slewd-roof-azimuth","state_topic":"slewd/roof/state",\
                        "value_template":"{{ value_json.azimuthMeasuredDeg }}","availability_topic":"slewd/roof/availability",\
                        "payload_available":"online","payload_not_available":"offline","expire_after":90,"qos":1,\
                        "icon":"mdi:compass","unit_of_measurement":"\u00b0","device":{"identifiers":["slewd-roof"],"name":"Roof",\
                        "manufacturer":"slewd","model":"Ground station","sw_version":"1.2.3"},\
                        "origin":{"name":"slewd","sw_version":"1.2.3"}}"""))
                .contains(new BrokerMessage("homeassistant/binary_sensor/slewd-roof/safety/config", """
                        {"name":"Safety","unique_id":"slewd-roof-safety","state_topic":"slewd/roof/state",\
                        "value_template":"{{ 'ON' if not value_json.safe else 'OFF' }}","availability_topic":"slewd/roof/availability",\
                        "payload_available":"online","payload_not_available":"offline","expire_after":90,"qos":1,\
                        "device_class":"safety","device":{"identifiers":["slewd-roof"],"name":"Roof",\
                        "manufacturer":"slewd","model":"Ground station","sw_version":"1.2.3"},\
                        "origin":{"name":"slewd","sw_version":"1.2.3"}}"""));
        assertThat(all).hasSize(18).doesNotHaveDuplicates();
        assertThat(Entities.of(CONFIG, "Roof", "1.2.3", false)).hasSize(17);
    }

    @Test
    void introductions_are_of_distinct_things_that_the_report_has_and_none_can_be_ordered() {
        Set<String> told = new JsonObject(NOTHING_UP).fieldNames();
        Set<String> shown = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (BrokerMessage message : Entities.of(CONFIG, "Roof", "1.2.3", true)) {
            assertThat(message.topic()).matches("homeassistant/(binary_)?sensor/[a-zA-Z0-9_-]+/[a-zA-Z0-9_-]+/config");
            JsonObject text = new JsonObject(message.text());
            assertThat(text.fieldNames()).noneMatch(key -> key.contains("command"));
            assertThat(names.add(text.getString("unique_id"))).isTrue();
            Matcher keys = Pattern.compile("value_json[.](\\w+)").matcher(text.getString("value_template"));
            assertThat(keys.find()).isTrue();
            shown.add(keys.group(1));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(shown);
        JsonObject state =
                new JsonObject(Entities.of(CONFIG, "Roof", "1.2.3", true).get(0).text());
        assertThat(state.getJsonArray("options"))
                .as("every state is among those that are announced")
                .hasSize(StationState.values().length)
                .contains("tracking", "faulted");
    }

    @Test
    void a_station_of_any_name_has_a_name_that_topics_can_have() {
        assertThat(MqttConfig.nodeOf("Mast 2, roof")).isEqualTo("mast-2-roof");
        assertThat(MqttConfig.nodeOf("Ümlaut/#+")).isEqualTo("mlaut");
        assertThat(MqttConfig.nodeOf("局")).isEqualTo("station");
        assertThat(MqttConfig.nodeOf("x".repeat(39) + " y")).hasSize(39);
    }
}
