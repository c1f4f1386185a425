package org.slewd.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.slewd.files.AtomicFile;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The file of the journal, with the two that SQLite puts beside it. Blocking.
 *
 * <p>No other part of slewd may open the file while it is in use here, not even to copy it: closing it again would take
 * SQLite's locks away, which belong to the process and not to whoever opened the file.
 */
final class JournalFile {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Of SQLite beside the file: what is written and not yet moved into it, and its index. */
    private static final List<String> BESIDE = List.of("", "-wal", "-shm");

    /** Damaged files that are left for a person to look at; a disk that dies makes one an hour. */
    private static final int ASIDE_AT_MOST = 5;

    /** How long somebody who looks into the file with another program may hold it. */
    private static final int BUSY_MS = 2_000;

    /** What is moved from the log into the file goes on being room for the log; more than this is given back. */
    private static final int LOG_BYTES_KEPT = 4 << 20;

    private final Path path;

    JournalFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Opens it for writing, makes it where it is missing, and looks whether it is whole.
     *
     * @throws DamagedJournalException when it is there and is not to be used
     */
    Connection openForWriting() throws SQLException, IOException, DamagedJournalException {
        makeForOwner();
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        Connection database = null;
        try {
            database = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
            prepare(database);
            requireWhole(database);
            JournalSchema.bringUpToDate(database);
            return database;
        } catch (SQLException e) {
            close(database);
            if (Sql.trouble(e) == Sql.Trouble.DAMAGED) {
                throw new DamagedJournalException(Sql.reason(e), e);
            }
            throw e;
        } catch (DamagedJournalException e) {
            close(database);
            throw e;
        }
    }

    /** Opens it for reading; it has to be there. */
    Connection openForReading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
    }

    /** Bytes on the disk, those beside it included. */
    long bytes() {
        long bytes = 0;
        for (String suffix : BESIDE) {
            bytes += path.resolveSibling(path.getFileName() + suffix).toFile().length();
        }
        return bytes;
    }

    /**
     * Takes it out of the way with all that belongs to it; nobody may have it open.
     *
     * @return where it is now
     */
    Path setAside(Instant now) throws IOException {
        Path aside = freeName(path.getFileName() + ".corrupt-" + STAMP.format(now));
        for (String suffix : BESIDE) {
            Path from = path.resolveSibling(path.getFileName() + suffix);
            if (Files.exists(from)) {
                Files.move(from, path.resolveSibling(aside.getFileName() + suffix));
            }
        }
        forgetOldest();
        return aside;
    }

    private Path freeName(String wanted) {
        Path free = path.resolveSibling(wanted);
        for (int i = 2; Files.exists(free); i++) {
            free = path.resolveSibling(wanted + "." + i);
        }
        return free;
    }

    private void forgetOldest() throws IOException {
        List<Path> aside;
        try (Stream<Path> folder = Files.list(path.toAbsolutePath().getParent())) {
            aside = folder.filter(file -> file.getFileName().toString().startsWith(path.getFileName() + ".corrupt-"))
                    .filter(file -> BESIDE.stream()
                            .noneMatch(suffix ->
                                    !suffix.isEmpty() && file.toString().endsWith(suffix)))
                    .sorted()
                    .toList();
        }
        for (Path old : aside.subList(0, Math.max(0, aside.size() - ASIDE_AT_MOST))) {
            for (String suffix : BESIDE) {
                Files.deleteIfExists(old.resolveSibling(old.getFileName() + suffix));
            }
        }
    }

    /** SQLite gives the files beside it the same permissions. */
    private void makeForOwner() throws IOException {
        AtomicFile.makeFolder(path.toAbsolutePath().getParent());
        if (!Files.exists(path)) {
            try {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                // Somebody else was as quick; what is in it will be looked at.
            }
        }
    }

    private static void prepare(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            // Before anything is written; later it has no effect.
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
            // A commit is on the disk when it returns, which in this mode it is not by itself.
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
        }
    }

    private static void requireWhole(Connection database) throws SQLException, DamagedJournalException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!found.equals("ok")) {
                throw new DamagedJournalException(found.lines().findFirst().orElse("") + " ...");
            }
        }
    }

    private static void close(Connection database) {
        if (database != null) {
            try {
                database.close();
            } catch (SQLException e) {
                // It is given up, and why is on its way to the caller.
            }
        }
    }
}
