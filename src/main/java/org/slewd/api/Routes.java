package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slewd.people.Login;
import org.slewd.people.Person;

/** What is served over HTTP. Lives on the event loop. */
final class Routes {

    /** A code or token and its quotes; the largest sound body is a tenth of it. */
    private static final int MAX_BODY_BYTES = 4096;

    /** Of a code, a token, a name or a password. */
    private static final int MAX_SECRET_LENGTH = 256;

    private static final String BROWSER = "a browser";

    /** Scripts, styles and sockets from here only; nothing inline, nothing framed, no form sent anywhere. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String VISITOR = "visitor";

    private final HttpConfig http;
    private final HostGuard guard;
    private final Access access;
    private final Dispatcher dispatcher;
    private final AuditTrail audit;
    private final RpcSockets sockets;
    private final Page page = new Page();
    private final JsonObject openRpc;
    private final Monitoring monitoring;
    private final Optional<CalendarFeed> calendar;

    Routes(
            HttpConfig http,
            Access access,
            Dispatcher dispatcher,
            AuditTrail audit,
            RpcSockets sockets,
            JsonObject openRpc,
            Monitoring monitoring,
            Optional<CalendarFeed> calendar) {
        this.http = http;
        this.guard = new HostGuard(http);
        this.monitoring = monitoring;
        this.calendar = calendar;
        this.access = access;
        this.audit = audit;
        this.dispatcher = dispatcher;
        this.sockets = sockets;
        this.openRpc = openRpc;
        access.calendar().serve(calendar.isPresent());
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        router.get("/api/v1/rpc").handler(this::upgrade);
        router.get("/api/v1/openrpc.json").handler(ctx -> Answers.json(ctx, 200, openRpc));
        router.get("/api/v1/snapshot").handler(ctx -> twin(ctx, "station.snapshot"));
        router.get("/api/v1/passes").handler(ctx -> twin(ctx, "pass.list"));
        router.get("/api/v1/passes/table").handler(ctx -> twin(ctx, "pass.table"));
        router.get("/api/v1/orbits").handler(ctx -> twin(ctx, "catalog.orbits"));
        router.get("/api/v1/sky").handler(ctx -> twin(ctx, "sky.now"));
        router.get("/api/v1/sky/track").handler(ctx -> twin(ctx, "sky.groundTrack"));
        router.get("/api/v1/surroundings").handler(ctx -> twin(ctx, "station.surroundings"));
        router.get("/api/v1/schedule").handler(ctx -> twin(ctx, "schedule.list"));
        router.get("/api/v1/journal").handler(ctx -> twin(ctx, "journal.query"));
        router.get("/api/v1/audit").handler(ctx -> twin(ctx, "audit.query"));
        router.post("/api/v1/login")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::logIn);
        for (String asked : List.of("ask", "fetch")) {
            router.post("/api/v1/token/" + asked)
                    .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                    .handler(ctx -> withoutLogin(ctx, "token." + asked));
        }
        router.post("/api/v1/logout").handler(this::logOut);
        router.get("/health/live").handler(ctx -> health(ctx, Health.live()));
        router.get("/health/ready").handler(ctx -> health(ctx, sockets.readiness()));
        router.get("/health/safe").handler(ctx -> health(ctx, sockets.safety()));
        router.get("/metrics").handler(this::metrics);
        router.get("/passes.ics").handler(this::calendar);
        page.files()
                .forEach((path, file) -> router.route(path)
                        .method(HttpMethod.GET)
                        .method(HttpMethod.HEAD)
                        .handler(ctx -> page(ctx, file)));
        router.errorHandler(404, ctx -> Answers.problem(ctx, 404, "nothing is here", "see /api/v1/openrpc.json"));
        router.errorHandler(405, ctx -> wrongMethod(router, ctx));
        router.errorHandler(413, ctx -> Answers.problem(ctx, 413, "the body is too long", "see /api/v1/openrpc.json"));
        router.errorHandler(500, ctx -> Answers.failure(ctx));
        return router;
    }

    private static void wrongMethod(Router router, RoutingContext ctx) {
        String allowed = router.getRoutes().stream()
                .filter(route -> ctx.normalizedPath().equals(route.getPath()))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        ctx.response().putHeader("Allow", allowed);
        Answers.problem(ctx, 405, "this address takes " + allowed + " only", "see /api/v1/openrpc.json");
    }

    private void guard(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        Visitor visitor = Visitor.of(http, ctx.request());
        ctx.put(VISITOR, visitor);
        SocketAddress local = ctx.request().localAddress();
        Optional<HostGuard.Refusal> refusal = guard.check(
                visitor,
                Optional.ofNullable(local.hostAddress()).flatMap(IpAddresses::parseWithZone),
                local.port(),
                ctx.request().headers().getAll("Origin"));
        if (refusal.isPresent()) {
            Answers.problem(
                    ctx,
                    refusal.get().status(),
                    refusal.get().message(),
                    refusal.get().hint());
        } else {
            ctx.next();
        }
    }

    /** Whom {@link #guard} has found at the other end. */
    private static Visitor visitor(RoutingContext ctx) {
        return ctx.get(VISITOR);
    }

