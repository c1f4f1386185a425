package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.lease.Grant;
import org.slewd.lease.Lease;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.Wish;

/** The methods about who may move the antenna and tune the radio. */
final class LeaseMethods {

    private static final Parameter PART = required(
            "part",
            new Parameter.Word(Arrays.stream(Part.values()).map(Words::of).toList()),
            "what it is a lease of");

    private static final Parameter NUMBER =
            required(LeaseFence.LEASE, LeaseFence.NUMBER, "its number, from lease.acquire");

    private final LeaseBook leases;

    private LeaseMethods(LeaseBook leases) {
        this.leases = leases;
    }

    static List<Method> of(LeaseBook leases) {
        LeaseMethods does = new LeaseMethods(leases);
        return List.of(
                new Method(
                        "lease.acquire",
                        OPERATOR,
                        "Wants a part of the station to oneself. Its number goes with every order to that part. The lease ends "
                                + LeaseBook.LASTS.toSeconds()
                                + " s after the last lease.renew or order, an hour after the last"
                                + " order, or with the connection; nothing that is under way ends with it.",
                        List.of(
                                PART,
                                optional(
                                        "ask",
                                        new Parameter.Flag(),
                                        "true has a holder asked, who has " + LeaseBook.ANSWER_WITHIN.toSeconds()
                                                + " s to answer; silence gives it. Call again for how that stands"),
                                optional(
                                        "takeover",
                                        new Parameter.Flag(),
                                        "true takes it from a holder by force; for admins")),
                        "LeaseGrant",
                        new JsonObject().put("part", "rotator"),
                        does::acquire),
                new Method(
                        "lease.renew",
                        OPERATOR,
                        "Says that the holder is there; best every " + LeaseBook.HEARTBEAT.toSeconds() + " s.",
                        List.of(PART, NUMBER),
                        "LeaseCounts",
                        new JsonObject().put("part", "rotator").put(LeaseFence.LEASE, 1),
                        (params, caller) -> done(new JsonObject()
                                .put(
                                        "counts",
                                        leases.renew(
                                                part(params),
                                                LeaseFence.holder(caller),
                                                params.whole(LeaseFence.LEASE))))),
                new Method(
                        "lease.release",
                        OPERATOR,
                        "Gives a lease back; who has asked for it gets it.",
                        List.of(PART, NUMBER),
                        "LeaseCounts",
                        new JsonObject().put("part", "rotator").put(LeaseFence.LEASE, 1),
                        (params, caller) -> done(new JsonObject()
                                .put(
                                        "counts",
                                        leases.release(
                                                part(params),
                                                LeaseFence.holder(caller),
                                                params.whole(LeaseFence.LEASE))))),
                new Method(
                        "lease.answer",
                        OPERATOR,
                        "Answers who has asked for a part that the caller holds.",
                        List.of(PART, required("give", new Parameter.Flag(), "whether the asker gets it")),
                        "LeaseCounts",
                        new JsonObject().put("part", "rotator").put("give", false),
                        (params, caller) -> done(new JsonObject()
                                .put(
                                        "counts",
                                        leases.answer(
                                                part(params), LeaseFence.holder(caller), params.flag("give", false))))),
                new Method(
                        "lease.list",
                        OBSERVER,
                        "Who holds which part, who has asked for it, and how the lease before ended.",
                        List.of(),
                        "Leases",
                        new JsonObject(),
                        (params, caller) -> done(LeaseJson.of(leases.view()))));
    }

    private CompletionStage<JsonObject> acquire(Params params, Caller caller) throws RequestException {
        Part part = part(params);
        boolean takes = params.flag("takeover", false);
        if (takes && !caller.mayForce()) {
            throw new RequestException(
                    Kind.FORBIDDEN,
                    "only an administrator takes the " + part.words() + " by force",
                    "call lease.acquire with ask instead");
        }
        Wish wish = takes ? Wish.TAKE : params.flag("ask", false) ? Wish.ASK : Wish.IF_FREE;
        Grant grant = leases.acquire(part, LeaseFence.holder(caller), wish);
        if (grant instanceof Grant.Granted granted) {
            return done(answer(true, granted.lease(), granted.secondsLeft()));
        }
        if (grant instanceof Grant.Asked asked) {
            return done(answer(false, asked.held(), asked.secondsLeft()));
        }
        if (grant instanceof Grant.Held held) {
            throw held(held, wish, caller.mayForce());
        }
        throw new RequestException(
                Kind.NO_DEVICE, "this station has no " + part.words(), "lease.list names the parts that it has");
    }

    private static RequestException held(Grant.Held held, Wish wish, boolean mayForce) {
        return new RequestException(
                Kind.HELD,
                LeaseFence.whoHolds(held.held()) + ", and keeps it for "
                        + Math.round(held.secondsLeft()) + " s more at least"
                        + (wish == Wish.ASK ? "; somebody else has asked already" : ""),
                wish == Wish.ASK
                        ? "ask again when that is settled"
                        : "send ask to have the holder asked"
                                + (mayForce ? ", or takeover to take it all the same" : ""));
    }

    private static JsonObject answer(boolean granted, Lease lease, double seconds) {
        return new JsonObject()
                .put("granted", granted)
                .put(LeaseFence.LEASE, granted ? lease.number() : null)
                .put("holder", lease.holder().who())
                .put("sinceUtc", SnapshotJson.utc(lease.sinceUtc()))
                .put("seconds", seconds);
    }

    private static Part part(Params params) {
        return Part.valueOf(params.text("part").toUpperCase(Locale.ROOT));
    }

    private static CompletionStage<JsonObject> done(JsonObject result) {
        return CompletableFuture.completedFuture(result);
    }
}
