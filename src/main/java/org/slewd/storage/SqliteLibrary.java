package org.slewd.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slewd.files.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.util.OSInfo;

/**
 * Where SQLite's native library is loaded from. Left alone, the driver unpacks a new copy into the folder for temporary
 * files at every start, and a process that is killed leaves its copy there for ever: 1 MB for each death. So it is unpacked once,
 * into the data directory, which only the owner can enter.
 */
final class SqliteLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME_PROPERTY = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /**
     * Sees to it that the library is in {@code folder} and is loaded from there. A package that brings the library says so by the
     * property {@code org.sqlite.lib.path}, and is left alone. Where the folder cannot be written, the driver helps itself.
     */
    static synchronized void unpack(Path folder) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        String name = System.mapLibraryName("sqlitejdbc");
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
        try (InputStream in = SqliteLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                return;
            }
            byte[] wanted = in.readAllBytes();
            Path library = folder.resolve(name);
            if (!Files.exists(library) || !Arrays.equals(wanted, Files.readAllBytes(library))) {
                AtomicFile.write(library, wanted);
            }
            System.setProperty(NAME_PROPERTY, name);
            System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
        } catch (IOException e) {
            LOG.debug("the library of SQLite is not kept in {}", folder, e);
        }
    }
}
