package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Parameter.optional;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The methods that let calendar programs in, and out again. */
final class CalendarMethods {

    private CalendarMethods() {}

    static List<Method> of(Access access) {
        return List.of(
                new Method(
                        "calendar.open",
                        ADMIN,
                        "Makes the address at which calendar programs find the passes. It holds a secret that serves"
                                + " for nothing else, is told once, and ends with calendar.close or the next one.",
                        List.of(optional(
                                "renew",
                                new Parameter.Flag(),
                                "true ends the address that there is; else that is refused")),
                        "CalendarAddress",
                        new JsonObject().put("renew", true),
                        (params, caller) -> open(access, params.flag("renew", false))),
                new Method(
                        "calendar.close",
                        ADMIN,
                        "Ends the address of the calendar.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> close(access)));
    }

    private static CompletionStage<JsonObject> open(Access access, boolean renew) {
        CalendarToken token = access.calendar();
        if (!token.isServed()) {
            return CompletableFuture.failedFuture(
                    new RequestException(Kind.NOT_FOUND, CalendarToken.NO_CALENDAR, CalendarToken.NO_CALENDAR_HINT));
        }
        if (token.exists() && !renew) {
            return CompletableFuture.failedFuture(new RequestException(
                    Kind.BUSY,
                    "the calendar has an address, which was told when it was made; slewd knows only a hash of it",
                    "use 'slewd calendar --renew' for another; programs that have the old one have to be told"));
        }
        return token.renew()
                .thenApply(secret -> new JsonObject().put("address", access.address() + "passes.ics?token=" + secret))
                .exceptionally(CalendarMethods::unwritten);
    }

    private static CompletionStage<JsonObject> close(Access access) {
        return access.calendar()
                .revoke()
                .thenApply(done -> new JsonObject().put("accepted", true))
                .exceptionally(CalendarMethods::unwritten);
    }

    private static JsonObject unwritten(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof UncheckedIOException unwritten) {
            throw new CompletionException(new RequestException(
                    Kind.INTERNAL,
                    CalendarToken.FILE_NAME + " in the data directory cannot be written ("
                            + DataDirectory.reason(unwritten.getCause()) + ")",
                    "check that it belongs to the user slewd runs as"));
        }
        throw new CompletionException(cause);
    }
}
