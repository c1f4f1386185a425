package org.slewd.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slewd.Daemon;
import org.slewd.Settings;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementReader;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/** The whole daemon at a stated time, with the example configuration but for its rotator, which is a {@link RotatorBox}. */
final class RunningStation implements AutoCloseable {

    /** A pass of the invented satellite over the example site: rises then in the west, culminates at 59 degrees. */
    static final Instant RISE = Instant.parse("2026-11-25T07:12:41Z");

    final RotatorBox box = new RotatorBox();

    private final Path folder;
    private final Settings settings;
    private final Catalogue catalogue;
    private final OffsetClock clock;
    private Daemon daemon;
    private String firstAddress;

    RunningStation(Path folder, Instant startUtc) throws Exception {
        this(folder, startUtc, UnaryOperator.identity(), Optional.empty());
    }

    /**
     * @param change of the text of the example configuration
     * @param sky in place of the invented satellite
     */
    RunningStation(Path folder, Instant startUtc, UnaryOperator<String> change, Optional<Catalogue> sky)
            throws Exception {
        this.folder = folder;
        Path example = Path.of("config", "slewd.yaml");
        String text = change.apply(Files.readString(example))
                .replaceFirst("(?m)^  link: simulated", "  link: tcp:127.0.0.1:" + box.port())
                // Over its back it would catch up sooner; the plot is easier to judge when it looks forwards.
                .replaceFirst("(?m)^  elevationMaxDeg: 180", "  elevationMaxDeg: 90")
                .replaceFirst("(?m)^  azimuthRateDegPerS: .*", "  azimuthRateDegPerS: " + RotatorBox.RATE_DEG_PER_S)
                .replaceFirst("(?m)^  elevationRateDegPerS: .*", "  elevationRateDegPerS: " + RotatorBox.RATE_DEG_PER_S);
        Files.createDirectories(folder.resolve("elements"));
        Files.copy(example.resolveSibling("elements/invented.json"), folder.resolve("elements/invented.json"));
        settings = Settings.read(Files.writeString(folder.resolve("slewd.yaml"), text));
        catalogue = sky.isPresent() ? sky.get() : Catalogue.empty().with(elements());
        clock = new OffsetClock(startUtc, new SystemClock());
        daemon = start(0);
        firstAddress = daemon.loginAddress();
    }

    private java.util.Collection<org.slewd.orbit.ElementSet> elements() throws Exception {
        Path file = settings.sky().elementFiles().get(0);
        return ElementReader.read(Files.readAllBytes(file), file.toString()).sets();
    }

    private Daemon start(int port) throws RefusedToStartException {
        return Daemon.start(new Daemon.Plan(
                settings.withHttpPort(port), Optional.of(catalogue), clock, true, folder.resolve("data"), "9.8.7"));
    }

    Instant utc() {
        return clock.utc();
    }

    /** The page's address without a code. */
    String address() {
        return firstAddress.substring(0, firstAddress.indexOf('#'));
    }

    /** The page's address with a new one-time code. */
    String loginAddress() {
        return daemon.loginAddress();
    }

    void stop() {
        daemon.close();
    }

    /** Starts it again at the same port. */
    void startAgain() throws RefusedToStartException {
        var matcher = Pattern.compile(":(\\d+)/").matcher(firstAddress);
        if (!matcher.find()) {
            throw new IllegalStateException(firstAddress);
        }
        daemon = start(Integer.parseInt(matcher.group(1)));
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        box.close();
    }
}
