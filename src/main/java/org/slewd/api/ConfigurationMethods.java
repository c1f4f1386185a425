package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Parameter.optional;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The methods about what the station was made from. */
final class ConfigurationMethods {

    private ConfigurationMethods() {}

    static List<Method> of(ConfigurationDesk desk) {
        return List.of(
                new Method(
                        "station.configuration",
                        ADMIN,
                        "How the configuration stands, and what became of the last change of it.",
                        List.of(),
                        "Configuration",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(json(desk.view()))),
                new Method(
                        "station.reload",
                        ADMIN,
                        "Reads the configuration file anew. Where anything is wrong with it, all of that is told and nothing"
                                + " changes; else the station is stopped and built anew, and clients connect again. Over the local"
                                + " socket of the station only, as by 'slewd reload' there.",
                        List.of(optional("now", new Parameter.Flag(), "in the middle of a pass too")),
                        "Accepted",
                        new JsonObject().put("now", false),
                        (params, caller) -> caller.isAtStation()
                                ? reload(desk, params, caller)
                                : CompletableFuture.failedFuture(new RequestException(
                                        Kind.UNSUPPORTED,
                                        "the configuration is not read anew over the network",
                                        "use 'slewd reload' on the machine of the station"))));
    }

    private static CompletionStage<JsonObject> reload(ConfigurationDesk desk, Params params, Caller caller) {
        return StationMethods.outcome(desk.reload(params.flag("now", false), caller.who()));
    }

    private static JsonObject json(ConfigurationDesk.View view) {
        return new JsonObject()
                .put("file", view.file().map(Path::toString).orElse(null))
                .put("safeMode", view.safeMode())
                .put("sinceUtc", SnapshotJson.utc(view.sinceUtc()))
                .put("changes", view.changes())
                .put(
                        "last",
                        view.last()
                                .map(change -> new JsonObject()
                                        .put("utc", SnapshotJson.utc(change.utc()))
                                        .put("by", change.by())
                                        .put("applied", change.applied())
                                        .put("message", change.message()))
                                .orElse(null));
    }
}
