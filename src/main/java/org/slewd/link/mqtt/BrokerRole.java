package org.slewd.link.mqtt;

import java.util.Optional;
import java.util.UUID;

/**
 * What slewd is to a broker.
 *
 * @param client the name by which the broker knows this connection; a second one of that name ends the first
 * @param reads the one topic that is subscribed to
 * @param will what the broker says to everybody, and keeps, when slewd is gone without a word
 */
public record BrokerRole(String client, Optional<String> reads, Optional<BrokerMessage> will) {

    /** One that reads {@code topic} and says nothing. */
    public static BrokerRole reader(String topic) {
        return new BrokerRole(
                "slewd-" + UUID.randomUUID().toString().substring(0, 8), Optional.of(topic), Optional.empty());
    }

    /**
     * One that subscribes to nothing, so that nobody can tell it anything.
     *
     * @param client always the same for one publisher: a dead connection of before is ended by that, and its will comes before what is said
     *     anew, not after it
     */
    public static BrokerRole publisher(String client, BrokerMessage will) {
        return new BrokerRole(client, Optional.empty(), Optional.of(will));
    }
}
