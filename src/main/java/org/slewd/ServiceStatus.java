package org.slewd;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slewd.link.Contact;
import org.slewd.station.LoopThread;
import org.slewd.station.Snapshot;
import org.slewd.station.Station;
import org.slewd.system.Heartbeat;
import org.slewd.system.ServiceNotifier;
import org.slewd.system.ServiceWatch;

/** What the service manager is told of a running daemon. */
final class ServiceStatus {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Of a second at most; a small computer with a large catalogue takes a dozen seconds. */
    private static final long TURNS_FOR_CHANGE = 60;

    private ServiceStatus() {}

    /** Watches the station loop and all event loops, and tells what the station does. */
    static ServiceWatch watch(ServiceNotifier service, Station station, Vertx vertx, String stationName, String page) {
        List<Heartbeat> heartbeats = new ArrayList<>();
        heartbeats.add(new Heartbeat(
                "the station loop",
                LoopThread.NAME,
                () -> station.snapshot().loop().ticks()));
        heartbeats.addAll(eventLoops(vertx));
        String rest = "; station " + stationName + ", page at " + page;
        return ServiceWatch.start(service, () -> line(station.snapshot()) + rest, heartbeats);
    }

    /** Watches the event loops of a slewd in safe mode, and tells that it is. */
    static ServiceWatch watchSafeMode(ServiceNotifier service, Vertx vertx, String line) {
        return ServiceWatch.start(service, () -> line, eventLoops(vertx));
    }

    /** Gives signs of life while one station takes the place of another, for as long as that may take. */
    static ServiceWatch watchChange(ServiceNotifier service) {
        AtomicLong turns = new AtomicLong();
        Heartbeat change = new Heartbeat(
                "the change of the configuration",
                StationHost.THREAD,
                () -> Math.min(turns.incrementAndGet(), TURNS_FOR_CHANGE));
        return ServiceWatch.start(service, () -> "reads its configuration anew", List.of(change));
    }

    private static List<Heartbeat> eventLoops(Vertx vertx) {
        List<Heartbeat> heartbeats = new ArrayList<>();
        List<Executor> loops = EventLoopVerticle.onEach(vertx);
        for (int i = 0; i < loops.size(); i++) {
            heartbeats.add(Heartbeat.of("event loop " + i, EventLoopVerticle.THREADS, loops.get(i)));
        }
        return heartbeats;
    }

    /** What the station does, without figures that change all the time: the manager passes every change on to whoever listens. */
    static String line(Snapshot snapshot) {
        String line = snapshot.fault()
                .map(fault -> "faulted (" + fault.kind() + "), nothing moves")
                .orElseGet(() -> doing(snapshot));
        if (snapshot.rotator().contact() == Contact.SILENT) {
            line += "; the rotator is silent";
        }
        return snapshot.simulation() ? line + "; simulated" : line;
    }

    private static String doing(Snapshot snapshot) {
        return switch (snapshot.state()) {
            case UNKNOWN ->
                snapshot.rotator().turnKnown()
                        ? "waiting for the rotator to say where it is"
                        : "waiting to be told in which turn the azimuth axis is (slewd reference)";
            case IDLE -> "idle";
            case POINTING -> "turning to a position";
            case PREPOSITIONING ->
                snapshot.target()
                        .map(target -> "waiting for " + target.name() + ", which rises at "
                                + time(target.pass().aos().utc()))
                        .orElse("waiting for a pass");
            case TRACKING ->
                snapshot.target()
                        .map(target -> "following " + target.name() + " until "
                                + time(target.pass().los().utc()))
                        .orElse("following a pass");
            case PARKING -> "parking";
            case CALIBRATING -> "measuring the axes";
            case STOPPING -> "stopping";
            case FAULTED -> "faulted, nothing moves";
        };
    }

    private static String time(Instant utc) {
        return TIME.format(utc) + " UTC";
    }
}
