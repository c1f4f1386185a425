package org.slewd.rotator;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.slewd.link.ByteSink;
import org.slewd.link.Contact;
import org.slewd.link.PairedLink;

/**
 * Two boxes as one rotator: the first turns the azimuth, the second the elevation, each on a line of its own. Speaks in the
 * frames of {@link PairedLink}.
 *
 * <p>Each box needs one axis only, and is told and asked as its own driver knows how; a box that knows nothing but an azimuth
 * serves for an elevation as well. A stop goes to both, in frames of their own. Contact is that of the worse box, and a
 * position is one when both have reported anew.
 */
public final class PairedDriver implements RotatorDriver {

    /** What antennas can do in elevation, for boxes that are told bearings. */
    private static final AxisRange ELEVATION = new AxisRange(-20, 210);

    /** One box, of which one axis counts. */
    private static final class Box {

        private final RotatorDriver driver;
        private final boolean turnsAzimuth;
        private Optional<RotatorState.Measured> used = Optional.empty();

        Box(RotatorDriver driver) {
            this.driver = driver;
            this.turnsAzimuth = turnsAzimuthAlone(driver.traits());
        }

        double axis(Pointing pointing) {
            return turnsAzimuth ? pointing.azimuthDeg() : pointing.elevationDeg();
        }

        /** As an elevation, where 355 on a bearing scale is five degrees below the horizon. */
        double elevation(Pointing pointing) {
            double angleDeg = axis(pointing);
            return turnsAzimuth && angleDeg > ELEVATION.maxDeg() ? angleDeg - 360 : angleDeg;
        }

        void aim(double angleDeg) {
            AxisRange other =
                    turnsAzimuth ? driver.traits().elevation() : driver.traits().azimuth();
            driver.aim(turnsAzimuth ? new Pointing(angleDeg, other.minDeg()) : new Pointing(other.minDeg(), angleDeg));
        }

        boolean hasNews(long nowNanos) {
            Optional<RotatorState.Measured> measured = driver.state(nowNanos).measured();
            return measured.isPresent() && !measured.equals(used);
        }
    }

    private final Box azimuth;
    private final Box elevation;
    private final List<Box> boxes;
    private final RotatorTraits traits;

    private boolean stopped;
    private Optional<RotatorState.Measured> measured = Optional.empty();

    /** @throws IllegalArgumentException unless {@code azimuth} turns the azimuth alone, and {@code elevation} one axis */
    public PairedDriver(RotatorDriver azimuth, RotatorDriver elevation) {
        if (!turnsAzimuthAlone(azimuth.traits()) || !turnsOneAxis(elevation.traits())) {
            throw new IllegalArgumentException("a box that turns both axes cannot be one of two");
        }
        this.azimuth = new Box(azimuth);
        this.elevation = new Box(elevation);
        this.boxes = List.of(this.azimuth, this.elevation);
        this.traits = paired(azimuth.traits(), elevation.traits());
    }

    /** Whether a box with these traits has one axis, whatever its protocol calls it. */
    public static boolean turnsOneAxis(RotatorTraits traits) {
        return (traits.azimuth().spanDeg() == 0) != (traits.elevation().spanDeg() == 0);
    }

    /** Whether a box with these traits has one axis, which its protocol calls the azimuth. */
    public static boolean turnsAzimuthAlone(RotatorTraits traits) {
        return turnsOneAxis(traits) && traits.elevation().spanDeg() == 0;
    }

    /** What two boxes can be told together: the coarser grid and the slower pace hold for both. */
    public static RotatorTraits paired(RotatorTraits azimuth, RotatorTraits elevation) {
        return new RotatorTraits(
                azimuth.azimuth(),
                turnsAzimuthAlone(elevation) ? elevation.azimuth().intersect(ELEVATION) : elevation.elevation(),
                Math.max(azimuth.commandStepDeg(), elevation.commandStepDeg()),
                Math.max(azimuth.readBackStepDeg(), elevation.readBackStepDeg()),
                Math.max(azimuth.leastCommandIntervalNanos(), elevation.leastCommandIntervalNanos()),
                azimuth.reportsTrueTurns());
    }

