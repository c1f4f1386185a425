package org.slewd.receiver;

import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import org.slewd.SharedData;

/**
 * What Hamlib and simple responders have said to each other.
 *
 * @param protocol who talked, such as {@code icom-civ ic-9700}
 * @param action what Hamlib was told to do, such as {@code F 145912345}
 * @param sent what went to the radio
 * @param received what came back
 */
public record Recorded(String protocol, String action, byte[] sent, byte[] received) {

    /** All of one protocol, in order; skips the calling test where the recordings are absent. */
    public static List<Recorded> of(String protocol) {
        return new JsonObject(SharedData.text("hamlib-vectors.json"))
                .getJsonArray("vectors").stream()
                        .map(JsonObject.class::cast)
                        .filter(vector -> vector.getString("protocol").equals(protocol))
                        .map(vector -> new Recorded(
                                protocol,
                                (vector.getString("action") + " " + vector.getString("args")).trim(),
                                HexFormat.of().parseHex(vector.getString("tx_hex")),
                                HexFormat.of().parseHex(vector.getString("rx_hex"))))
                        .toList();
    }
}
