package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ConfigurationMethodsTest {

    private final FakeConfiguration configuration = new FakeConfiguration();
    private final AskedMethods methods = new AskedMethods(ConfigurationMethods.of(configuration));

    @Test
    void tells_how_the_configuration_stands_and_what_became_of_the_last_change() {
        JsonObject before = methods.ask("station.configuration", "Configuration", new JsonObject());
        assertThat(before.getString("file")).isEqualTo("/etc/slewd/slewd.yaml");
        assertThat(before.getValue("last")).isNull();
        methods.ask("station.reload", "Accepted", new JsonObject().put("now", true));
        assertThat(configuration.calls).hasSize(1).first().asString().startsWith("reload true by");
        JsonObject after = methods.ask("station.configuration", "Configuration", new JsonObject());
        assertThat(after.getJsonObject("last").getBoolean("applied")).isTrue();
        assertThat(after.getInteger("changes")).isEqualTo(1);
    }

    @Test
    void a_station_without_a_file_has_nothing_to_read_anew() {
        AskedMethods none = new AskedMethods(ConfigurationMethods.of(ConfigurationDesk.none(Snapshots.NOON)));
        assertThat(none.ask("station.configuration", "Configuration", new JsonObject())
                        .getValue("file"))
                .isNull();
        assertThat(none.answer("station.reload", new JsonObject())
                        .getJsonObject("error")
                        .getString("message"))
                .isEqualTo("this station was not started from a file");
    }
}
