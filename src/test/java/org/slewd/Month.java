package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.slewd.MonthCauses.Cause;
import org.slewd.journal.JournalState;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SiteFrame;
import org.slewd.station.Outcome;
import org.slewd.station.RadioChoice;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;
import org.slewd.time.ClockTrust;
import org.slewd.time.VirtualClock;
import org.slewd.track.Satellite;

/** A station that lives on, with everything that happens to it. One thread. */
final class Month {

    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final Duration FINE = Duration.ofMillis(50);

    /** Between passes nothing moves; a position counts as stale after two and a half seconds. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    /** While stops are repeated, and answers waited for. */
    private static final Duration FAULTED = Duration.ofMillis(200);

    private static final String PERSON = "Ada";
    private static final double PERSON_COMES_AFTER_S = 3_600;
    /** One thing at a time, but for what lasts for days. */
    private static final double LONGEST_S = 2 * 3_600;

    private static final double WAIT_FOR_PASS_S = 2 * 3_600;

    final MonthCauses causes = new MonthCauses();
    final MonthLedger ledger = new MonthLedger();

    /** Since when a person wishes for a guest; the wish survives crashes. */
    Optional<Instant> guestSince = Optional.empty();

    final MonthSky sky;
    final List<String> story = new ArrayList<>();

    /** How often the antenna was so many tenths of a degree off, a second apart. */
    final int[] errors = new int[1_801];

