package org.slewd.storage;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.slewd.files.AtomicFile;
import org.slewd.rotator.Pointing;
import org.slewd.station.AxisMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the {@link AxisMemory} in a small text file. {@link #keep} may be called from any thread; the latest wins. */
public final class AxisMemoryFile implements AxisMemory {

    private static final Logger LOG = LoggerFactory.getLogger(AxisMemoryFile.class);

    /** A sentence for an operator is a tenth of it. */
    private static final int MAX_BYTES = 16_384;

    private final Path file;
    private final Executor writer;
    private final Optional<Remembered> recalled;
    private final AtomicReference<Remembered> waiting = new AtomicReference<>();
    private boolean complained;

    /**
     * Reads what is there, and sets it aside when it is damaged.
     *
     * @param writer runs the writing, one after the other
     * @param now for the name of a damaged file
     */
    public AxisMemoryFile(Path file, Executor writer, Instant now) {
        this.file = file;
        this.writer = writer;
        this.recalled = recall(now);
    }

    @Override
    public Optional<Remembered> recalled() {
        return recalled;
    }

    @Override
    public void keep(Remembered now) {
        if (waiting.getAndSet(now) == null) {
            writer.execute(this::write);
        }
    }

    private void write() {
        Remembered latest = waiting.getAndSet(null);
        try {
            AtomicFile.write(file, text(latest).getBytes(StandardCharsets.UTF_8));
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                LOG.warn(
                        "the position of the antenna cannot be kept in {} ({}); slewd goes on, but will not know after a"
                                + " restart in which turn the azimuth cable is; make room on the disk, or mend its rights",
                        file,
                        e.getMessage());
            }
        }
    }

    private Optional<Remembered> recall(Instant now) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            return Optional.of(parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            setAside(now, e);
            return Optional.empty();
        }
    }

    private void setAside(Instant now, IOException why) {
        try {
            Path aside = AtomicFile.setAside(file, now);
            LOG.warn(
                    "{} is damaged ({}); slewd put it aside as {} and does not know where the antenna stood",
                    file,
                    why.getMessage(),
                    aside.getFileName());
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}); slewd does not know where the antenna stood", file, why.getMessage());
        }
    }

    static String text(Remembered known) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("utc", known.utc().toString());
        lines.put("fromAzimuthDeg", Double.toString(known.from().azimuthDeg()));
        lines.put("fromElevationDeg", Double.toString(known.from().elevationDeg()));
        lines.put("toAzimuthDeg", Double.toString(known.to().azimuthDeg()));
        lines.put("toElevationDeg", Double.toString(known.to().elevationDeg()));
        StringBuilder body = new StringBuilder("# Where the antenna stood, written by slewd; do not edit.\n");
        lines.forEach(
                (key, value) -> body.append(key).append(" = ").append(value).append('\n'));
        return body + "crc32 = " + checksum(body.toString()) + "\n";
    }

    /** @throws IOException when {@code text} is not what {@link #text} wrote */
    static Remembered parse(String text) throws IOException {
        int end = text.lastIndexOf("crc32 = ");
        if (end < 0 || !text.substring(end).equals("crc32 = " + checksum(text.substring(0, end)) + "\n")) {
            throw new IOException("its checksum is wrong");
        }
        Properties lines = new Properties();
        lines.load(new StringReader(text.substring(0, end)));
        try {
            return new Remembered(
                    pointing(lines, "from"), pointing(lines, "to"), Instant.parse(lines.getProperty("utc")));
        } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("it is not what slewd wrote", e);
        }
    }

    private static Pointing pointing(Properties lines, String end) {
        return new Pointing(
                Double.parseDouble(lines.getProperty(end + "AzimuthDeg")),
                Double.parseDouble(lines.getProperty(end + "ElevationDeg")));
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
