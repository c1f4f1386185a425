package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class SetupMethodsTest {

    private final FakeConfiguration configuration = new FakeConfiguration();
    private final AskedMethods methods = new AskedMethods(SetupMethods.of(configuration));

    private static JsonObject answers(String... pairs) {
        JsonObject answers = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(pairs[i], pairs[i + 1]);
        }
        return new JsonObject().put("answers", answers);
    }

    @Test
    void offers_kinds_devices_and_questions() {
        JsonObject offer = methods.ask("setup.offer", "SetupOffer", new JsonObject());

        assertThat(offer.getBoolean("wanted")).isFalse();
        assertThat(offer.getJsonArray("devices")).isEqualTo(new JsonArray().add("/dev/ttyUSB0"));
        assertThat(offer.getJsonArray("rotators").getJsonObject(0).getString("kind"))
                .isEqualTo("testbox");
        assertThat(offer.getJsonArray("questions").getJsonObject(0).getString("usual"))
                .isEqualTo("Station");
    }

    @Test
    void tells_what_is_wrong_beside_its_key() {
        JsonObject verdict = methods.ask("setup.check", "SetupVerdict", answers("site.locator", "here"));

        assertThat(verdict.getBoolean("sound")).isFalse();
        assertThat(verdict.getValue("text")).isNull();
        assertThat(verdict.getJsonArray("problems").stream().map(problem -> ((JsonObject) problem).getString("key")))
                .contains("station.name", "site.locator", "rotator.kind")
                .doesNotContain("site.latitudeDeg");
    }

    @Test
    void answers_are_texts_by_the_keys_of_the_questions() {
        assertThat(methods.answer("setup.check", answers("hooks", "x"))
                        .getJsonObject("error")
                        .getString("message"))
                .startsWith("parameter \"answers\" is not an object of strings");
        assertThat(methods.answer(
                                "setup.write",
                                new JsonObject().put("answers", new JsonObject().put("site.altitudeM", 5)))
                        .getJsonObject("error"))
                .isNotNull();
        assertThat(configuration.calls).isEmpty();
    }

    @Test
    void asks_a_device_and_tells_what_it_said() {
        JsonObject finding = methods.ask(
                "setup.probe",
                "SetupFinding",
                new JsonObject().put("kind", "testbox").put("link", "serial:/dev/x"));

        assertThat(finding.getString("found")).isEqualTo("answers");
        assertThat(finding.getJsonObject("position"))
                .isEqualTo(new JsonObject().put("azimuthDeg", 12.35).put("elevationDeg", 6.0));
        assertThat(configuration.calls).singleElement().asString().startsWith("probe testbox at serial:/dev/x by ");
        assertThat(methods.answer(
                                "setup.probe",
                                new JsonObject()
                                        .put("kind", "testbox")
                                        .put("link", "serial:/dev/x")
                                        .put("baud", 4800))
                        .getJsonObject("error")
                        .getString("message"))
                .isEqualTo("another is asked");
    }

    @Test
    void hands_the_answers_on_with_who_gave_them() {
        methods.ask("setup.write", "Accepted", answers("station.name", "Roof", "receiver.kind", ""));

        assertThat(configuration.calls).hasSize(1).first().asString().startsWith("write 1 answers by");
    }
}
