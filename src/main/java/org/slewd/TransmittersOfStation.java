package org.slewd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slewd.config.ConfigException;
import org.slewd.feeds.TransmitterDelivery;
import org.slewd.transmitter.TransmitterFiles;
import org.slewd.transmitter.TransmitterFormatException;
import org.slewd.transmitter.Transmitters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What objects are known to send: files of the station first, its own above lists, and then what sources bring. A file that
 * cannot be read is said and left out, as a station points without it.
 */
final class TransmittersOfStation {

    private static final Logger LOG = LoggerFactory.getLogger(TransmittersOfStation.class);

    private final Consumer<Transmitters> user;
    private final TransmitterFiles files = new TransmitterFiles();
    private final Map<String, TransmitterDelivery> delivered = new TreeMap<>();

    private TransmittersOfStation(Consumer<Transmitters> user) {
        this.user = user;
    }

    /**
     * Reads the files. Blocks for it.
     *
     * @param user hears of each new list
     */
    static TransmittersOfStation begin(List<Path> files, Consumer<Transmitters> user) {
        TransmittersOfStation transmitters = new TransmittersOfStation(user);
        files.forEach(transmitters::read);
        transmitters.tell();
        return transmitters;
    }

    private void read(Path file) {
        try {
            files.add(file).forEach(problem -> LOG.warn("{}: {}; it was left out", file, problem));
        } catch (NoSuchFileException e) {
            unknown(file, "it is not there");
        } catch (ConfigException | TransmitterFormatException | IOException | UncheckedIOException e) {
            unknown(
                    file,
                    Optional.ofNullable(e.getMessage())
                            .flatMap(message -> message.lines().findFirst())
                            .orElse("it breaks off or is damaged"));
        }
    }

    private static void unknown(Path file, String why) {
        LOG.warn("transmitters of {} are not known: {}; slewd goes on without them", file, why);
    }

    /** A source has brought its list anew. Any thread. */
    synchronized void take(TransmitterDelivery delivery) {
        delivered.put(delivery.source(), delivery);
        tell();
    }

    private void tell() {
        user.accept(files.with(delivered.values().stream()
                .sorted(Comparator.comparingInt(TransmitterDelivery::priority).reversed())
                .map(TransmitterDelivery::transmitters)
                .toList()));
    }
}
