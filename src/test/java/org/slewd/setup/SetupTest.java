package org.slewd.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.Settings;
import org.slewd.Wiring;
import org.slewd.config.ConfigException;
import org.slewd.config.Problem;
import org.slewd.receiver.ReceiverKind;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorKind;

class SetupTest {

    private static final Path FILE = Path.of("station.yaml");

    private final Setup setup = setup(List.of());

    private static Setup setup(List<String> devices) {
        return new Setup(Wiring.ROTATORS, Wiring.RECEIVERS, devices, text -> {
            try {
                read(text);
                return List.of();
            } catch (ConfigException e) {
                return e.problems().stream().map(Problem::what).toList();
            }
        });
    }

    private static Settings read(String text) throws ConfigException {
        return Settings.readText(text, FILE, Wiring.ROTATORS, Wiring.RECEIVERS);
    }

    private static SetupAnswers here(String kind) {
        return SetupAnswers.NONE
                .with(Question.LATITUDE, "48.1")
                .with(Question.LONGITUDE, "-11.6")
                .with(Question.ROTATOR_KIND, kind);
    }

    static Stream<String> rotators() {
        return Wiring.ROTATORS.stream().map(RotatorKind::name);
    }

    static Stream<String> receivers() {
        return Wiring.RECEIVERS.stream().map(ReceiverKind::name);
    }

