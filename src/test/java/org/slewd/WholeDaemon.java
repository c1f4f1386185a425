package org.slewd;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slewd.rotator.Pointing;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.station.StationState;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;

/** The whole daemon by a configuration that the test writes, begun and ready for orders. Any thread. */
public final class WholeDaemon implements AutoCloseable {

    private static final Path INVENTED = Path.of("config/elements/invented.json");

    private final Path folder;
    private final Daemon daemon;

    private WholeDaemon(Path folder, Daemon daemon) {
        this.folder = folder;
        this.daemon = daemon;
    }

    /** Begins it at the time of the machine. */
    public static WholeDaemon start(Path folder, String configuration) throws Exception {
        return start(folder, configuration, new SystemClock());
    }

    /**
     * Begins it, and waits until it takes orders.
     *
     * @param folder for the configuration, {@code invented.json} and the data directory
     * @param clock if it is not that of the machine, the station says that it is simulated
     */
    public static WholeDaemon start(Path folder, String configuration, Clock clock) throws Exception {
        Path elements = folder.resolve("invented.json");
        if (Files.notExists(elements)) {
            Files.copy(INVENTED, elements);
        }
        Settings settings = Settings.read(Files.writeString(folder.resolve("slewd.yaml"), configuration));
        boolean isSimulated = !(clock instanceof SystemClock);
        WholeDaemon whole = new WholeDaemon(
                folder,
                Daemon.start(new Daemon.Plan(
                        settings, Optional.empty(), clock, isSimulated, folder.resolve("data"), "1.2.3")));
        try {
            PeerWire.await("the station is idle", () -> whole.state() == StationState.IDLE);
            return whole;
        } catch (AssertionError e) {
            whole.close();
            throw e;
        }
    }

    public StationControl station() {
        return daemon.station();
    }

    public Snapshot snapshot() {
        return daemon.station().snapshot();
    }

    public StationState state() {
        return snapshot().state();
    }

    /** Where the axes stand. */
    public Pointing measured() {
        return snapshot().rotator().measured().map(Snapshot.Aged::value).orElseThrow();
    }

    /** Of page and WebSocket. */
    public int port() {
        return URI.create(daemon.loginAddress()).getPort();
    }

    /** The file with the token that may do everything. */
    public Path tokenFile() {
        return folder.resolve("data/admin.token");
    }

    public String token() throws IOException {
        return Files.readString(tokenFile()).strip();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
