package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slewd.time.Clock;

/**
 * Takes new certificates into use as soon as they lie there, and tells of those that cannot be used or come to their end. Lives on
 * the event loop; files are read on a worker thread.
 */
final class CertificateWatch {

    /** What is older has known holes, and no browser speaks it any more. */
    static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

    static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(10);

    /** Programs that fetch certificates do so a month before; after two weeks of failure a person is needed. */
    private static final Duration TOLD_BEFORE_END = Duration.ofDays(14);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final TlsFiles files;
    private final Clock clock;
    private final Notices notices;
    private final List<HttpServer> servers;

    private TlsIdentity inUse;
    private boolean isEndTold;
    private boolean isOverTold;

    /** What could not be used when it was looked at last; it is told of once it has stayed so. */
    private Optional<Finding> bad = Optional.empty();

    private boolean isBadTold;

    /** What a look has found: something to use, or why there is nothing. */
    private record Finding(Optional<TlsPem> pem, Optional<TlsIdentity> identity, String why) {

        /** Of the same files, or the same reason to have none. */
        boolean isSame(Finding other) {
            return pem.equals(other.pem) && why.equals(other.why);
        }
    }

    CertificateWatch(
            Vertx vertx, TlsFiles files, TlsIdentity inUse, List<HttpServer> servers, Clock clock, Notices notices) {
        this.vertx = vertx;
        this.files = files;
        this.inUse = inUse;
        this.servers = servers;
        this.clock = clock;
        this.notices = notices;
    }

    /** Looks whether there are others; completed when those are in use. */
    Future<Void> look() {
        Callable<Finding> reading = this::find;
        return vertx.executeBlocking(reading, false).compose(this::use).onSuccess(none -> tellOfEnd());
    }

    private Finding find() {
        Optional<TlsPem> pem = Optional.empty();
        try {
            pem = Optional.of(TlsPem.read(files));
            return new Finding(pem, Optional.of(TlsIdentity.of(pem.get())), "");
        } catch (UnusableTlsException e) {
            return new Finding(
                    pem, Optional.empty(), (e.isKey() ? files.key() : files.certificate()) + " " + e.getMessage());
        }
    }

    private Future<Void> use(Finding found) {
        if (found.identity().isEmpty()) {
            // The one is written before the other: for a moment they are no pair.
            boolean stays = bad.filter(found::isSame).isPresent();
            if (!stays) {
                isBadTold = false;
            }
            bad = Optional.of(found);
            if (stays && !isBadTold) {
                isBadTold = true;
                notices.tell(
                        true,
                        "the new certificate cannot be used: " + found.why()
                                + ". slewd keeps the one before, good until " + DAY.format(end()));
            }
            return Future.succeededFuture();
        }
        bad = Optional.empty();
        TlsIdentity fresh = found.identity().get();
        if (fresh.pem().equals(inUse.pem())) {
            return Future.succeededFuture();
        }
        return Future.join(servers.stream()
                        .map(server -> server.updateSSLOptions(options(fresh), true))
                        .toList())
                .<Void>mapEmpty()
                .onSuccess(none -> {
                    inUse = fresh;
                    isEndTold = false;
                    isOverTold = false;
                    notices.tell(false, "another certificate is in use, good until " + DAY.format(end()));
                });
    }

    /** Tells of the end of the one in use two weeks ahead, and again when it is over. */
    void tellOfEnd() {
        Instant now = clock.utc();
        if (now.isAfter(end())) {
            if (!isOverTold) {
                isOverTold = true;
                notices.tell(
                        true,
                        "the certificate ended " + DAY.format(end())
                                + "; browsers and programs refuse it. Put a new one at " + files.certificate()
                                + ": slewd takes it into use by itself");
            }
        } else if (!isEndTold && now.plus(TOLD_BEFORE_END).isAfter(end())) {
            isEndTold = true;
            notices.tell(
                    true,
                    "the certificate ends " + DAY.format(end()) + ". Put a new one at " + files.certificate()
                            + ": slewd takes it into use by itself");
        }
    }

    private Instant end() {
        return inUse.own().getNotAfter().toInstant();
    }

    static ServerSSLOptions options(TlsIdentity identity) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setKeyCertOptions(identity.options())
                .setUseAlpn(false)
                .setSslHandshakeTimeout(HANDSHAKE_WITHIN.toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        return options;
    }
}
