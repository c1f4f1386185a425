package org.slewd.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.doppler.FitOutcome;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.plan.PointingPlan;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Doppler;
import org.slewd.sky.LookAngle;
import org.slewd.station.HeardSignal;
import org.slewd.station.SafeStation;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;

/** Snapshots for tests. */
final class Snapshots {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final LinkStatus UP = new LinkStatus(LinkStatus.State.UP, 1, "");

    private Snapshots() {}

    /** Nothing to do, no receiver, no position yet. */
    static Snapshot idle(long sequence, Instant utc) {
        return new Snapshot(
                sequence,
                utc,
                false,
                StationState.IDLE,
                utc.minusSeconds(60),
                Optional.empty(),
                Optional.empty(),
                new Snapshot.Rotator(
                        "gs232b",
                        "/dev/rotator",
                        UP,
                        Contact.ANSWERING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                Optional.empty(),
                loop(sequence, List.of()));
    }

    static Snapshot withAlerts(long sequence, List<Snapshot.Alert> newestFirst) {
        Snapshot idle = idle(sequence, NOON.plusMillis(50 * sequence));
        return new Snapshot(
                idle.sequence(),
                idle.utc(),
                idle.simulation(),
                idle.state(),
                idle.stateSince(),
                idle.fault(),
                idle.target(),
                idle.rotator(),
                idle.receiver(),
                loop(sequence, newestFirst));
    }

    /** The same with another rotator. */
    static Snapshot with(Snapshot other, Snapshot.Rotator rotator) {
        return new Snapshot(
                other.sequence(),
                other.utc(),
                other.simulation(),
                other.state(),
                other.stateSince(),
                other.fault(),
                other.target(),
                rotator,
                other.receiver(),
                other.loop());
    }

    /** The report of the azimuth axis fits two turns. */
    static Snapshot withoutTurn(long sequence, Instant utc) {
        Snapshot idle = idle(sequence, utc);
        Snapshot.Rotator rotator = idle.rotator();
        return with(
                idle,
                new Snapshot.Rotator(
                        rotator.kind(),
                        rotator.address(),
                        rotator.link(),
                        rotator.contact(),
                        rotator.wanted(),
                        rotator.commanded(),
                        rotator.measured(),
                        false,
                        rotator.errorDeg(),
                        List.of(),
                        rotator.trouble()));
    }

    static Snapshot inSafeMode(long sequence, Instant utc) {
        Snapshot faulted = faulted(sequence, utc);
        return new Snapshot(
                sequence,
                utc,
                false,
                StationState.FAULTED,
                utc,
                Optional.of(new Snapshot.Fault(SafeStation.KIND, "nothing moves", false, utc)),
                Optional.empty(),
                faulted.rotator(),
                Optional.empty(),
                faulted.loop());
    }

    /** The rotator is silent, the radio speaks nonsense, and motion is refused. */
    static Snapshot faulted(long sequence, Instant utc) {
        Snapshot tracking = tracking(sequence, utc, FakePass.of(utc.minusSeconds(100)));
        Snapshot.Rotator rotator = tracking.rotator();
        return new Snapshot(
                sequence,
                utc,
                false,
                StationState.FAULTED,
                utc.minusSeconds(5),
                Optional.of(new Snapshot.Fault(
                        "position",
                        "The rotator jumped by 40 degrees. Motion was stopped. Check the sensor, then reset.",
                        false,
                        utc.minusSeconds(5))),
                Optional.empty(),
                new Snapshot.Rotator(
                        rotator.kind(),
                        "/dev/rotator",
                        new LinkStatus(LinkStatus.State.CONNECTING, 3, "The cable is out. Trying every 10 s."),
                        Contact.SILENT,
                        Optional.empty(),
                        rotator.commanded(),
                        Optional.of(new Snapshot.Aged<>(
                                rotator.measured().orElseThrow().value(), 7.4)),
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.of("no reply for 3.0 s")),
                tracking.receiver(),
                loop(sequence, List.of(alert(2), alert(1))));
    }

    /** In the middle of {@code pass}, with simulated hardware, the antenna a little behind. */
    static Snapshot tracking(long sequence, Instant utc, FakePass pass) {
        Instant aos = pass.pass().aos().utc();
        double seconds = Duration.between(aos, utc).toMillis() / 1000.0;
        LookAngle look = pass.look(seconds);
        LookAngle behind = pass.look(seconds - 0.8);
        Pointing wanted = new Pointing(look.azimuthDeg(), look.elevationDeg());
        Pointing commanded = new Pointing(Math.rint(look.azimuthDeg()), Math.rint(look.elevationDeg()));
        Pointing measured = new Pointing(behind.azimuthDeg(), behind.elevationDeg());
        double exactHz = Doppler.receivedHz(437_800_000, look.rangeRateMps());
        return new Snapshot(
                sequence,
                utc,
                true,
                StationState.TRACKING,
                aos,
                Optional.empty(),
                Optional.of(new Snapshot.Target(
                        pass.pass().catalogNumber(),
                        pass.pass().name(),
                        look,
                        pass.pass(),
                        51_234,
                        Optional.of(437_800_000L),
                        new Snapshot.Plan(
                                PointingPlan.Style.NORMAL,
                                new Pointing(wanted.azimuthDeg(), 0),
                                0.31,
                                0,
                                0.012,
                                List.of(new PointingPlan.Unwind(utc, utc.plusSeconds(40))),
                                1,
                                0))),
                new Snapshot.Rotator(
                        "gs232b",
                        "simulated",
                        UP,
                        Contact.ANSWERING,
                        Optional.of(wanted),
                        Optional.of(new Snapshot.Aged<>(commanded, 0.31)),
                        Optional.of(new Snapshot.Aged<>(measured, 0.12)),
                        true,
                        Optional.of(0.84),
                        List.of(),
                        Optional.empty()),
                Optional.of(new Snapshot.Receiver(
                        "ic-r8600",
                        "simulated",
                        UP,
                        Contact.ANSWERING,
                        new Snapshot.Dial(
                                Optional.of(exactHz),
                                Optional.of(new Snapshot.Aged<>(Math.round(exactHz / 10) * 10, 0.2)),
                                Optional.of(new Snapshot.Aged<>(Math.round(exactHz / 10) * 10, 0.15)),
                                true,
                                Optional.of(new Snapshot.Residual(1200, -0.1, 2.5, 4.6, 9.3))),
                        Optional.empty(),
                        Optional.of(0.062),
                        Optional.of(new Snapshot.Aged<>(0.47, 0.6)),
                        Optional.of("FM voice"),
                        Optional.empty())),
                loop(
                        sequence,
                        List.of(new Snapshot.Alert(aos, "Pass of " + pass.pass().name() + " has begun"))));
    }

    /** The same, with what the signal of the pass says of its orbit. */
    static Snapshot heard(long sequence, Instant utc, FakePass pass, FitOutcome outcome) {
        Snapshot tracking = tracking(sequence, utc, pass);
        Snapshot.Target target = tracking.target().orElseThrow();
        HeardSignal heard = new HeardSignal(
                target.catalogNumber(),
                target.pass().aos().utc(),
                target.pass().elementEpoch(),
                utc,
                437_800_000,
                400,
                0.5,
                outcome);
        return new Snapshot(
                tracking.sequence(),
                tracking.utc(),
                tracking.simulation(),
                tracking.state(),
                tracking.stateSince(),
                tracking.fault(),
                Optional.of(new Snapshot.Target(
                        target.catalogNumber(),
                        target.name(),
                        target.look(),
                        target.pass(),
                        target.elementAgeSeconds(),
                        target.downlinkHz(),
                        target.plan(),
                        Optional.of(new Snapshot.Aged<>(heard, 1.5)))),
                tracking.rotator(),
                tracking.receiver(),
                tracking.loop());
    }

    static Snapshot.Alert alert(int number) {
        return new Snapshot.Alert(NOON.plusSeconds(number), "alert " + number);
    }

    private static Snapshot.Loop loop(long ticks, List<Snapshot.Alert> alerts) {
        return new Snapshot.Loop(50, ticks, 0, 120, 410, 1900, alerts);
    }

    /** A snapshot whose device topic takes twenty kilobytes: enough to fill the buffers of the system soon. */
    static Snapshot talkative(long sequence) {
        Snapshot idle = idle(sequence, NOON.plusMillis(50 * sequence));
        Snapshot.Rotator rotator = idle.rotator();
        return with(
                idle,
                new Snapshot.Rotator(
                        rotator.kind(),
                        "x".repeat(20_000),
                        rotator.link(),
                        Contact.ANSWERING,
                        rotator.wanted(),
                        rotator.commanded(),
                        rotator.measured(),
                        rotator.turnKnown(),
                        rotator.errorDeg(),
                        List.of(),
                        rotator.trouble()));
    }
}
