package org.slewd.transmitter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.slewd.config.ConfigException;

/**
 * What is read of a station's files of transmitters: its own, in YAML and with corrections, go before lists in the JSON of
 * the SatNOGS DB, packed or not. Reading blocks. One thread.
 */
public final class TransmitterFiles {

    private final List<List<Transmitter>> own = new ArrayList<>();
    private final List<List<Transmitter>> lists = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();

    /**
     * Reads one more.
     *
     * @return a sentence without its full stop about each record that is left out
     * @throws ConfigException when it is YAML and wrong
     * @throws TransmitterFormatException when it is no list of transmitters
     * @throws IOException when it cannot be read
     */
    public List<String> add(Path file) throws ConfigException, TransmitterFormatException, IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            LocalTransmitters local = LocalTransmitters.read(file);
            own.add(local.transmitters());
            corrections.addAll(local.corrections());
            return List.of();
        }
        TransmitterBatch batch = TransmitterReader.read(content(file, name.endsWith(".gz")), file.toString());
        lists.add(batch.transmitters());
        return batch.problems();
    }

    private static byte[] content(Path file, boolean packed) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = packed ? new GZIPInputStream(in) : in) {
            return plain.readNBytes(TransmitterReader.MAX_BYTES + 1); // one more is what the reader refuses
        }
    }

    /** All that is known, {@code delivered} last: lists that sources brought, the best first. */
    public Transmitters with(List<List<Transmitter>> delivered) {
        List<List<Transmitter>> all = new ArrayList<>(own);
        all.addAll(lists);
        all.addAll(delivered);
        return Transmitters.of(all, corrections);
    }
}
