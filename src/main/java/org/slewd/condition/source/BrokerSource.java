package org.slewd.condition.source;

import io.vertx.core.Vertx;
import org.slewd.condition.Origin;
import org.slewd.link.mqtt.BrokerAddress;
import org.slewd.link.mqtt.BrokerLine;
import org.slewd.link.mqtt.BrokerListener;
import org.slewd.link.mqtt.BrokerRole;
import org.slewd.time.Clock;

/**
 * Subscribes to one topic of an MQTT broker. A message counts from when it arrives; one that the broker kept, or sends a second time,
 * is of an age that nobody knows, and no reading. Nothing is ever published.
 */
final class BrokerSource implements Source, BrokerListener {

    private final Listener listener;
    private final BrokerLine line;

    BrokerSource(Vertx vertx, Origin.Broker origin, Listener listener, Clock clock) {
        this.listener = listener;
        this.line = new BrokerLine(
                vertx,
                new BrokerAddress(origin.host(), origin.port(), origin.secure()),
                origin.credentials(),
                origin.authorities(),
                BrokerRole.reader(origin.topic()),
                this,
                clock);
    }

    @Override
    public void start() {
        line.start();
    }

    @Override
    public void stop() {
        var unused = line.stop();
    }

    @Override
    public void connected() {
        // What counts is a reading.
    }

    @Override
    public void heard(String text, boolean isOld, long nanos) {
        if (isOld) {
            listener.missed("the broker has an old message only, and nobody knows how old");
        } else {
            listener.heard(text, nanos);
        }
    }

    @Override
    public void lost(String why) {
        listener.missed(why);
    }
}
