package org.slewd.link.serial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Loads the native part of jSerialComm from a folder that nobody else can write to.
 *
 * <p>Left alone, the library unpacks it into a folder of a known name below the folder for temporary files, with the
 * rights 0777, loads whatever lies there already, and first deletes what it takes for its own old versions. Any user of
 * the machine could plant a library or point those deletions elsewhere.
 */
final class NativeLibrary {

    /** Where an operator or a package says that the library lies; then it is loaded from there and nothing is unpacked. */
    private static final String PATH_PROPERTY = "jSerialComm.library.path";

    /** A part of the names of the folders that the library tidies and loads from. */
    private static final String FOLDER_PROPERTY = "fazecast.jSerialComm.appid";

    private static final String FILE = "libjSerialComm.so";

    /** What Java calls a processor, and what the jar calls the build for it. The one for ARMv6 runs on ARMv7 as well. */
    private static final Map<String, String> BUILDS = Map.of(
            "amd64", "x86_64",
            "aarch64", "armv8_64",
            "arm", "armv6hf",
            "i386", "x86",
            "ppc64le", "ppc64le");

    private static boolean ready;

    private NativeLibrary() {}

    /**
     * Makes sure that jSerialComm may be touched. The first call unpacks and loads; later ones return at once.
     *
     * @throws IOException with a sentence for an operator; jSerialComm must not be touched then
     */
    static synchronized void require() throws IOException {
        if (ready) {
            return;
        }
        Path folder = Files.createTempDirectory("slewd-native-"); // rights 0700
        try {
            // A name that nobody could know makes the library's own folders empty ones.
            System.setProperty(FOLDER_PROPERTY, folder.getFileName().toString());
            if (System.getProperty(PATH_PROPERTY, "").isEmpty()
                    && System.getProperty("os.name").equals("Linux")) {
                unpack(folder.resolve(FILE));
                System.setProperty(PATH_PROPERTY, folder.toString());
            }
            SerialPorts.initialise();
        } catch (LinkageError e) {
            throw new IOException("slewd cannot load its native part for serial ports (" + e.getMessage() + ')', e);
        } finally {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder);
        }
        ready = true;
    }

    /**
     * Unpacks the build for this processor. It is not loaded here: its Java part must do that itself, while it is being
     * initialised.
     */
    private static void unpack(Path file) throws IOException {
        String processor = System.getProperty("os.arch");
        String build = BUILDS.getOrDefault(processor, processor);
        try (InputStream from = NativeLibrary.class.getResourceAsStream("/Linux/" + build + '/' + FILE)) {
            if (from == null) {
                throw new IOException("slewd has no native part for serial ports on a " + processor
                        + " processor; use a TCP serial server (tcp:HOST:PORT) instead");
            }
            Files.copy(from, file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        // The system says no when the whole file system forbids it. The library would fall back to its shared folder.
        if (!Files.isExecutable(file)) {
            throw new IOException("slewd cannot load its native part for serial ports, because " + file.getParent()
                    + " lies where nothing may be executed; name another folder with -Djava.io.tmpdir=FOLDER");
        }
    }
}
