package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slewd.listen.CarrierSeen;
import org.slewd.listen.ListenState;
import org.slewd.listen.ListeningDesk;
import org.slewd.recording.RecordingState;
import org.slewd.time.Clock;

/** The methods about samples: how listening goes, and recordings. */
final class ReceiverMethods {

    private final ListeningDesk listening;
    private final Clock clock;

    private ReceiverMethods(ListeningDesk listening, Clock clock) {
        this.listening = listening;
        this.clock = clock;
    }

    static List<Method> of(ListeningDesk listening, Clock clock) {
        ReceiverMethods does = new ReceiverMethods(listening, clock);
        return List.of(
                new Method(
                        "receiver.spectrum",
                        OBSERVER,
                        "How listening to samples goes; null while nothing is listened to. Rows come by the topic spectrum.",
                        List.of(),
                        "Spectrum",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(does.spectrum())),
                new Method(
                        "receiver.record",
                        OPERATOR,
                        "Begins or ends a recording of the samples of what is listened to.",
                        List.of(required("on", new Parameter.Flag(), "whether to record from now on")),
                        "Recording",
                        new JsonObject().put("on", false),
                        does::record));
    }

    private JsonObject spectrum() {
        return new JsonObject()
                .put("configured", listening.source().orElse(null))
                .put("listening", listening.state().map(this::listening).orElse(null));
    }

    private JsonObject listening(ListenState state) {
        long nowNanos = clock.nanos();
        return new JsonObject()
                .put("source", Words.of(state.source().state()))
                .put("detail", state.source().detail())
                .put("followed", state.followed())
                .put("transmittedHz", state.transmittedHz())
                .put("rateHz", state.rateHz())
                .put("droppedSamples", state.source().dropped())
                .put("live", state.isLive(nowNanos))
                .put("ageSeconds", state.ageNanos(nowNanos) / 1e9)
                .put("carrier", state.carrier().map(ReceiverMethods::carrier).orElse(null))
                .put("recording", recording(state.recording()));
    }

    private static JsonObject carrier(CarrierSeen seen) {
        return new JsonObject()
                .put("receivedHz", seen.receivedHz())
                .put("offsetHz", Double.isNaN(seen.offsetHz()) ? null : seen.offsetHz())
                .put("snrDb", seen.snrDb());
    }

    private static JsonObject recording(Optional<RecordingState> recording) {
        return recording
                .map(state -> new JsonObject()
                        .put("file", state.metadata().toString())
                        .put("running", state.isRunning())
                        .put("seconds", state.seconds())
                        .put("bytes", state.bytes())
                        .put(
                                "end",
                                state.end().map(RecordingState.End::sentence).orElse(null)))
                .orElse(null);
    }

    private CompletionStage<JsonObject> record(Params params, Caller caller) {
        return listening.record(params.flag("on", false)).handle((state, thrown) -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            if (cause instanceof IOException || cause instanceof RejectedExecutionException) {
                throw new CompletionException(new RequestException(
                        Kind.NOT_READY, cause.getMessage(), "receiver.spectrum tells what is listened to"));
            }
            if (cause != null) {
                throw new CompletionException(cause);
            }
            return new JsonObject().put("recording", recording(state));
        });
    }
}
