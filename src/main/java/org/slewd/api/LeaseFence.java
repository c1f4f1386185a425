package org.slewd.api;

import static org.slewd.api.Parameter.optional;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.lease.Barred;
import org.slewd.lease.Claim;
import org.slewd.lease.Holder;
import org.slewd.lease.Lease;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;

/**
 * Lets nobody but the holder of a part give orders to it. Who comes by the local socket may give a single order without a lease while no
 * person has one: a command in a terminal is over before it could be kept. Any thread.
 */
final class LeaseFence {

    static final String LEASE = "lease";

    /** As large as every JSON reader takes it whole. */
    static final Parameter.Type NUMBER = new Parameter.Whole(1, 1L << 53);

    private final LeaseBook leases;

    LeaseFence(LeaseBook leases) {
        this.leases = leases;
    }

    /** {@code method}, which gives an order to the antenna. */
    Method antenna(Method method) {
        return fenced(method, Part.ROTATOR, Optional.empty());
    }

    /** {@code method}, which gives an order to the antenna, and has the receiver tuned where nobody else has that. */
    Method both(Method method) {
        return fenced(method, Part.ROTATOR, Optional.of(Part.RECEIVER));
    }

    /** {@code method}, which tunes the receiver. */
    Method receiver(Method method) {
        return fenced(method, Part.RECEIVER, Optional.empty());
    }

    private Method fenced(Method method, Part part, Optional<Part> also) {
        List<Parameter> parameters = new ArrayList<>(method.parameters());
        parameters.add(optional(
                LEASE,
                NUMBER,
                "number of the caller's lease of the " + part.words()
                        + ", from lease.acquire; may be left out over the local socket while nobody holds it"));
        return method.taking(parameters, (params, caller) -> {
            OptionalLong number = params.findWhole(LEASE).map(OptionalLong::of).orElseGet(OptionalLong::empty);
            Claim claim = new Claim(part, holder(caller), number, caller.isAtStation(), also);
            return leases.carryOut(
                    claim,
                    () -> handOver(method, params, caller),
                    barred -> CompletableFuture.failedFuture(refusal(barred)));
        });
    }

    private static CompletionStage<JsonObject> handOver(Method method, Params params, Caller caller) {
        try {
            return method.handler().handle(params, caller);
        } catch (RequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static Holder holder(Caller caller) {
        return new Holder(caller.who(), caller.connection());
    }

    private static RequestException refusal(Barred barred) {
        return barred.held().map(LeaseFence::held).orElseGet(() -> lacking(barred));
    }

    private static RequestException held(Lease lease) {
        return new RequestException(
                Kind.HELD,
                whoHolds(lease),
                "ask for it with lease.acquire and ask, or 'slewd ... --take' on the machine of the station");
    }

    /** As a sentence. */
    static String whoHolds(Lease lease) {
        return lease.holder().who() + " has held the " + lease.part().words() + " since "
                + SnapshotJson.utc(lease.sinceUtc());
    }

    private static RequestException lacking(Barred barred) {
        String words = barred.part().words();
        return barred.isNumbered()
                ? new RequestException(
                        Kind.NO_LEASE,
                        "that lease of the " + words + " is over; nothing was done",
                        "call lease.acquire for another; lease.list tells how it ended")
                : new RequestException(
                        Kind.NO_LEASE,
                        "an order to the " + words + " needs a lease, so that two people do not pull at it",
                        "call lease.acquire with part, and send the number that it answers as lease");
    }
}