    private final VirtualClock clock = new VirtualClock(START, Long.MAX_VALUE - 7_200_000_000_000L);
    private final long startNanos = clock.nanos();
    private final MonthStation.Place place;
    private final boolean isRealDisk;
    private final Random random;
    private final List<MonthPlan.Due> due;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingDouble(Later::atS));
    private final SiteFrame site = new SiteFrame(MonthStation.SITE);
    MonthStation now;
    private boolean untrusted;
    private boolean garbled;
    private long lookAgainNanos = startNanos;
    private Instant elementsAt = START;
    private String faultKind = "";
    private double busyUntilS;
    private Optional<Double> latchedSinceS = Optional.empty();
    private Pointing seen = new Pointing(0, 0);
    long steps;

    private record Later(double atS, Runnable what) {}

    /** @param isRealDisk whether {@code folder} is a disk of its own that may be filled up */
    Month(int days, long seed, Path folder, boolean isRealDisk) {
        this.isRealDisk = isRealDisk;
        this.random = new Random(seed);
        this.sky = new MonthSky(START, seed);
        this.due = new ArrayList<>(MonthPlan.of(days, seed));
        this.place = new MonthStation.Place(MonthStation.motors(), MonthStation.radio(), folder, clock);
        sky.next(START);
        elementsAt = START.plus(MonthSky.EVERY);
        start();
    }

    Instant utc() {
        return clock.utc();
    }

    double elapsedS() {
        return (clock.nanos() - startNanos) / 1e9;
    }

    private void start() {
        now = new MonthStation(
                place,
                () -> untrusted
                        ? ClockTrust.unknown("test", "no time server answers", clock.nanos())
                        : ClockTrust.stated(clock.nanos()),
                sky.said().get(sky.said().size() - 1).catalogue(),
                ledger::happened);
    }

    /** Lives on for {@code seconds}. */
    void live(double seconds) {
        double until = elapsedS() + seconds;
        while (elapsedS() < until) {
            clock.advance(grain());
            now.station.step();
            steps++;
            judge();
            if (clock.nanos() - lookAgainNanos >= 0) {
                lookAgainNanos = clock.nanos() + 1_000_000_000L;
                look();
            }
        }
    }

    private Duration grain() {
        Snapshot snapshot = now.station.snapshot();
        boolean stands = place.rotator().truth().equals(seen) && !garbled;
        seen = place.rotator().truth();
        if (stands && (snapshot.state() == StationState.IDLE || waits(snapshot))) {
            return COARSE;
        }
        return stands && snapshot.state() == StationState.FAULTED ? FAULTED : FINE;
    }

    /** Whether it stands where the object will rise, and that is not now. */
    private boolean waits(Snapshot snapshot) {
        return snapshot.state() == StationState.PREPOSITIONING
                && snapshot.target()
                        .filter(target -> utc().plusSeconds(5)
                                .isBefore(target.pass().aos().utc()))
                        .isPresent();
    }

    private void judge() {
        if (place.rotator().motors().judge().violations() > 0) {
            throw new AssertionError(place.rotator().motors().judge().first().orElseThrow() + "\n" + lately());
        }
    }

    /** The end of the story. */
    String lately() {
        return utc() + " " + now.station.snapshot().state() + " "
                + String.join("\n", story.subList(Math.max(0, story.size() - 10), story.size()));
    }

    private void tell(String what) {
        story.add(utc() + " " + what);
    }

    private void look() {
        Instant utc = utc();
        Snapshot snapshot = now.station.snapshot();
        ledger.read(now.keeper.view().agenda(), utc);
        fault(snapshot, utc);
        pointing(snapshot, utc);
        if (!utc.isBefore(elementsAt)) {
            elementsAt = elementsAt.plus(MonthSky.EVERY);
            now.use(sky.next(utc));
        }
        while (!later.isEmpty() && later.peek().atS <= elapsedS()) {
            later.poll().what.run();
        }
        if (!due.isEmpty() && due.get(0).atS() <= elapsedS() && busyUntilS <= elapsedS()) {
            MonthPlan.Due next = due.get(0);
            boolean inPass = snapshot.state() == StationState.TRACKING
                    && snapshot.target()
                            .filter(target -> target.look().elevationDeg() > 8)
                            .isPresent();
            if (!next.kind().inPass || inPass || elapsedS() > next.atS() + WAIT_FOR_PASS_S) {
                due.remove(0);
                tell("happens: " + next.kind() + ", the antenna is " + snapshot.state());
                happen(next.kind());
            }
        }
    }

    private void fault(Snapshot snapshot, Instant utc) {
        String kind = snapshot.fault().map(Snapshot.Fault::kind).orElse("");
        if (!kind.equals(faultKind)) {
            faultKind = kind;
            causes.end(Cause.FAULT, utc);
            snapshot.fault().ifPresent(raised -> {
                tell("fault: " + raised);
                causes.begin(Cause.FAULT, raised.kind(), utc);
            });
        }
        Optional<Snapshot.Fault> latched = snapshot.fault()
                .filter(fault -> !fault.selfClearing() && !fault.kind().equals("locked-out"));
        latchedSinceS = latched.isPresent() ? Optional.of(latchedSinceS.orElse(elapsedS())) : Optional.empty();
        if (latchedSinceS
                .filter(since -> elapsedS() - since > PERSON_COMES_AFTER_S)
                .isPresent()) {
            place.rotator().motors().clearFaults();
            now.station.reset(latched.orElseThrow().kind(), PERSON);
            tell("a person resets " + latched.get().kind());
            latchedSinceS = Optional.empty();
        }
    }

    private void pointing(Snapshot snapshot, Instant utc) {
        if (snapshot.state() == StationState.TRACKING && snapshot.target().isPresent()) {
            Optional<LookAngle> look = sky.said()
                    .get(sky.said().size() - 1)
                    .catalogue()
                    .find(snapshot.target().get().catalogNumber())
                    .flatMap(set -> new Satellite(set, site).look(utc));
            Pointing truth = place.rotator().truth();
            look.map(at -> Angles.separation(
                            at.azimuthDeg(), at.elevationDeg(), truth.azimuthDeg(), truth.elevationDeg()))
                    .ifPresent(deg -> errors[(int) Math.round(10 * deg)]++);
        }
    }

    private void after(double seconds, Runnable what) {
        busyUntilS = Math.max(busyUntilS, elapsedS() + Math.min(seconds + 60, LONGEST_S));
        later.add(new Later(elapsedS() + seconds, what));
    }

    private void happen(MonthPlan.Kind kind) {
        switch (kind) {
            case WIRE -> {
                now.rotatorLink.unplug();
                after(20 + 400 * random.nextDouble(), () -> now.rotatorLink.replug());
            }
            case GARBAGE -> {
                garbled = true;
                now.rotatorLink.faults().garbage(0.4, random.nextLong());
                after(90, () -> {
                    garbled = false;
                    now.rotatorLink.faults().clear();
                });
            }
            case STUCK -> stick();
            case STUCK_AND_CRASH -> {
                stick();
                after(600, () -> crash(10));
            }
            case RADIO_OFF -> {
                now.radioLink.locked(() -> place.radio().faults().off(true));
                causes.begin(Cause.RADIO, "off", utc());
                after(7_200, () -> {
                    now.radioLink.locked(() -> place.radio().faults().off(false));
                    causes.end(Cause.RADIO, utc());
                });
            }
            case CLOCK_AHEAD -> set(Duration.ofSeconds(30));
            case CLOCK_BACK -> set(Duration.ofSeconds(-30));
            case CLOCK_UNTRUSTED -> {
                untrusted = true;
                causes.begin(Cause.CLOCK, "untrusted", utc());
                after(3_600, () -> {
                    untrusted = false;
                    causes.end(Cause.CLOCK, utc());
                });
            }
            case ABSURD_ELEMENTS -> now.use(sky.absurd(utc()));
            case STALE_ELEMENTS -> {
                int number = MonthSky.AMATEUR.get(random.nextInt(3));
                sky.silence(number);
                after(2 * 86_400, () -> sky.hearAgain(number));
            }
            case DISK_FULL -> fill();
            case CRASH -> crash(5);
            case CRASH_IN_PASS -> crash(random.nextBoolean() ? 8 : 150);
            default -> person(kind);
        }
    }

    private void person(MonthPlan.Kind kind) {
        switch (kind) {
            case POINT -> {
                now.station.point(new Pointing(90 + 180 * random.nextDouble(), 30), PERSON);
                causes.add(new MonthCauses.Span(utc(), utc().plusSeconds(3_600), Cause.PERSON, "points"));
            }
            case STOP -> stop();
            case STOP_AND_CRASH -> {
                stop();
                after(400, () -> crash(10));
            }
            case LOCK -> lock();
            case LOCK_AND_CRASH -> {
                lock();
                after(1_000, () -> crash(10));
            }
            case TRACK -> {
                now.station.track(MonthSky.PALACE, RadioChoice.OPEN, PERSON);
                causes.begin(Cause.PERSON, "tracks", utc());
                after(60, this::untilPersonsPassIsOver);
            }
            case AGENDA_OFF -> {
                now.keeper.setAutomatic(false, PERSON);
                causes.begin(Cause.PERSON, "agenda off", utc());
                after(2_000, () -> crash(10));
                after(5_400, () -> {
                    now.keeper.setAutomatic(true, PERSON);
                    causes.end(Cause.PERSON, utc());
                });
            }
            case GUEST -> wishForGuest();
            default -> throw new IllegalArgumentException(kind.name());
        }
    }

    /** As long as the disk is full the wish is not said to be kept, and a person takes it back and comes again. */
    private void wishForGuest() {
        now.keeper.remove(MonthStation.GUEST.name(), PERSON);
        Outcome outcome =
                now.keeper.add(MonthStation.GUEST, PERSON).toCompletableFuture().join();
        if (outcome instanceof Outcome.Accepted) {
            guestSince = Optional.of(guestSince.orElseGet(this::utc));
        } else {
            assertThat(((Outcome.Refused) outcome).message()).contains("could not be brought to the disk");
            now.keeper.remove(MonthStation.GUEST.name(), PERSON);
            after(600, this::wishForGuest);
        }
    }

    private void untilPersonsPassIsOver() {
        boolean goesOn = ledger.open().filter(one -> one.by.equals(PERSON)).isPresent();
        if (goesOn) {
            after(1, this::untilPersonsPassIsOver);
        } else {
            causes.end(Cause.PERSON, utc());
        }
    }

    private void stop() {
        now.station.stop(PERSON);
        causes.begin(Cause.PERSON, "stopped", utc());
        after(2_400, this::resume);
    }

    private void lock() {
        now.station.lock("greases the bearing", PERSON);
        causes.begin(Cause.PERSON, "locked", utc());
        after(4_000, () -> now.station.unlock(PERSON));
        after(4_300, this::resume);
    }

    private void resume() {
        now.keeper.resume(PERSON);
        causes.endAll(Cause.PERSON, utc());
        tell("a person lets the agenda go on");
    }

    private void stick() {
        now.rotatorLink.locked(() -> {
            place.rotator().motors().azimuth().faults().stuck(true);
            place.rotator().motors().elevation().faults().stuck(true);
        });
        after(2_400, () -> now.rotatorLink.locked(() -> place.rotator().motors().clearFaults()));
    }

    private void set(Duration step) {
        Instant before = utc();
        clock.stepUtc(step);
        Instant from = before.isBefore(utc()) ? before : utc();
        causes.add(new MonthCauses.Span(from, from.plusSeconds(60), Cause.CLOCK_SET, "set by " + step));
    }

    /** Dies, and is started again by the service manager. */
    private void crash(double downS) {
        tell("crashes, the antenna is " + now.station.snapshot().state());
        Instant from = utc();
        now.crash();
        ledger.died(from);
        for (double s = 0; s < downS; s += 0.25) {
            clock.advance(Duration.ofMillis(250));
            now.nobodyLooks();
            judge();
        }
        start();
        causes.add(new MonthCauses.Span(from, utc().plusSeconds(15), Cause.DOWN, "crashed"));
    }

    private void fill() {
        if (!isRealDisk) {
            tell("the disk is not filled up: that takes the right to mount one");
            return;
        }
        Path filler = place.folder().resolve("filler");
        byte[] some = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            tell("the disk is full");
        }
        after(7_200, () -> {
            try {
                Files.delete(filler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            long beganNanos = System.nanoTime();
            while (now.journal.state().condition() == JournalState.Condition.HOLDING) {
                assertThat(System.nanoTime() - beganNanos)
                        .as("the journal goes on when there is room again")
                        .isLessThan(TimeUnit.SECONDS.toNanos(60));
                Thread.onSpinWait();
            }
        });
    }
}
