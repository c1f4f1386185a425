package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.setup.Finding;
import org.slewd.setup.Question;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;

/** The methods that make the first configuration of a station. Only {@code setup.probe} opens a device, and it moves none. */
final class SetupMethods {

    private static final int LONGEST_ANSWER = 1000;

    private static final Parameter.Type WORDS = new Parameter.Text(LONGEST_ANSWER);

    private static final String ANSWERS = "answers";

    private static final JsonObject EXAMPLE = new JsonObject()
            .put(
                    ANSWERS,
                    new JsonObject()
                            .put("station.name", "Roof")
                            .put("site.locator", "JN58td")
                            .put("rotator.kind", "gs232b"));

    private SetupMethods() {}

    static List<Method> of(ConfigurationDesk desk) {
        Parameter answers = required(
                ANSWERS,
                new Parameter.Texts(Question.keys(), LONGEST_ANSWER),
                "answers by the keys of the questions, as they were typed; an empty one is none");
        return List.of(
                new Method(
                        "setup.offer",
                        ADMIN,
                        "What is asked for a first configuration, the kinds of devices that there are, and the serial devices of this"
                                + " machine. Nothing is opened.",
                        List.of(),
                        "SetupOffer",
                        new JsonObject(),
                        (params, caller) ->
                                desk.setup(setup -> offer(setup, desk.view().withoutFile()))),
                new Method(
                        "setup.check",
                        ADMIN,
                        "Checks answers as the reader of configurations does, without writing anything.",
                        List.of(answers),
                        "SetupVerdict",
                        EXAMPLE,
                        (params, caller) -> {
                            SetupAnswers given = answers(params);
                            return desk.setup(setup -> verdict(setup, given));
                        }),
                new Method(
                        "setup.probe",
                        ADMIN,
                        "Opens a wire and asks the controller there where it is, for five seconds at most. Nothing is sent that moves it."
                                + " Refused unless slewd is in safe mode because there is no configuration, and while another is asked.",
                        List.of(
                                required("kind", WORDS, "what the controller speaks, as setup.offer has it"),
                                required("link", WORDS, "serial:/dev/NAME, tcp:HOST:PORT or simulated"),
                                optional(
                                        "baud",
                                        new Parameter.Whole(50, 4_000_000),
                                        "speed of a serial line; else that of its kind")),
                        "SetupFinding",
                        new JsonObject().put("kind", "gs232b").put("link", "simulated"),
                        (params, caller) ->
                                desk.probe(device(params), caller.who()).thenCompose(SetupMethods::finding)),
                new Method(
                        "setup.write",
                        ADMIN,
                        "Writes the first configuration and starts the station by it. Refused unless slewd is in safe mode because there is"
                                + " no configuration; nothing is ever overwritten.",
                        List.of(answers),
                        "Accepted",
                        EXAMPLE,
                        (params, caller) -> StationMethods.outcome(desk.writeFirst(answers(params), caller.who()))));
    }

    private static SetupAnswers device(Params params) throws RequestException {
        SetupAnswers device = SetupAnswers.NONE
                .with(Question.ROTATOR_KIND, params.text("kind"))
                .with(Question.ROTATOR_LINK, params.text("link"));
        return params.findWhole("baud")
                .map(baud -> device.with(Question.ROTATOR_BAUD, Long.toString(baud)))
                .orElse(device);
    }

    private static CompletionStage<JsonObject> finding(ConfigurationDesk.Probing probing) {
        if (probing instanceof ConfigurationDesk.Probing.Made made) {
            return CompletableFuture.completedFuture(finding(made.finding()));
        }
        return StationMethods.outcome(
                CompletableFuture.completedFuture(((ConfigurationDesk.Probing.Refused) probing).why()));
    }

    private static JsonObject finding(Finding finding) {
        return new JsonObject()
                .put("found", finding.found().word())
                .put(
                        "position",
                        finding.position()
                                .map(position -> new JsonObject()
                                        .put("azimuthDeg", SnapshotJson.rounded(position.azimuthDeg(), 2))
                                        .put("elevationDeg", SnapshotJson.rounded(position.elevationDeg(), 2)))
                                .orElse(null))
                .put("message", finding.message())
                .put("hint", finding.hint());
    }

    private static SetupAnswers answers(Params params) {
        SetupAnswers answers = SetupAnswers.NONE;
        for (Map.Entry<String, String> one : params.texts(ANSWERS).entrySet()) {
            answers = answers.with(Question.of(one.getKey()).orElseThrow(), one.getValue());
        }
        return answers;
    }

    private static JsonObject offer(Setup setup, boolean wanted) {
        JsonArray rotators = new JsonArray();
        setup.rotators()
                .forEach(kind ->
                        rotators.add(new JsonObject().put("kind", kind.name()).put("title", kind.title())));
        JsonArray receivers = new JsonArray();
        setup.receivers()
                .forEach(kind ->
                        receivers.add(new JsonObject().put("kind", kind.name()).put("title", kind.title())));
        return new JsonObject()
                .put("wanted", wanted)
                .put("devices", new JsonArray(setup.devices()))
                .put("rotators", rotators)
                .put("receivers", receivers)
                .put("questions", questions(setup, SetupAnswers.NONE));
    }

    private static JsonObject verdict(Setup setup, SetupAnswers answers) {
        Setup.Verdict verdict = setup.check(answers);
        JsonArray problems = new JsonArray();
        for (Question question : Question.values()) {
            Optional.ofNullable(verdict.problems().get(question))
                    .ifPresent(what -> problems.add(
                            new JsonObject().put("key", question.key()).put("message", what)));
        }
        return new JsonObject()
                .put("sound", verdict.isSound())
                .put("problems", problems)
                .put("others", new JsonArray(verdict.others()))
                .put("text", verdict.text().orElse(null))
                .put("questions", questions(setup, answers));
    }

    /** Those that have a meaning beside {@code answers}, with what is usual there. */
    private static JsonArray questions(Setup setup, SetupAnswers answers) {
        JsonArray questions = new JsonArray();
        for (Question question : Question.values()) {
            if (setup.isAsked(question, answers)) {
                questions.add(new JsonObject()
                        .put("key", question.key())
                        .put("why", question.why())
                        .put("number", question.isNumber())
                        .put("optional", question.isOptional())
                        .put("usual", setup.usual(question, answers).orElse(null)));
            }
        }
        return questions;
    }
}