    private void upgrade(RoutingContext ctx) {
        try {
            Optional<Login> shown = shownToken(ctx);
            // A browser always says which page opens a socket; a cookie without that came from something else.
            Optional<String> session = ctx.request().headers().contains("Origin") ? session(ctx) : Optional.empty();
            sockets.requireRoom(
                    shown.or(() -> session.flatMap(access::sessionOf)).flatMap(access::personOf));
            if (!"websocket".equalsIgnoreCase(ctx.request().getHeader("Upgrade"))) {
                ctx.response().putHeader("Upgrade", "websocket");
                Answers.problem(ctx, 426, "this address speaks WebSocket", "see /api/v1/openrpc.json");
                return;
            }
            if (shown.isPresent()) {
                note(ctx, shown, "session.token", Optional.empty());
            }
            Runnable flush = flushOf(ctx.request().connection());
            String address = visitor(ctx).address();
            ctx.request().toWebSocket().onSuccess(socket -> sockets.open(socket, flush, address, shown, session));
        } catch (RequestException e) {
            Answers.refusal(ctx, e);
        }
    }

    /** A WebSocket has no way to say it; its connection is that of the request. */
    private static Runnable flushOf(HttpConnection connection) {
        // Twice: what the first has no room for waits in a queue of the web server, and is written during it.
        return connection instanceof ConnectionBase with
                ? () -> with.channel().flush().flush()
                : () -> {};
    }

    private void twin(RoutingContext ctx, String method) {
        Request request;
        Person person;
        try {
            person = requireLogin(ctx);
            request = new Request(
                    Optional.empty(),
                    method,
                    QueryParameters.toJson(ctx.request().params(), dispatcher.parameters(method)));
        } catch (RequestException e) {
            Answers.refusal(ctx, e);
            return;
        }
        boolean takesGzip = Gzip.isTakenBy(ctx.request());
        // An answer may have megabytes; the event loop has a STOP to pass on meanwhile.
        Future.fromCompletionStage(
                        dispatcher.run(request, new RestCaller(visitor(ctx).address(), Optional.of(person))),
                        ctx.vertx().getOrCreateContext())
                .compose(result -> ctx.vertx().executeBlocking(() -> Answers.encode(result, takesGzip), false))
                .onComplete(
                        body -> Answers.encoded(ctx, body),
                        thrown -> Answers.refusal(ctx, dispatcher.refusal(request, thrown)));
    }

