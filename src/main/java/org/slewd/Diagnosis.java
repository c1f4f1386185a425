package org.slewd;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slewd.config.Outline;
import org.slewd.flight.DiscreetCopy;
import org.slewd.journal.Entry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.Numbered;
import org.slewd.storage.SavedJournal;

/**
 * One file with what somebody needs who is to find out what went wrong at a station, and with nothing else: what is not known to be
 * harmless is left out. It is not sent anywhere.
 */
public final class Diagnosis {

    /** Written where something was left out. */
    public static final String LEFT_OUT = "(left out)";

    private static final Pattern NUMBER_OR_FLAG =
            Pattern.compile("[-+]?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?|true|false");

    /** Keys behind which stands a word of slewd's own, or something everybody knows. */
    private static final Set<String> OPEN_KEYS =
            Set.of("kind", "mode", "celestrakGroup", "celestrakName", "objects", "needs", "event", "events");

    private static final Set<String> DEGREES_OF_SITE = Set.of("latitudeDeg", "longitudeDeg");

    private final Path data;
    private final boolean exactSite;

    /**
     * Of one station.
     *
     * @param data its data directory; a slewd may be running on it
     * @param exactSite whether where it stands may be told to the last digit; if not, it is rounded to a tenth of a degree
     */
    public Diagnosis(Path data, boolean exactSite) {
        this.data = data;
        this.exactSite = exactSite;
    }

    /**
     * Writes the file, readable by its owner alone. There is none when that fails.
     *
     * @param out must not be there yet
     * @param config the configuration, if it is to be in it
     */
    public void write(Path out, Optional<Path> config, String version, Instant now) throws IOException {
        OutputStream file = create(out);
        try {
            fill(file, config, version, now);
        } catch (IOException | RuntimeException e) {
            // Half an archive is of no use, and would be in the way of the next.
            try {
                Files.deleteIfExists(out);
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private void fill(OutputStream file, Optional<Path> config, String version, Instant now) throws IOException {
        try (ZipOutputStream archive = new ZipOutputStream(file)) {
            add(archive, "about.txt", about(version, now));
            if (config.isPresent()) {
                add(
                        archive,
                        "configuration.yaml",
                        Outline.of(config.get(), this::instead).orElse("it is not YAML, and was left out\n"));
            }
            add(archive, "journal.txt", journal());
            add(archive, "files.txt", files());
            Path flight = data.resolve(FlightDeck.FOLDER);
            if (Files.isDirectory(flight)) {
                archive.putNextEntry(new ZipEntry(DiscreetCopy.NAME));
                DiscreetCopy.write(flight, archive, exactSite);
                archive.closeEntry();
            }
        }
    }

    private static OutputStream create(Path out) throws IOException {
        if (out.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.newOutputStream(out, StandardOpenOption.WRITE);
        }
        return Files.newOutputStream(out, StandardOpenOption.CREATE_NEW);
    }

    private static void add(ZipOutputStream archive, String name, String text) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(text.getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
    }

    private String about(String version, Instant now) {
        return "slewd " + version + "\nmade " + now + "\nJava " + System.getProperty("java.vm.name") + ' '
                + System.getProperty("java.runtime.version") + "\n" + System.getProperty("os.name") + ' '
                + System.getProperty("os.version") + ' ' + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors\n\n"
                + "Left out: tokens, passwords, login codes, who asked"
                + " for what, what people wrote, names of machines,"
                + " comments and texts of the configuration.\n"
                + (exactSite
                        ? "The site is exact, as whoever made this file wanted: 'slewd replay' decides what was"
                                + " decided then.\n"
                        : "The site is rounded to a tenth of a degree: 'slewd replay' decides otherwise where that"
                                + " matters; 'slewd replay --recorded' prints what was decided then.\n")
                + "The pointing of the antenna is in it. Whoever knows the orbits can work out from that where it"
                + " stands, more exactly than the rounded site says.\n";
    }

    /** What is written in the place of a value of the configuration. */
    private String instead(String key, String value) {
        if (DEGREES_OF_SITE.contains(key) && !exactSite) {
            return rounded(value, 0.1);
        }
        if (key.equals("altitudeM") && !exactSite) {
            return rounded(value, 100);
        }
        if (key.equals("link")) {
            return value.startsWith("tcp:") ? "tcp:" + LEFT_OUT : value;
        }
        return OPEN_KEYS.contains(key) || NUMBER_OR_FLAG.matcher(value).matches() ? value : LEFT_OUT;
    }

    private static String rounded(String value, double step) {
        return NUMBER_OR_FLAG.matcher(value).matches() && !value.matches("true|false")
                ? String.format(Locale.ROOT, "%.1f", Math.rint(Double.parseDouble(value) / step) * step)
                : LEFT_OUT;
    }

    private String journal() {
        SavedJournal journal = new SavedJournal(data);
        return "Events: when, which\n"
                + lines(journal.events(JournalQuery.NEWEST), event -> event.utc() + " " + event.kind())
                + "\nPasses: risen, object, how it ended, faults\n"
                + lines(
                        journal.passes(JournalQuery.NEWEST),
                        pass -> pass.aosUtc() + " " + pass.catalogNumber() + " "
                                + pass.result()
                                        .map(result -> result.how() + " " + result.faults())
                                        .orElse("goes on"))
                + "\nRequests: when, role, what, what became of it\n"
                + lines(
                        journal.audit(JournalQuery.NEWEST),
                        asked -> asked.utc() + " " + asked.role() + " " + asked.action() + " " + asked.outcome());
    }

    private static <E extends Entry> String lines(CompletionStage<JournalAnswer<E>> asked, Function<E, String> line) {
        JournalAnswer<E> answer = asked.toCompletableFuture().join();
        if (answer instanceof JournalAnswer.Rows<E> rows) {
            return rows.rows().stream()
                    .map(Numbered::entry)
                    .map(line)
                    .map(text -> text + "\n")
                    .collect(Collectors.joining());
        }
        return "the journal cannot be read\n";
    }

    /** What lies in the data directory, by name and size; nothing of what is in it. */
    private String files() throws IOException {
        if (!Files.isDirectory(data)) {
            return "there is no data directory\n";
        }
        try (Stream<Path> all = Files.list(data)) {
            List<Path> sorted = all.sorted(Comparator.comparing(Path::toString)).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : sorted) {
                text.append(Files.isRegularFile(file) ? String.valueOf(Files.size(file)) : "-")
                        .append(' ')
                        .append(file.getFileName())
                        .append('\n');
            }
            return text.toString();
        }
    }
}
