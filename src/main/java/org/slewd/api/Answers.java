package org.slewd.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers over HTTP. Refusals have the form of RFC 9457. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(RoutingContext ctx, int status, JsonObject body) {
        send(ctx, status, "application/json", body);
    }

    /** The body of an answer as it goes over the wire. */
    record Encoded(byte[] bytes, boolean isCompressed) {}

    /** Makes the body of an answer; takes a tenth of a second for a large one. Any thread. */
    static Encoded encode(JsonObject body, boolean takesGzip) {
        byte[] plain = body.toBuffer().getBytes();
        return takesGzip && plain.length >= Gzip.WORTH_BYTES
                ? new Encoded(Gzip.compress(plain), true)
                : new Encoded(plain, false);
    }

    static void encoded(RoutingContext ctx, Encoded body) {
        ctx.response().putHeader("Vary", "Accept-Encoding");
        if (body.isCompressed) {
            ctx.response().putHeader("Content-Encoding", "gzip");
        }
        send(ctx, 200, "application/json", Buffer.buffer(body.bytes));
    }

    /** In the text form of Prometheus. */
    static void metrics(RoutingContext ctx, Buffer text) {
        send(ctx, 200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    /** A calendar; nothing of it to a program that has it as it is. */
    static void calendar(RoutingContext ctx, CalendarFeed.File file) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response().putHeader("ETag", file.etag()).putHeader("Cache-Control", "private, no-cache");
        if (file.etag().equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response()
                    .putHeader("Content-Type", "text/calendar; charset=utf-8")
                    .end(Buffer.buffer(file.text()));
        }
    }

    static void refusal(RoutingContext ctx, RequestException refused) {
        int status = refused.kind().httpStatus();
        if (status == 401) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 429 || status == 503) {
            ctx.response().putHeader("Retry-After", "12");
        }
        send(
                ctx,
                status,
                "application/problem+json",
                body(status, refused.getMessage(), refused.hint())
                        .put("kind", refused.kind().word()));
    }

    static void problem(RoutingContext ctx, int status, String message, String hint) {
        send(ctx, status, "application/problem+json", body(status, message, hint));
    }

    /** A fault of slewd: to the log with its cause, to the client without. */
    static void failure(RoutingContext ctx) {
        LOG.error("{} {} failed; the client was told so", ctx.request().method(), ctx.normalizedPath(), ctx.failure());
        problem(ctx, 500, "this failed inside slewd", "see the log; please report it");
    }

    private static JsonObject body(int status, String message, String hint) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", message)
                .put("status", status)
                .put("hint", hint);
    }

    private static void send(RoutingContext ctx, int status, String type, JsonObject body) {
        send(ctx, status, type, body.toBuffer());
    }

    private static void send(RoutingContext ctx, int status, String type, Buffer body) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