    /** For an app that has no login yet; its body has the parameters. */
    private void withoutLogin(RoutingContext ctx, String method) {
        Optional<JsonObject> params = json(ctx);
        if (params.isEmpty()) {
            Answers.refusal(
                    ctx,
                    new RequestException(
                            Kind.INVALID_REQUEST,
                            "the body is not a JSON object",
                            "send the parameters of " + method + " as application/json"));
            return;
        }
        Request request = new Request(Optional.empty(), method, params.get());
        Future.fromCompletionStage(
                        dispatcher.run(request, new RestCaller(visitor(ctx).address(), Optional.empty())),
                        ctx.vertx().getOrCreateContext())
                .onComplete(
                        result -> Answers.json(ctx, 200, result),
                        thrown -> Answers.refusal(ctx, dispatcher.refusal(request, thrown)));
    }

    /** The body, if it is an object. A form of a foreign page cannot send its type without asking first. */
    private static Optional<JsonObject> json(RoutingContext ctx) {
        String type =
                Optional.ofNullable(ctx.request().getHeader("Content-Type")).orElse("");
        try {
            return Optional.ofNullable(
                    type.startsWith("application/json") ? ctx.body().asJsonObject() : null);
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void logIn(RoutingContext ctx) {
        try {
            JsonObject body = loginIn(ctx);
            if (body.containsKey("secret")) {
                logIn(
                        ctx,
                        access.requireSecret(
                                body.getString("secret"), visitor(ctx).address()));
                return;
            }
            Future.fromCompletionStage(
                            access.byPassword(
                                    body.getString("user"),
                                    body.getString("password"),
                                    visitor(ctx).address()),
                            ctx.vertx().getOrCreateContext())
                    .onComplete(login -> logIn(ctx, login), thrown -> refuseLogin(ctx, thrown));
        } catch (RequestException e) {
            refuseLogin(ctx, e);
        }
    }

    private void logIn(RoutingContext ctx, Login login) {
        ctx.response()
                .addCookie(cookie(
                        ctx, access.startSession(login), Access.sessionLife().toSeconds()));
        Answers.json(ctx, 200, SessionMethods.answer(access.personOf(login)));
        note(ctx, Optional.of(login), "session.login", Optional.empty());
    }

    private void refuseLogin(RoutingContext ctx, Throwable thrown) {
        RequestException refused = thrown instanceof RequestException known
                ? known
                : dispatcher.refusal(new Request(Optional.empty(), "the login", new JsonObject()), thrown);
        Answers.refusal(ctx, refused);
        note(ctx, Optional.empty(), "session.login", Optional.of(refused.kind()));
    }

    private void note(RoutingContext ctx, Optional<Login> login, String action, Optional<Kind> refused) {
        Optional<Person> person = login.flatMap(access::personOf);
        audit.note(
                new AuditTrail.Asker(
                        person.map(known -> known.by(BROWSER)).orElse(BROWSER),
                        visitor(ctx).address(),
                        person.map(Person::role)),
                action,
                refused);
    }

    /** What was sent to log in by: {@code secret} alone, or {@code user} and {@code password}. */
    private static JsonObject loginIn(RoutingContext ctx) throws RequestException {
        return json(ctx)
                .filter(sent -> isOf(sent, "secret") || isOf(sent, "user", "password"))
                .orElseThrow(() -> new RequestException(
                        Kind.INVALID_REQUEST,
                        "the body is not a login",
                        "send {\"secret\": \"...\"} with the one-time code or a token, or {\"user\": \"...\", \"password\":"
                                + " \"...\"}, as application/json"));
    }

    private static boolean isOf(JsonObject body, String... names) {
        return body.fieldNames().equals(Set.of(names))
                && Arrays.stream(names)
                        .allMatch(name -> body.getValue(name) instanceof String text
                                && !text.isEmpty()
                                && text.length() <= MAX_SECRET_LENGTH);
    }

    private void logOut(RoutingContext ctx) {
        session(ctx).ifPresent(session -> {
            note(ctx, access.sessionOf(session), "session.logout", Optional.empty());
            access.endSession(session);
        });
        sockets.checkAll();
        ctx.response().addCookie(cookie(ctx, "", 0));
        Answers.json(ctx, 200, new JsonObject().put("loggedOut", true));
    }

    private static Cookie cookie(RoutingContext ctx, String value, long maxAgeSeconds) {
        return Cookie.cookie(cookieName(ctx), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(visitor(ctx).isSecure())
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(maxAgeSeconds);
    }

    /** Browsers share cookies between the ports of a host; two stations on one machine must not log each other out. */
    private static String cookieName(RoutingContext ctx) {
        return "slewd-" + ctx.request().localAddress().port();
    }

    private static void health(RoutingContext ctx, Health health) {
        Answers.json(ctx, health.isWell() ? 200 : 503, health.body());
    }

    private void metrics(RoutingContext ctx) {
        try {
            if (!monitoring.open() || !visitor(ctx).isOfThisMachine()) {
                requireLogin(ctx);
            }
        } catch (RequestException e) {
            Answers.refusal(ctx, e);
            return;
        }
        ctx.vertx()
                .executeBlocking(() -> Buffer.buffer(monitoring.metrics().get()), false)
                .onComplete(text -> Answers.metrics(ctx, text), ctx::fail);
    }

    /** The one place where a secret stands in an address: nothing here writes addresses with what follows the question mark. */
    private void calendar(RoutingContext ctx) {
        if (calendar.isEmpty()) {
            Answers.problem(ctx, 404, CalendarToken.NO_CALENDAR, CalendarToken.NO_CALENDAR_HINT);
            return;
        }
        String token = Optional.ofNullable(ctx.request().getParam("token")).orElse("");
        if (!access.calendar().matches(token)) {
            note(ctx, Optional.empty(), "calendar.read", Optional.of(Kind.UNAUTHORIZED));
            Answers.problem(ctx, 401, "this address of the calendar is not valid", "'slewd calendar' makes one");
            return;
        }
        Future.fromCompletionStage(calendar.get().file(), ctx.vertx().getOrCreateContext())
                .onComplete(file -> Answers.calendar(ctx, file), ctx::fail);
    }

    private static void page(RoutingContext ctx, Page.PageFile file) {
        boolean takesGzip = Gzip.isTakenBy(ctx.request());
        HttpServerResponse response = ctx.response()
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", file.etag(takesGzip));
        if (file.etag(takesGzip).equals(ctx.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            if (takesGzip) {
                response.putHeader("Content-Encoding", "gzip");
            }
            response.putHeader("Content-Type", file.type())
                    .end(Buffer.buffer(takesGzip ? file.compressed() : file.content()));
        }
    }

    private Person requireLogin(RoutingContext ctx) throws RequestException {
        Optional<Person> person = shownToken(ctx)
                .or(() -> session(ctx).flatMap(access::sessionOf))
                .flatMap(access::personOf);
        if (person.isEmpty()) {
            throw new RequestException(
                    Kind.UNAUTHORIZED,
                    "this needs a login",
                    "send Authorization: Bearer with a token or the content of admin.token, or log in on the page");
        }
        return person.get();
    }

    /** The login by the token that the request carries; one that carries a wrong one is refused. */
    private Optional<Login> shownToken(RoutingContext ctx) throws RequestException {
        String header = ctx.request().getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new RequestException(
                    Kind.UNAUTHORIZED, "this way to log in is not known", "send Authorization: Bearer TOKEN");
        }
        try {
            return Optional.of(access.requireToken(
                    header.substring(7).strip(), visitor(ctx).address()));
        } catch (RequestException e) {
            note(ctx, Optional.empty(), "session.token", Optional.of(e.kind()));
            throw e;
        }
    }

    private Optional<String> session(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(cookieName(ctx)))
                .map(Cookie::getValue)
                .filter(secret -> access.sessionOf(secret).isPresent());
    }
}
