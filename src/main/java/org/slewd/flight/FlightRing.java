package org.slewd.flight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a recording, which take no more room than they may: before a new one is begun the oldest go. One thread. */
final class FlightRing {

    private static final Pattern NAME = Pattern.compile("flight-([0-9]{9})\\.rec");

    /** So many files make the ring: of what is kept at most this part is lost at once. */
    private static final int FILES = 8;

    private final Path folder;
    private final long mostBytes;

    FlightRing(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The files there are, the oldest first; none where there is no folder. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** What a file may grow to. */
    long mostFileBytes() {
        return mostBytes / FILES;
    }

    /** The path of the next file; there is room for it. Files in which nothing stands are taken away. */
    Path next() throws IOException {
        Files.createDirectories(folder);
        List<Path> files = files(folder);
        List<Path> kept = new ArrayList<>();
        long bytes = 0;
        for (Path file : files) {
            long size = Files.size(file);
            if (size <= SegmentWriter.MAGIC.length) {
                Files.delete(file);
            } else {
                kept.add(file);
                bytes += size;
            }
        }
        for (int i = 0; i < kept.size() && bytes > mostBytes - mostFileBytes(); i++) {
            bytes -= Files.size(kept.get(i));
            Files.delete(kept.get(i));
        }
        long number = files.isEmpty() ? 1 : number(files.get(files.size() - 1)) + 1;
        return folder.resolve(String.format("flight-%09d.rec", number));
    }

    private static long number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no file of a recording");
        }
        return Long.parseLong(name.group(1));
    }
}
