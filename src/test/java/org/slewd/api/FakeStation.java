package org.slewd.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.KeepOut;
import org.slewd.mount.Axis;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.schedule.Wish;
import org.slewd.sky.Daylight;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Site;
import org.slewd.station.AgendaDesk;
import org.slewd.station.DaylightSpan;
import org.slewd.station.Outcome;
import org.slewd.station.PassPage;
import org.slewd.station.PassPath;
import org.slewd.station.PassQuestion;
import org.slewd.station.RadioChoice;
import org.slewd.station.SkyQuestion;
import org.slewd.station.SkyView;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.station.StationEvent;
import org.slewd.station.Surroundings;
import org.slewd.transmitter.Transmitters;

/** A station that does nothing and notes everything. Any thread. */
final class FakeStation implements StationControl {

    /** Whether a stop reaches a wire. */
    volatile boolean wireUp = true;

    /** What it was asked for, in order: {@code point 10.0 20.0 by page 1}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Completed by the first stop, with who asked. */
    final CompletableFuture<String> stopped = new CompletableFuture<>();

    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<StationEvent>> events = new CopyOnWriteArrayList<>();
    private volatile Snapshot newest;
    private volatile CompletionStage<Outcome> outcome = CompletableFuture.completedFuture(new Outcome.Accepted());
    private volatile CompletionStage<List<PassPath>> passes;

    /** The questions about passes, in order. */
    final List<PassQuestion> asked = new CopyOnWriteArrayList<>();

    /** What was asked of the sky. */
    final List<SkyQuestion> askedSky = new CopyOnWriteArrayList<>();

    /** What is up whenever somebody asks. */
    volatile SkyView sky = new SkyView(
            2,
            List.of(new SkyView.Body(
                    25_544, "ISS (ZARYA)", new LookAngle(120, 40, 600_000, -3_000), true, Snapshots.NOON)),
            List.of(new SkyView.GroupCount("stations", 1)));

    private final Catalogue catalogue = FakeCatalogue.CATALOGUE;

    FakeStation(Snapshot first) {
        newest = first;
        passes = CompletableFuture.completedFuture(List.of());
    }

    /** What commands are answered with from now on. */
    void answerWith(CompletionStage<Outcome> outcome) {
        this.outcome = outcome;
    }

    void refuseWith(String kind, String message, String hint) {
        answerWith(CompletableFuture.completedFuture(new Outcome.Refused(kind, message, hint)));
    }

    void answerPassesWith(CompletionStage<List<PassPath>> passes) {
        this.passes = passes;
    }

    void happen(StationEvent event) {
        events.forEach(listener -> listener.accept(event));
    }