    @Override
    public RotatorTraits traits() {
        return traits;
    }

    /** One of the lines came up, and which is not said: both are asked anew. A stop that one may have missed is said again. */
    @Override
    public void onConnect(long nowNanos) {
        measured = Optional.empty();
        for (Box box : boxes) {
            box.used = Optional.empty();
            box.driver.onConnect(nowNanos);
            if (stopped) {
                box.driver.stop();
            }
        }
    }

    @Override
    public void onBytes(byte[] frames, long nowNanos) {
        PairedLink.unframe(frames, (line, bytes) -> boxes.get(line).driver.onBytes(bytes, nowNanos));
        if (azimuth.hasNews(nowNanos) && elevation.hasNews(nowNanos)) {
            azimuth.used = azimuth.driver.state(nowNanos).measured();
            elevation.used = elevation.driver.state(nowNanos).measured();
            RotatorState.Measured first = azimuth.used.orElseThrow();
            RotatorState.Measured second = elevation.used.orElseThrow();
            measured = Optional.of(new RotatorState.Measured(
                    new Pointing(azimuth.axis(first.pointing()), elevation.elevation(second.pointing())),
                    first.nanos() - second.nanos() < 0 ? first.nanos() : second.nanos()));
        }
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        for (int line = 0; line < boxes.size(); line++) {
            int to = line;
            boxes.get(line).driver.step(nowNanos, bytes -> out.accept(PairedLink.frame(to, bytes)));
        }
    }

    @Override
    public void aim(Pointing target) {
        Pointing onGrid = traits.onGrid(target);
        if (!traits.azimuth().contains(onGrid.azimuthDeg())
                || !traits.elevation().contains(onGrid.elevationDeg())) {
            throw new IllegalArgumentException("azimuth " + target.azimuthDeg() + ", elevation " + target.elevationDeg()
                    + " is outside of what the controller can be told: azimuth " + traits.azimuth() + ", elevation "
                    + traits.elevation());
        }
        stopped = false;
        azimuth.aim(onGrid.azimuthDeg());
        elevation.aim(onGrid.elevationDeg());
    }

    @Override
    public void stop() {
        stopped = true;
        boxes.forEach(box -> box.driver.stop());
    }

    /** As the more patient of the two wants it. */
    @Override
    public long stopRepeatNanos() {
        return boxes.stream()
                .mapToLong(box -> box.driver.stopRepeatNanos())
                .max()
                .orElseThrow();
    }

    @Override
    public byte[] stopBytes() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        for (int line = 0; line < boxes.size(); line++) {
            both.writeBytes(PairedLink.frame(line, boxes.get(line).driver.stopBytes()));
        }
        return both.toByteArray();
    }

    @Override
    public RotatorState state(long nowNanos) {
        RotatorState first = azimuth.driver.state(nowNanos);
        RotatorState second = elevation.driver.state(nowNanos);
        return new RotatorState(
                worse(first.contact(), second.contact()),
                measured,
                commanded(first.commanded(), second.commanded()),
                first.trouble()
                        .map(sentence -> "azimuth box: " + sentence)
                        .or(() -> second.trouble().map(sentence -> "elevation box: " + sentence)));
    }

    private Optional<RotatorState.Commanded> commanded(
            Optional<RotatorState.Commanded> first, Optional<RotatorState.Commanded> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RotatorState.Commanded(
                new Pointing(
                        azimuth.axis(first.get().pointing()),
                        elevation.axis(second.get().pointing())),
                first.get().nanos() - second.get().nanos() > 0
                        ? first.get().nanos()
                        : second.get().nanos()));
    }

    private static Contact worse(Contact first, Contact second) {
        for (Contact contact : List.of(Contact.SILENT, Contact.DEGRADED, Contact.UNKNOWN)) {
            if (first == contact || second == contact) {
                return contact;
            }
        }
        return Contact.ANSWERING;
    }
}
