package org.slewd.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slewd.files.AtomicFile;
import org.slewd.orbit.Groups;
import org.slewd.schedule.AgendaRequest.Followed;
import org.slewd.schedule.Wish;
import org.slewd.station.AgendaMemory;
import org.slewd.station.OwnWishes;
import org.slewd.station.StationOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people have asked of the agenda in a text file, a line for each wish: its name, weight, least elevation, what has to
 * be lit, and its objects, which may have blanks; and a line for each pass that counts for a quota: the number of the object,
 * when it culminated, and the name of the wish; of one that is followed, when it sets before that; and what a person has done with
 * the antenna, until when that holds the agenda up, and who it was. The first line says the version of the form, the last has a checksum. Blocking;
 * never on the loop.
 */
public final class ScheduleFile implements AgendaMemory {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleFile.class);

    private static final String HEAD = "slewd schedule 1\n";
    private static final String AUTOMATIC = "automatic ";
    private static final String WISH = "wish ";
    private static final String FOLLOWED = "followed ";
    private static final String HELD = "held ";
    private static final String GOING_ON = "going-on ";
    private static final String CHECK = "crc32 ";
    private static final int FIELDS = 5;
    private static final int FOLLOWED_FIELDS = 3;

    /** Until when, where only a person ends it. */
    private static final String RESUMED = "resumed";

    /** A hundred wishes of a thousand letters, and room. */
    private static final long MAX_BYTES = 1 << 20;

    /** Nobody knows whether somebody has stopped the antenna for a reason: the agenda waits until somebody says that it may go on. */
    private static final Kept UNKNOWN = new Kept(
            OwnWishes.NONE,
            List.of(),
            Optional.of(new Held(
                    StationOrder.STOP,
                    "somebody, perhaps (what was asked of the agenda could not be read at the start),",
                    Optional.empty())),
            Optional.empty());

    private final Path file;
    private final Groups groups;
    private final Instant now;

    /**
     * @param groups names that objects of a wish may use
     * @param now for the name of a damaged file
     */
    public ScheduleFile(Path file, Groups groups, Instant now) {
        this.file = file;
        this.groups = groups;
        this.now = now;
    }

    @Override
    public Kept recall() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes");
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Kept.NOTHING;
        } catch (IOException damaged) {
            setAside(damaged);
            return UNKNOWN;
        }
    }

    private void setAside(IOException damaged) {
        try {
            Path aside = AtomicFile.setAside(file, now);
            LOG.warn(
                    "{} is damaged ({}); slewd put it aside as {} and keeps to the wishes of the configuration; add the others again, and let the agenda go on with"
                            + " 'slewd resume'",
                    file,
                    damaged.getMessage(),
                    aside.getFileName());
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be read ({}); slewd keeps to the wishes of the configuration, and waits for 'slewd resume'",
                    file,
                    e.getMessage());
        }
    }

    @Override
    public boolean keep(Kept now) {
        try {
            AtomicFile.write(file, text(now).getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "what was asked of the agenda cannot be kept in {} ({}); slewd goes on with it, but will not know it after a"
                            + " restart; make room on the disk, or mend its rights",
                    file,
                    e.getMessage());
            return false;
        }
    }

    static String text(Kept known) {
        OwnWishes wishes = known.wishes();
        StringBuilder body = new StringBuilder(HEAD);
        wishes.automatic().ifPresent(flag -> body.append(AUTOMATIC).append(flag).append('\n'));
        wishes.added()
                .forEach(wish -> body.append(WISH)
                        .append(wish.name())
                        .append(' ')
                        .append(wish.weight())
                        .append(' ')
                        .append(wish.minElevationDeg())
                        .append(' ')
                        .append(wish.light().name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(wish.objects())
                        .append('\n'));
        known.held()
                .ifPresent(held -> body.append(HELD)
                        .append(held.what())
                        .append(' ')
                        .append(held.until().map(Instant::toString).orElse(RESUMED))
                        .append(' ')
                        .append(held.who().replaceAll("\\p{Cntrl}", " "))
                        .append('\n'));
        known.followed().forEach(one -> body.append(FOLLOWED).append(text(one)).append('\n'));
        known.goingOn()
                .ifPresent(one -> body.append(GOING_ON)
                        .append(one.set())
                        .append(' ')
                        .append(text(one.pass()))
                        .append('\n'));
        return body + CHECK + checksum(body.toString()) + '\n';
    }

    private static String text(Followed pass) {
        return pass.catalogNumber() + " " + pass.tca() + ' ' + pass.wish();
    }

    /** @throws IOException when {@code text} is not what {@link #text} wrote */
    Kept parse(String text) throws IOException {
        if (!text.startsWith(HEAD)) {
            throw new IOException("it does not begin with '" + HEAD.strip() + "'");
        }
        int end = text.lastIndexOf(CHECK);
        if (end < 0 || !text.substring(end).equals(CHECK + checksum(text.substring(0, end)) + '\n')) {
            throw new IOException("its checksum is wrong");
        }
        Optional<Boolean> automatic = Optional.empty();
        List<Wish> added = new ArrayList<>();
        List<Followed> followed = new ArrayList<>();
        Optional<AgendaMemory.Held> held = Optional.empty();
        Optional<AgendaMemory.GoingOn> goingOn = Optional.empty();
        for (String line : text.substring(HEAD.length(), end).lines().toList()) {
            if (line.startsWith(AUTOMATIC)) {
                automatic = Optional.of(Boolean.valueOf(line.substring(AUTOMATIC.length())));
            } else if (line.startsWith(FOLLOWED)) {
                followed.add(followed(line.substring(FOLLOWED.length())));
            } else if (line.startsWith(HELD)) {
                held = Optional.of(held(line.substring(HELD.length())));
            } else if (line.startsWith(GOING_ON)) {
                goingOn = Optional.of(goingOn(line.substring(GOING_ON.length())));
            } else {
                added.add(wish(line));
            }
        }
        return new Kept(new OwnWishes(automatic, added), followed, held, goingOn);
    }

    private static AgendaMemory.Held held(String line) throws IOException {
        String[] fields = line.split(" ", 3);
        try {
            return new AgendaMemory.Held(
                    StationOrder.valueOf(fields[0]),
                    fields[2],
                    fields[1].equals(RESUMED) ? Optional.empty() : Optional.of(Instant.parse(fields[1])));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("it has something that a person did and that cannot be understood", e);
        }
    }

    private static AgendaMemory.GoingOn goingOn(String line) throws IOException {
        String[] fields = line.split(" ", 2);
        try {
            return new AgendaMemory.GoingOn(followed(fields[1]), Instant.parse(fields[0]));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("it has a pass that cannot be understood", e);
        }
    }

    private static Followed followed(String line) throws IOException {
        String[] fields = line.split(" ", FOLLOWED_FIELDS);
        try {
            return new Followed(fields[2], Integer.parseInt(fields[0]), Instant.parse(fields[1]));
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("it has a pass that cannot be understood", e);
        }
    }

    private Wish wish(String line) throws IOException {
        String[] fields = line.startsWith(WISH) ? line.substring(WISH.length()).split(" ", FIELDS) : new String[0];
        if (fields.length != FIELDS) {
            throw new IOException("it has a line that is not a wish");
        }
        try {
            return Wish.of(fields[0], fields[4], groups.parse(fields[4]))
                    .weighing(Double.parseDouble(fields[1]))
                    .above(Double.parseDouble(fields[2]), Wish.Light.valueOf(fields[3].toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IOException("it has a wish that cannot be understood: " + e.getMessage(), e);
        }
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