    @ParameterizedTest
    @MethodSource("rotators")
    void the_text_of_every_rotator_gives_back_its_answers(String kind) throws ConfigException {
        SetupAnswers answers = setup.filled(here(kind));
        Setup.Verdict verdict = setup.check(answers);

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.others()).isEmpty();
        Settings settings = read(verdict.text().orElseThrow());
        RotatorConfig rotator = settings.antenna().rotator();
        assertThat(settings.station().name())
                .isEqualTo(answers.to(Question.STATION_NAME).orElseThrow());
        assertThat(settings.station().site().latitudeDeg()).isEqualTo(48.1);
        assertThat(settings.station().site().longitudeDeg()).isEqualTo(-11.6);
        assertThat(settings.station().site().altitudeM()).isZero();
        assertThat(rotator.kind()).isEqualTo(kind);
        assertThat(rotator.link()).hasToString(answers.to(Question.ROTATOR_LINK).orElseThrow());
        Map<Question, Double> read = Map.of(
                Question.AZIMUTH_MIN, rotator.azimuth().travel().minDeg(),
                Question.AZIMUTH_MAX, rotator.azimuth().travel().maxDeg(),
                Question.ELEVATION_MIN, rotator.elevation().travel().minDeg(),
                Question.ELEVATION_MAX, rotator.elevation().travel().maxDeg(),
                Question.AZIMUTH_RATE, rotator.azimuth().rateDegPerS(),
                Question.ELEVATION_RATE, rotator.elevation().rateDegPerS(),
                Question.BEAM_WIDTH, rotator.beamWidthDeg(),
                Question.PARK_AZIMUTH, rotator.park().azimuthDeg(),
                Question.PARK_ELEVATION, rotator.park().elevationDeg());
        read.forEach((question, value) -> answers.to(question)
                .ifPresent(answer -> assertThat(value).as(question.key()).isEqualTo(Double.parseDouble(answer))));
        assertThat(answers.to(Question.BEAM_WIDTH)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void the_text_of_every_receiver_gives_back_its_answers(String kind) throws ConfigException {
        SetupAnswers answers = setup.filled(
                here("gs232b").with(Question.RECEIVER_KIND, kind).with(Question.CELESTRAK_GROUP, "amateur"));
        Setup.Verdict verdict = setup.check(answers);

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.others()).isEmpty();
        Settings settings = read(verdict.text().orElseThrow());
        assertThat(settings.receiver().orElseThrow().kind()).isEqualTo(kind);
        assertThat(settings.receiver().orElseThrow().link())
                .hasToString(answers.to(Question.RECEIVER_LINK).orElseThrow());
        assertThat(settings.sky().elementSources()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "\"x\"",
                "a: b",
                "# no",
                "- a",
                "{a: b}",
                "&x",
                "*x",
                "!x",
                "null",
                "true",
                "12",
                "%y",
                "@",
                "'",
                "''",
                "'\\n x: y",
                "\\",
                "Höhe 📡"
            })
    void a_name_stays_a_name_whatever_is_in_it(String name) throws ConfigException {
        Setup.Verdict verdict = setup.check(setup.filled(here("gs232b").with(Question.STATION_NAME, name)));

        assertThat(verdict.problems()).isEmpty();
        assertThat(read(verdict.text().orElseThrow()).station().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nhttp: {port: 1}",
                "a\rb",
                "a\u0085b",
                "a\u2028b",
                "a\u0000b",
                "a\u001bb",
                "a\ud800b",
                "a\ufeffb"
            })
    void no_answer_begins_a_line_of_its_own(String answer) {
        for (Question question : Question.values()) {
            SetupAnswers answers = setup.filled(here("gs232b").with(Question.RECEIVER_KIND, "ic-r8600"))
                    .with(question, answer);
            Setup.Verdict verdict = setup.check(answers);

            assertThat(verdict.problems().get(question)).as(question.key()).isNotNull();
            assertThat(verdict.text()).isEmpty();
            if (question != Question.LOCATOR) {
                assertThatThrownBy(() -> SetupText.of(answers)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void says_what_is_wrong_in_the_words_of_the_reader_beside_its_question() {
        Setup.Verdict verdict = setup.check(setup.filled(here("gs232b"))
                .with(Question.AZIMUTH_MAX, "500")
                .with(Question.BEAM_WIDTH, "1,5")
                .with(Question.ELEVATION_RATE, "fast")
                .with(Question.ROTATOR_LINK, "COM3"));

        assertThat(verdict.problems())
                .containsOnlyKeys(
                        Question.AZIMUTH_MAX, Question.BEAM_WIDTH, Question.ELEVATION_RATE, Question.ROTATOR_LINK);
        assertThat(verdict.problems().get(Question.AZIMUTH_MAX))
                .isEqualTo("rotator.azimuthMaxDeg = 500 is above 450, the most that gs232b can be told");
        assertThat(verdict.problems().get(Question.BEAM_WIDTH)).contains("write the decimal point as a dot");
        assertThat(verdict.problems().get(Question.ROTATOR_LINK)).contains("write serial:/dev/NAME");
        assertThat(verdict.isSound()).isFalse();
    }

    @Test
    void a_locator_stands_for_degrees_but_not_beside_them() throws ConfigException {
        SetupAnswers square =
                SetupAnswers.NONE.with(Question.LOCATOR, "jn58TD").with(Question.ROTATOR_KIND, "spid-rot2");
        assertThat(setup.isAsked(Question.LATITUDE, square)).isFalse();

        Setup.Verdict verdict = setup.check(setup.filled(here("gs232b")
                .with(Question.LATITUDE, "")
                .with(Question.LONGITUDE, "")
                .with(Question.LOCATOR, "jn58TD")));
        assertThat(read(verdict.text().orElseThrow()).station().site().latitudeDeg())
                .isEqualTo(48.14583);

        assertThat(setup.check(here("gs232b").with(Question.LOCATOR, "JN58td")).problems())
                .containsKey(Question.LOCATOR);
        assertThat(setup.check(SetupAnswers.NONE.with(Question.LOCATOR, "here"))
                        .problems()
                        .get(Question.LOCATOR))
                .startsWith("site.locator: \"here\" is not a Maidenhead locator");
    }

    @Test
    void what_has_to_be_answered_is_missing_until_it_is() {
        assertThat(setup.missing(SetupAnswers.NONE))
                .contains(Question.STATION_NAME, Question.LATITUDE, Question.ALTITUDE, Question.PARK_ELEVATION)
                .doesNotContain(Question.LOCATOR, Question.RECEIVER_KIND, Question.RECEIVER_LINK);
        assertThat(setup.missing(SetupAnswers.NONE.with(Question.RECEIVER_KIND, "ic-r8600")))
                .contains(Question.RECEIVER_LINK);
        assertThat(setup.check(SetupAnswers.NONE).others()).isEmpty();
        assertThat(setup.check(SetupAnswers.NONE).problems()).containsKeys(Question.STATION_NAME, Question.AZIMUTH_MIN);
        assertThat(setup.missing(setup.filled(here("gs232b")))).isEmpty();
    }

    @Test
    void two_devices_are_not_one() {
        Setup two = setup(List.of("/dev/ttyUSB0", "/dev/ttyUSB1"));
        SetupAnswers answers = two.filled(here("gs232b").with(Question.RECEIVER_KIND, "ic-r8600"));

        assertThat(answers.to(Question.ROTATOR_LINK)).contains("serial:/dev/ttyUSB0");
        assertThat(answers.to(Question.RECEIVER_LINK)).contains("serial:/dev/ttyUSB1");
        assertThat(setup.usual(Question.ROTATOR_LINK, answers)).contains("simulated");
    }
}
