package org.slewd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.slewd.config.ConfigException;
import org.slewd.feeds.TransmitterDelivery;
import org.slewd.transmitter.Correction;
import org.slewd.transmitter.LocalTransmitters;
import org.slewd.transmitter.Transmitter;
import org.slewd.transmitter.TransmitterBatch;
import org.slewd.transmitter.TransmitterFormatException;
import org.slewd.transmitter.TransmitterReader;
import org.slewd.transmitter.Transmitters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What objects are known to send: files of the station first, its own above lists, and then what sources bring. A file that
 * cannot be read is said and left out, as a station points without it.
 */
final class TransmittersOfStation {

    /** The whole list of the SatNOGS DB has 3 MB. */
    private static final int MAX_BYTES = 64 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(TransmittersOfStation.class);

    private final Consumer<Transmitters> user;
    private final List<List<Transmitter>> own = new ArrayList<>();
    private final List<List<Transmitter>> lists = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
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
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                LocalTransmitters local = LocalTransmitters.read(file);
                own.add(local.transmitters());
                corrections.addAll(local.corrections());
            } else {
                TransmitterBatch batch = TransmitterReader.read(content(file, name.endsWith(".gz")), file.toString());
                batch.problems().forEach(problem -> LOG.warn("{}: {}; it was left out", file, problem));
                lists.add(batch.transmitters());
            }
        } catch (ConfigException | TransmitterFormatException | IOException | UncheckedIOException e) {
            String why = e.getMessage().lines().findFirst().orElse("it cannot be read");
            LOG.warn("transmitters of {} are not known: {}; slewd goes on without them", file, why);
        }
    }

    private static byte[] content(Path file, boolean packed) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!packed) {
            return content;
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unpacked.readNBytes(MAX_BYTES);
        }
    }

    /** A source has brought its list anew. Any thread. */
    synchronized void take(TransmitterDelivery delivery) {
        delivered.put(delivery.source(), delivery);
        tell();
    }

    private void tell() {
        List<List<Transmitter>> sources = new ArrayList<>(own);
        sources.addAll(lists);
        delivered.values().stream()
                .sorted(Comparator.comparingInt(TransmitterDelivery::priority).reversed())
                .forEach(delivery -> sources.add(delivery.transmitters()));
        user.accept(Transmitters.of(sources, corrections));
    }
}
