package org.slewd.interop.mqtt;

import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slewd.lease.Part;
import org.slewd.link.Contact;
import org.slewd.mount.MountModel;
import org.slewd.pass.Pass;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.station.LockOut;
import org.slewd.station.Snapshot;

/**
 * What is told of the station, as the text of one message. What is not known is null. No ages stand in it, so that a station at which nothing
 * happens says the same again and again; an old position is not told at all.
 *
 * <p>Anybody may read a broker of a home. So there are no sentences, in which names of people and machines stand, and not where the
 * station is; whoever knows the orbits can work that out from where the antenna looks, though.
 */
final class Report {

    /** As old as a position may be for the station loop. */
    private static final double FRESH_SECONDS = 2;

    private final MountModel mount;

    /** @param mount by which axis angles become directions on the sky */
    Report(MountModel mount) {
        this.mount = mount;
    }

    /**
     * The text.
     *
     * @param held the parts that a person or a program holds the lease of
     * @param planned the passes of the agenda
     */
    String text(Snapshot snapshot, Set<Part> held, List<Pass> planned) {
        Snapshot.Rotator rotator = snapshot.rotator();
        Optional<Pointing> measured = rotator.measured()
                .filter(read -> read.ageSeconds() < FRESH_SECONDS)
                .filter(read -> rotator.link().isUp() && rotator.contact() == Contact.ANSWERING)
                .map(Snapshot.Aged::value)
                .map(this::beam);
        Optional<Pointing> commanded =
                rotator.commanded().map(Snapshot.Aged::value).map(this::beam);
        Optional<Pass> next = next(snapshot, planned);
        Optional<Snapshot.Fault> fault = snapshot.fault();
        return new JsonObject()
                .put("state", snapshot.state().name().toLowerCase(Locale.ROOT))
                .put("simulation", snapshot.simulation())
                .put("object", snapshot.target().map(Snapshot.Target::name).orElse(null))
                .put("azimuthCommandedDeg", azimuth(commanded))
                .put("elevationCommandedDeg", elevation(commanded))
                .put("azimuthMeasuredDeg", azimuth(measured))
                .put("elevationMeasuredDeg", elevation(measured))
                .put(
                        "pointingErrorDeg",
                        measured.flatMap(known -> rotator.errorDeg())
                                .map(Report::tenths)
                                .orElse(null))
                .put("fault", fault.map(Snapshot.Fault::kind).orElse("none"))
                .put(
                        "lockedOut",
                        fault.filter(now -> now.kind().equals(LockOut.KIND)).isPresent())
                .put(
                        "safe",
                        snapshot.conditions().verdict().isSafe()
                                && snapshot.conditions().refusal().isEmpty())
                .put("rotatorHeld", held.contains(Part.ROTATOR))
                .put("receiverHeld", held.contains(Part.RECEIVER))
                .put("nextObject", next.map(Pass::name).orElse(null))
                .put("nextAos", next.map(pass -> utc(pass.aos())).orElse(null))
                .put("nextLos", next.map(pass -> utc(pass.los())).orElse(null))
                .put(
                        "nextMaxElevationDeg",
                        next.map(pass -> tenths(pass.maxElevationDeg())).orElse(null))
                .encode();
    }

    /** The pass that rises next, of what is waited for and of the agenda. */
    private static Optional<Pass> next(Snapshot snapshot, List<Pass> planned) {
        return Stream.concat(snapshot.target().map(Snapshot.Target::pass).stream(), planned.stream())
                .filter(pass -> pass.aos().utc().isAfter(snapshot.utc()))
                .min((one, other) -> one.aos().utc().compareTo(other.aos().utc()));
    }

    /** Where the beam looks, as people say it: folded down from over the back. */
    private Pointing beam(Pointing axis) {
        Pointing sky = mount.toSky(axis);
        return sky.elevationDeg() > 90
                ? new Pointing(sky.azimuthDeg() + 180, 180 - sky.elevationDeg())
                : new Pointing(sky.azimuthDeg(), sky.elevationDeg());
    }

    private static Double azimuth(Optional<Pointing> beam) {
        return beam.map(at -> tenths(Angles.wrap360(tenths(at.azimuthDeg())))).orElse(null);
    }

    private static Double elevation(Optional<Pointing> beam) {
        return beam.map(at -> tenths(at.elevationDeg())).orElse(null);
    }

    /** Finer than a home wants to know, and coarser than an axis that stands trembles. */
    private static double tenths(double value) {
        return Math.rint(value * 10) / 10 + 0.0;
    }

    private static String utc(Pass.Moment moment) {
        return moment.utc().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
