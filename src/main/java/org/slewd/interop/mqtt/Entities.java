package org.slewd.interop.mqtt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slewd.link.mqtt.BrokerMessage;
import org.slewd.station.StationState;

/**
 * The introductions by which Home Assistant finds a station: one for each thing that is shown, kept by the broker. Keys and classes are those of
 * its integrations {@code mqtt}, {@code sensor.mqtt} and {@code binary_sensor.mqtt}, spelled out; what an old version does not know is left out,
 * because it would refuse the whole of it.
 */
final class Entities {

    /** After this long without a message nothing is shown any more, should the will have been lost as well. */
    static final int EXPIRE_AFTER_S = 90;

    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    private static final String DEGREES = "°";

    private final MqttConfig config;
    private final String stationName;
    private final String version;
    private final List<BrokerMessage> messages = new ArrayList<>();

    private Entities(MqttConfig config, String stationName, String version) {
        this.config = config;
        this.stationName = stationName;
        this.version = version;
    }

    /** All of them, for a station of that name. */
    static List<BrokerMessage> of(MqttConfig config, String stationName, String version, boolean hasReceiver) {
        Entities entities = new Entities(config, stationName, version);
        entities.rotator();
        entities.passes();
        entities.flags(hasReceiver);
        return List.copyOf(entities.messages);
    }

    private void rotator() {
        JsonArray states = new JsonArray();
        Arrays.stream(StationState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .forEach(states::add);
        sensor(
                "state",
                "State",
                "state",
                new JsonObject().put("device_class", "enum").put("options", states));
        sensor("object", "Object", "object", icon("mdi:satellite-variant"));
        sensor("azimuth", "Azimuth", "azimuthMeasuredDeg", degrees("mdi:compass"));
        sensor("elevation", "Elevation", "elevationMeasuredDeg", degrees("mdi:angle-acute"));
        sensor("azimuth_commanded", "Azimuth commanded", "azimuthCommandedDeg", degrees("mdi:compass-outline"));
        sensor("elevation_commanded", "Elevation commanded", "elevationCommandedDeg", degrees("mdi:angle-acute"));
        sensor(
                "pointing_error",
                "Pointing error",
                "pointingErrorDeg",
                degrees("mdi:target").put("state_class", "measurement"));
        sensor("fault", "Fault", "fault", icon("mdi:alert"));
    }

    private void passes() {
        sensor("next_object", "Next pass", "nextObject", icon("mdi:satellite-uplink"));
        sensor("next_aos", "Next pass rises", "nextAos", timestamp());
        sensor("next_los", "Next pass sets", "nextLos", timestamp());
        sensor("next_max_elevation", "Next pass highest elevation", "nextMaxElevationDeg", degrees("mdi:angle-acute"));
    }

    private void flags(boolean hasReceiver) {
        flag("problem", "Problem", "value_json.fault != 'none'", new JsonObject().put("device_class", "problem"));
        // Of this class, on is unsafe.
        flag("safety", "Safety", "not value_json.safe", new JsonObject().put("device_class", "safety"));
        flag("locked_out", "Locked out", "value_json.lockedOut", icon("mdi:lock-alert"));
        flag("rotator_held", "Rotator in somebody's hands", "value_json.rotatorHeld", icon("mdi:account"));
        if (hasReceiver) {
            flag("receiver_held", "Receiver in somebody's hands", "value_json.receiverHeld", icon("mdi:account"));
        }
        flag(
                "simulation",
                "Simulation",
                "value_json.simulation",
                icon("mdi:test-tube").put("entity_category", "diagnostic"));
    }

    private static JsonObject icon(String icon) {
        return new JsonObject().put("icon", icon);
    }

    private static JsonObject degrees(String icon) {
        return icon(icon).put("unit_of_measurement", DEGREES);
    }

    private static JsonObject timestamp() {
        return new JsonObject().put("device_class", "timestamp");
    }

    /** A null of the report becomes None, which is shown as unknown. */
    private void sensor(String object, String name, String key, JsonObject more) {
        add("sensor", object, name, "{{ value_json." + key + " }}", more);
    }

    private void flag(String object, String name, String isOn, JsonObject more) {
        add("binary_sensor", object, name, "{{ 'ON' if " + isOn + " else 'OFF' }}", more);
    }

    private void add(String component, String object, String name, String template, JsonObject more) {
        String node = "slewd-" + config.node();
        JsonObject text = new JsonObject()
                .put("name", name)
                .put("unique_id", node + '-' + object)
                .put("state_topic", config.stateTopic())
                .put("value_template", template)
                .put("availability_topic", config.availabilityTopic())
                .put("payload_available", ONLINE)
                .put("payload_not_available", OFFLINE)
                .put("expire_after", EXPIRE_AFTER_S)
                .put("qos", 1)
                .mergeIn(more)
                .put(
                        "device",
                        new JsonObject()
                                .put("identifiers", new JsonArray().add(node))
                                .put("name", stationName)
                                .put("manufacturer", "slewd")
                                .put("model", "Ground station")
                                .put("sw_version", version))
                .put("origin", new JsonObject().put("name", "slewd").put("sw_version", version));
        messages.add(new BrokerMessage(
                config.discoveryPrefix() + '/' + component + '/' + node + '/' + object + "/config", text.encode()));
    }
}
