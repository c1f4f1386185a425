package org.slewd.condition;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slewd.link.LinkAddress;

/** Where an input comes from. */
public sealed interface Origin {

    /**
     * A server that is asked.
     *
     * @param address without a name or password
     * @param every how often
     * @param credentials a file with a name in its first line and a password in its second, for servers that want them
     */
    record Web(URI address, Duration every, Optional<Path> credentials) implements Origin {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * A file that another program writes; it is as old as its time of change.
     *
     * @param every how often it is looked at
     */
    record InFile(Path path, Duration every) implements Origin {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A wire on which a gauge says a line for each value.
     *
     * @param baud bits per second, for a serial line
     */
    record Line(LinkAddress link, int baud) implements Origin {
        @Override
        public String toString() {
            return link.toString();
        }
    }

    /**
     * One topic of an MQTT broker.
     *
     * @param secure whether TLS is spoken
     * @param credentials as of {@link Web}
     * @param authorities a file with the certificates that may vouch for the broker; empty for those that Java knows
     */
    record Broker(
            String host, int port, boolean secure, String topic, Optional<Path> credentials, Optional<Path> authorities)
            implements Origin {
        @Override
        public String toString() {
            return "topic " + topic + " of " + host + ':' + port;
        }
    }
}
