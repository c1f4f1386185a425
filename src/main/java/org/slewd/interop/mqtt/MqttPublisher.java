package org.slewd.interop.mqtt;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.link.mqtt.BrokerLine;
import org.slewd.link.mqtt.BrokerListener;
import org.slewd.link.mqtt.BrokerMessage;
import org.slewd.link.mqtt.BrokerRole;
import org.slewd.mount.MountModel;
import org.slewd.pass.Pass;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the state of a station. Deploy one; that works whether the broker is there or not. Once a second the newest snapshot is looked
 * at, and what has changed is said; what could not be said is not kept, because the next is newer.
 */
public final class MqttPublisher extends VerticleBase implements BrokerListener {

    private static final Logger LOG = LoggerFactory.getLogger(MqttPublisher.class);

    private static final long TURN_MS = 1_000;

    /** The same is said again so often; Home Assistant gives it up after three of them. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(Entities.EXPIRE_AFTER_S / 3);

    /** A station loop without a turn for so long does not live. */
    private static final long ALIVE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MqttConfig config;
    private final Supplier<Snapshot> snapshots;
    private final Supplier<String> report;
    private final List<BrokerMessage> introductions;
    private final Clock clock;

    private final Deque<BrokerMessage> unsaid = new ArrayDeque<>();
    private BrokerLine line;
    private String lastText = "";
    private long lastTextNanos;
    private String lastAvailability = "";
    private long lastSequence = -1;
    private long lastTurnNanos;
    private boolean isTold;

    private MqttPublisher(
            MqttConfig config,
            Supplier<Snapshot> snapshots,
            Supplier<String> report,
            List<BrokerMessage> introductions,
            Clock clock) {
        this.config = config;
        this.snapshots = snapshots;
        this.report = report;
        this.introductions = introductions;
        this.clock = clock;
    }

    /** Of one station. */
    public static MqttPublisher of(
            MqttConfig config,
            StationControl station,
            LeaseBook leases,
            MountModel mount,
            String stationName,
            boolean hasReceiver,
            Clock clock,
            String version) {
        Report report = new Report(mount);
        return new MqttPublisher(
                config,
                station::snapshot,
                () -> report.text(station.snapshot(), held(leases), planned(station)),
                Entities.of(config, stationName, version, hasReceiver),
                clock);
    }

    private static Set<Part> held(LeaseBook leases) {
        return Arrays.stream(Part.values())
                .filter(part -> leases.heldByPerson(part).isPresent())
                .collect(Collectors.toSet());
    }

    private static List<Pass> planned(StationControl station) {
        return station.agenda().view().agenda().appointments().stream()
                .map(one -> one.candidate().pass())
                .toList();
    }

    @Override
    public Future<?> start() {
        line = new BrokerLine(
                vertx,
                config.broker(),
                config.credentials(),
                config.authorities(),
                BrokerRole.publisher(
                        "slewd-" + config.node(), new BrokerMessage(config.availabilityTopic(), Entities.OFFLINE)),
                this,
                clock);
        line.start();
        vertx.setPeriodic(TURN_MS, id -> turn());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        line.publish(new BrokerMessage(config.availabilityTopic(), Entities.OFFLINE));
        return line.stop();
    }

    @Override
    public void connected() {
        LOG.info("the broker {} is told what the station does, in {}", config.broker(), config.stateTopic());
        isTold = false;
        unsaid.clear();
        unsaid.addAll(introductions);
        lastText = "";
        lastAvailability = "";
    }

    @Override
    public void heard(String text, boolean isOld, long nanos) {
        throw new IllegalStateException("nothing is subscribed to");
    }

    @Override
    public void lost(String why) {
        if (!isTold) {
            isTold = true;
            LOG.warn(
                    "the MQTT broker {} is told nothing: {}. The station goes on; slewd tries again every 10 s. Check that the"
                            + " broker runs, and interop.mqtt in the configuration",
                    config.broker(),
                    why);
        }
    }

    private void turn() {
        long nowNanos = clock.nanos();
        long sequence = snapshots.get().sequence();
        if (sequence != lastSequence) {
            lastSequence = sequence;
            lastTurnNanos = nowNanos;
        }
        if (!line.isConnected() || !introduced()) {
            return;
        }
        if (nowNanos - lastTurnNanos > ALIVE_NANOS) {
            say(Entities.OFFLINE);
            return;
        }
        String text = report.get();
        boolean isDue = nowNanos - lastTextNanos >= AGAIN_NANOS;
        if ((isDue || !text.equals(lastText)) && line.publish(new BrokerMessage(config.stateTopic(), text))) {
            lastText = text;
            lastTextNanos = nowNanos;
        }
        // After the state, so that no value of before is shown as live.
        say(Entities.ONLINE);
    }

    private boolean introduced() {
        while (!unsaid.isEmpty() && line.publish(unsaid.element())) {
            unsaid.remove();
        }
        return unsaid.isEmpty();
    }

    private void say(String availability) {
        if (!availability.equals(lastAvailability)
                && line.publish(new BrokerMessage(config.availabilityTopic(), availability))) {
            lastAvailability = availability;
        }
    }
}
