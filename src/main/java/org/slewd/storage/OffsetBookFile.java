package org.slewd.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.slewd.doppler.OffsetBook;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.OffsetHistory;
import org.slewd.doppler.OffsetHistory.PassOffset;
import org.slewd.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an {@link OffsetBook} in a text file, a line for each pass. Blocking, and for one thread; never the loop's.
 *
 * <p>A line has catalogue number, carrier in hertz, time, offset and sigma in hertz, and the receiver, which may have
 * blanks. The first says the version of the form, the last has a checksum.
 */
public final class OffsetBookFile {

    private static final Logger LOG = LoggerFactory.getLogger(OffsetBookFile.class);

    private static final String HEAD = "slewd offsets 1\n";
    private static final String CHECK = "crc32 ";
    private static final int FIELDS = 6;

    /** A line of a full book has some 90 bytes. */
    private static final long MAX_BYTES = 8L << 20;

    private final Path file;
    private OffsetBook book;
    private boolean complained;

    /**
     * Reads what is there, and sets it aside when it is damaged.
     *
     * @param now for the name of a damaged file
     */
    public OffsetBookFile(Path file, Instant now) {
        this.file = file;
        this.book = recall(now);
    }

    /** What is known now. */
    public OffsetBook book() {
        return book;
    }

    /** Learns from a pass, and writes it down. */
    public void learn(Oscillators oscillators, PassOffset pass) {
        book = book.with(oscillators, pass);
        try {
            AtomicFile.write(file, text(book).getBytes(StandardCharsets.UTF_8));
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                LOG.warn(
                        "what was learned of transmitters cannot be kept in {} ({}); slewd goes on, but will not know it after a"
                                + " restart; make room on the disk, or mend its rights",
                        file,
                        e.getMessage());
            }
        }
    }

    /**
     * Reads a file that another process keeps; empty where there is none.
     *
     * @throws IOException with what is wrong with it
     */
    public static OffsetBook read(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return OffsetBook.EMPTY;
        }
    }

    private OffsetBook recall(Instant now) {
        try {
            return read(file);
        } catch (IOException damaged) {
            try {
                Path aside = AtomicFile.setAside(file, now);
                LOG.warn(
                        "{} is damaged ({}); slewd put it aside as {} and learns the offsets of transmitters anew",
                        file,
                        damaged.getMessage(),
                        aside.getFileName());
            } catch (IOException e) {
                LOG.warn("{} cannot be read ({}); slewd learns the offsets of transmitters anew", file, e.getMessage());
            }
            return OffsetBook.EMPTY;
        }
    }

    static String text(OffsetBook book) {
        StringBuilder body = new StringBuilder(HEAD);
        book.histories().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Oscillators::catalogNumber)
                        .thenComparingLong(Oscillators::carrierHz)
                        .thenComparing(Oscillators::source)))
                .forEach(entry -> entry.getValue().passes().forEach(pass -> body.append(line(entry.getKey(), pass))));
        return body + CHECK + checksum(body.toString()) + '\n';
    }

    private static String line(Oscillators of, PassOffset pass) {
        return of.catalogNumber() + " " + of.carrierHz() + ' ' + pass.utc() + ' ' + pass.offsetHz() + ' '
                + pass.sigmaHz() + ' ' + of.source() + '\n';
    }

    /** @throws IOException when {@code text} is not what {@link #text} wrote */
    static OffsetBook parse(String text) throws IOException {
        if (!text.startsWith(HEAD)) {
            throw new IOException("it does not begin with '" + HEAD.strip() + "'");
        }
        int end = text.lastIndexOf(CHECK);
        if (end < 0 || !text.substring(end).equals(CHECK + checksum(text.substring(0, end)) + '\n')) {
            throw new IOException("its checksum is wrong");
        }
        Map<Oscillators, List<PassOffset>> passes = new LinkedHashMap<>();
        try {
            for (String line : text.substring(HEAD.length(), end).lines().toList()) {
                String[] fields = line.split(" ", FIELDS);
                if (fields.length != FIELDS) {
                    throw new IOException("it has a line that is too short");
                }
                long carrierHz = Long.parseLong(fields[1]);
                passes.computeIfAbsent(
                                new Oscillators(Integer.parseInt(fields[0]), carrierHz, fields[5]),
                                none -> new ArrayList<>())
                        .add(new PassOffset(
                                Instant.parse(fields[2]),
                                carrierHz,
                                Double.parseDouble(fields[3]),
                                Double.parseDouble(fields[4])));
            }
            Map<Oscillators, OffsetHistory> histories = new LinkedHashMap<>();
            passes.forEach((of, list) -> histories.put(of, new OffsetHistory(list)));
            return new OffsetBook(histories);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("it has a line that cannot be understood: " + e.getMessage(), e);
        }
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