    void publish(Snapshot snapshot) {
        newest = snapshot;
        listeners.forEach(listener -> listener.accept(snapshot));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public Snapshot snapshot() {
        return newest;
    }

    /** What stands around it; null in safe mode. */
    volatile Surroundings surroundings = new Surroundings(
            new Site(48.1374, 11.5755, 520),
            new AxisRange(0, 450),
            new AxisRange(0, 180),
            20,
            HorizonMask.of(List.of(new HorizonMask.Point(0, 5), new HorizonMask.Point(90, 20))),
            new GuardConfig(List.of(KeepOut.box("mast", 120, 140, 0, 40)), true, OptionalDouble.of(10)));

    @Override
    public Optional<Surroundings> surroundings() {
        return Optional.ofNullable(surroundings);
    }

    @Override
    public Runnable subscribeEvents(Consumer<StationEvent> listener) {
        events.add(listener);
        return () -> events.remove(listener);
    }

    @Override
    public Runnable subscribe(Consumer<Snapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What it is going to follow whenever somebody asks. */
    volatile AgendaDesk.View plans = AgendaDesk.none().view();

    /** Takes every wish and plans nothing by it. */
    private final AgendaDesk agenda = new AgendaDesk() {
        @Override
        public View view() {
            return plans;
        }

        @Override
        public CompletionStage<Outcome> add(Wish wish, String who) {
            calls.add("wish " + wish.name() + " for " + wish.objects() + " by " + who);
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }

        @Override
        public CompletionStage<Outcome> remove(String name, String who) {
            calls.add("no wish " + name + " by " + who);
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }

        @Override
        public CompletionStage<Outcome> setAutomatic(boolean automatic, String who) {
            calls.add("automatic " + automatic + " by " + who);
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }

        @Override
        public CompletionStage<Outcome> resume(String who) {
            calls.add("resume by " + who);
            return CompletableFuture.completedFuture(new Outcome.Accepted());
        }
    };

    @Override
    public AgendaDesk agenda() {
        return agenda;
    }

    @Override
    public CompletionStage<Outcome> expect(Optional<Instant> next) {
        return outcome;
    }

    @Override
    public boolean stop(String who) {
        calls.add("stop by " + who);
        stopped.complete(who);
        return wireUp;
    }

    @Override
    public CompletionStage<Outcome> point(Pointing position, String who) {
        return note("point " + position.azimuthDeg() + " " + position.elevationDeg(), who);
    }

    @Override
    public CompletionStage<Outcome> park(String who) {
        return note("park", who);
    }

    @Override
    public CompletionStage<Outcome> jog(Axis axis, boolean forward, String who) {
        return note("jog " + axis + (forward ? " plus" : " minus"), who);
    }

    @Override
    public CompletionStage<Outcome> calibrate(List<Axis> axes, String who) {
        return note("calibrate " + axes, who);
    }

    @Override
    public CompletionStage<Outcome> hold(String who) {
        return note("hold", who);
    }

    @Override
    public CompletionStage<Outcome> track(int catalogNumber, RadioChoice choice, String who) {
        return note(
                "track " + catalogNumber
                        + choice.downlinkHz().map(hz -> " " + hz).orElse("")
                        + choice.mode().map(word -> " " + word).orElse("")
                        + choice.transmitter().map(uuid -> " " + uuid).orElse(""),
                who);
    }

    @Override
    public Transmitters transmitters() {
        return Transmitters.NONE;
    }

    @Override
    public boolean canTune(long hz) {
        return true;
    }

    @Override
    public CompletionStage<Outcome> adjust(Duration late, String who) {
        return note("adjust " + late, who);
    }

    @Override
    public CompletionStage<Outcome> adjustBySignal(String who) {
        return note("adjust by signal", who);
    }

    @Override
    public CompletionStage<Outcome> reference(double azimuthDeg, String who) {
        return note("reference " + azimuthDeg, who);
    }

    @Override
    public CompletionStage<Outcome> reportSafety(boolean unsafe, String reason, String who) {
        return note((unsafe ? "unsafe " : "safe ") + reason, who);
    }

    @Override
    public CompletionStage<Outcome> tune(Tuning tuning, String who) {
        return note(
                "tune " + tuning.hz() + tuning.mode().map(word -> " " + word).orElse(""), who);
    }

    @Override
    public CompletionStage<Outcome> lock(String reason, String who) {
        return note("lock " + reason, who);
    }

    @Override
    public CompletionStage<Outcome> unlock(String who) {
        return note("unlock", who);
    }

    @Override
    public CompletionStage<Outcome> reset(String kind, String who) {
        return note("reset " + kind, who);
    }

    @Override
    public CompletionStage<PassPage> passes(PassQuestion question) {
        asked.add(question);
        calls.add("passes " + question.from() + " " + question.to() + " " + question.minElevationDeg() + " "
                + (question.catalogNumber().isPresent()
                        ? question.catalogNumber().getAsInt()
                        : "all")
                + " " + question.limit());
        return passes.thenApply(found -> {
            List<PassPath> fitting = found.stream()
                    .filter(path -> question.catalogNumber().isEmpty()
                            || path.pass().catalogNumber()
                                    == question.catalogNumber().getAsInt())
                    .filter(path -> path.pass().los().utc().isAfter(question.from())
                            && path.pass().aos().utc().isBefore(question.to()))
                    .toList();
            return new PassPage(
                    fitting.size(),
                    fitting.stream()
                            .skip(question.offset())
                            .limit(question.limit())
                            .toList(),
                    List.of(new DaylightSpan(question.from(), Daylight.NIGHT)));
        });
    }

    @Override
    public CompletionStage<SkyView> sky(SkyQuestion question) {
        askedSky.add(question);
        return CompletableFuture.completedFuture(sky);
    }

    @Override
    public <T> CompletionStage<T> consult(Function<Catalogue, T> question) {
        return CompletableFuture.completedFuture(question.apply(catalogue));
    }

    @Override
    public Groups groups() {
        return Groups.builtIn();
    }

    private CompletionStage<Outcome> note(String call, String who) {
        calls.add(call + " by " + who);
        return outcome;
    }
}
