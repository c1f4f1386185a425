package org.slewd.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What passes have left in a folder, and how much of it that may be. The oldest goes first, and samples go before pictures, which take a
 * thousandth of their room.
 *
 * <p>Only what slewd has written by itself is counted and removed: it has a name as of {@link #name} and says inside that it is of
 * slewd. So whoever gives a recording another name keeps it for good, and {@code slewd record} names its own otherwise.
 */
public final class RecordingFolder {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** As {@link #name} makes them, with the number that tells two of one second apart. */
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z_\\d{1,9}_\\d{1,12}(-\\d{1,3})?");

    private static final String METADATA = ".sigmf-meta";
    private static final String PICTURE = ".png";

    /** The recorder is among the first members; no head of ours is longer. */
    private static final int PICTURE_HEAD_BYTES = 128;

    /** What the pictures of slewd say of the program that made them. */
    private static final String PICTURE_MARK = "tEXtSoftware\0slewd";

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFolder.class);

    private final Path folder;
    private final long mostBytes;

    private record Kept(String name, List<Path> files, long bytes, boolean isPicture) {}

    /** @param mostBytes that what passes leave may take together */
    public RecordingFolder(Path folder, long mostBytes) {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("recordings of " + mostBytes + " bytes together");
        }
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** What is left of a pass is called so, with an ending; names sort by time. */
    public static String name(Instant utc, int catalogNumber, long downlinkHz) {
        return STAMP.format(utc) + '_' + catalogNumber + '_' + downlinkHz;
    }

    /**
     * Removes the oldest until {@code bytes} more find room, or nothing is left that may be removed. Each removal is logged.
     *
     * @param untouched the metadata of a set that must stay, because it is being written or has just been
     * @return how many bytes find room now, 0 or more
     */
    public long makeRoom(long bytes, Optional<Path> untouched) throws IOException {
        List<Kept> all = list();
        long takenBytes = all.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : all) {
            if (takenBytes + bytes <= mostBytes) {
                break;
            }
            if (untouched.filter(oldest.files()::contains).isEmpty() && remove(oldest)) {
                takenBytes -= oldest.bytes();
            }
        }
        return Math.max(0, mostBytes - takenBytes);
    }

    private List<Kept> list() throws IOException {
        List<Kept> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.toAbsolutePath())) {
            for (Path file : files) {
                try {
                    kept(file).ifPresent(all::add);
                } catch (IOException e) {
                    // Somebody has just taken it away, or it is not ours to read; a recording does not end for that.
                    LOG.debug("{} is left alone", file, e);
                }
            }
        }
        all.sort(Comparator.comparing(Kept::isPicture).thenComparing(Kept::name));
        return all;
    }

    private static Optional<Kept> kept(Path file) throws IOException {
        String name = file.getFileName().toString();
        int ending = name.lastIndexOf('.');
        if (ending < 0 || !NAME.matcher(name.substring(0, ending)).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (name.endsWith(PICTURE) && isPictureOfSlewd(file)) {
            return Optional.of(new Kept(name, List.of(file), Files.size(file), true));
        }
        if (name.endsWith(METADATA) && isSetOfSlewd(file)) {
            Path data = SigmfRecorder.dataOf(file);
            // The samples first: what is interrupted in between still has the metadata that says whose it is.
            return Optional.of(
                    Files.isRegularFile(data)
                            ? new Kept(name, List.of(data, file), Files.size(data) + Files.size(file), false)
                            : new Kept(name, List.of(file), Files.size(file), false));
        }
        return Optional.empty();
    }

    private static boolean isPictureOfSlewd(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PICTURE_HEAD_BYTES), StandardCharsets.ISO_8859_1).contains(PICTURE_MARK);
        }
    }

    /** Reads no further than to the recorder: what follows may be megabytes. */
    private static boolean isSetOfSlewd(Path metadata) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(metadata.toFile())) {
            while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_OBJECT) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("core:recorder")) {
                    return "slewd".equals(parser.nextTextValue());
                }
            }
            return false;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            LOG.debug("{} is no metadata", metadata, e);
            return false;
        }
    }

    private boolean remove(Kept oldest) {
        try {
            for (Path file : oldest.files()) {
                Files.deleteIfExists(file);
            }
            LOG.info(
                    "{} was removed ({} MB): it was the oldest, and what passes leave may take {} MB together. Raise"
                            + " samples.recordings.folderMostBytes to keep more, or rename what you want to keep",
                    folder.resolve(oldest.name()),
                    oldest.bytes() / 1_000_000,
                    mostBytes / 1_000_000);
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be removed to make room: {}; check its permissions", oldest.name(), e.getMessage());
            return false;
        }
    }
}
