package org.slewd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slewd.doppler.OffsetBook.Oscillators;
import org.slewd.doppler.OffsetHistory.Learned;
import org.slewd.files.AtomicFile;
import org.slewd.listen.Followed;
import org.slewd.listen.ListenSettings;
import org.slewd.listen.ListenState;
import org.slewd.listen.Listened;
import org.slewd.listen.Listener;
import org.slewd.listen.ListeningDesk;
import org.slewd.listen.PassPicture;
import org.slewd.listen.RecordingWish;
import org.slewd.listen.SampleSource;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.OmmWriter;
import org.slewd.pass.Pass;
import org.slewd.recording.RecordingFolder;
import org.slewd.recording.RecordingState;
import org.slewd.recording.RecordingSubject;
import org.slewd.recording.Storage;
import org.slewd.sky.SiteFrame;
import org.slewd.station.Snapshot;
import org.slewd.station.StationConfig;
import org.slewd.station.StationState;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what the station follows, from shortly before each rise to the set, and leaves a picture and perhaps the samples. The station
 * hands over its snapshots and never waits: all is done on a thread of its own, which takes the newest snapshot and skips those it
 * missed. What fails is said once for each pass, and the next pass begins anew.
 */
final class PassListening implements ListeningDesk, AutoCloseable {

    /** A dongle that is just being connected, and a spectrum without the signal to compare with. */
    private static final Duration BEFORE_RISE = Duration.ofSeconds(30);

    /** Below this a later object changes neither frequency nor picture visibly. */
    private static final double LATE_STEP_S = 0.1;

    private static final long ANSWER_S = 10;

    /** For the answers, the end of the listener's threads, and a picture on a slow machine. */
    private static final long CLOSING_S = ANSWER_S + 10;

    private static final Logger LOG = LoggerFactory.getLogger(PassListening.class);

    private final Sources sources;
    private final SamplesConfig config;
    private final StationConfig station;
    private final Path folder;
    private final Supplier<Catalogue> catalogue;
    private final SignalWatch watch;
    private final Consumer<JournalFeed.Left> left;
    private final Clock clock;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> Daemon.worker(work, "pass listening"));
    private final AtomicReference<Snapshot> newest = new AtomicReference<>();

    /** The pass that is listened to; written by the worker. */
    private volatile Optional<Session> session = Optional.empty();

    /** The pass that could not be listened to, so that it is tried and said once; worker only. */
    private Optional<Wanted> failed = Optional.empty();

    /** Makes the source of samples for one pass. */
    @FunctionalInterface
    interface Sources {

        /**
         * Does not connect yet.
         *
         * @param followed gives a new one each time, for one thread each
         * @throws IOException with a sentence for an operator
         */
        SampleSource source(Supplier<Followed> followed) throws IOException;
    }

    /** What there is to listen to in a snapshot. */
    record Wanted(int catalogNumber, long downlinkHz, Instant rise, double lateSeconds) {

        boolean isSamePass(Wanted other) {
            return catalogNumber == other.catalogNumber
                    && downlinkHz == other.downlinkHz
                    && Pass.isSame(rise, other.rise);
        }
    }

    /** @param wish what a recording is of; each has a name of its own, that of the picture is {@code wish}'s */
    private record Session(
            Wanted wanted,
            Listener listener,
            Supplier<Followed> followed,
            RecordingWish wish,
            PassHearing hearing,
            double offsetHz) {

        Session with(Wanted other, Supplier<Followed> otherFollowed) {
            return new Session(other, listener, otherFollowed, wish, hearing, offsetHz);
        }
    }

    /**
     * @param folder where pictures and samples go; made when the first comes
     * @param watch looks what the signal says of the orbit
     * @param left is told what a pass has left
     */
    PassListening(
            Sources sources,
            SamplesConfig config,
            StationConfig station,
            Path folder,
            Supplier<Catalogue> catalogue,
            SignalWatch watch,
            Consumer<JournalFeed.Left> left,
            Clock clock) {
        this.sources = sources;
        this.config = config;
        this.station = station;
        this.folder = folder;
        this.catalogue = catalogue;
        this.watch = watch;
        this.left = left;
        this.clock = clock;
    }

    @Override
    public Optional<String> source() {
        return Optional.of(config.source().toString());
    }

    @Override
    public Optional<ListenState> state() {
        return session.map(running -> running.listener().state());
    }

    @Override
    public CompletableFuture<Optional<RecordingState>> record(boolean on) {
        Optional<Session> running = session;
        if (running.isEmpty() && !on) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (running.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new IOException("nothing is listened to now; ask again while a pass with a downlink is followed"));
        }
        Session now = running.get();
        return on
                ? now.listener()
                        .record(now.wish().named(fileName(now.wanted())))
                        .thenApply(Optional::of)
                : now.listener().endRecording();
    }

    /** Takes a snapshot of the station, on its loop: leaves it for the worker, and returns. */
    void onSnapshot(Snapshot snapshot) {
        if (newest.getAndSet(snapshot) == null) {
            try {
                worker.execute(this::takeNewest);
            } catch (RejectedExecutionException e) {
                LOG.debug("a snapshot came after the end");
            }
        }
    }

    /** What is to be listened to by {@code snapshot}, if anything. */
    static Optional<Wanted> wanted(Snapshot snapshot) {
        boolean follows = snapshot.state() == StationState.TRACKING || snapshot.state() == StationState.PREPOSITIONING;
        return snapshot.target()
                .filter(target -> follows && target.downlinkHz().isPresent() && isHeard(target, snapshot.utc()))
                .map(target -> new Wanted(
                        target.catalogNumber(),
                        target.downlinkHz().get(),
                        target.pass().aos().utc(),
                        target.plan().lateSeconds()));
    }

    /** An object that comes late rises and sets late. */
    private static boolean isHeard(Snapshot.Target target, Instant utc) {
        Duration late = seconds(target.plan().lateSeconds());
        return !utc.isBefore(target.pass().aos().utc().plus(late).minus(BEFORE_RISE))
                && utc.isBefore(target.pass().los().utc().plus(late));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private void takeNewest() {
        take(wanted(newest.getAndSet(null)));
        session.ifPresent(running -> {
            try {
                catalogue.get().find(running.wanted().catalogNumber()).ifPresent(running.hearing()::use);
                watch.tick(running.hearing());
            } catch (RuntimeException e) {
                LOG.error("what the signal of a pass says is not known; slewd looks again", e);
            }
        });
    }

    /** Begins, goes on or ends; on the worker, or in its place. */
    void take(Optional<Wanted> wanted) {
        try {
            Optional<Session> running = session;
            boolean goesOn = running.isPresent()
                    && wanted.filter(running.get().wanted()::isSamePass).isPresent();
            if (running.isPresent() && !goesOn) {
                session = Optional.empty();
                finish(running.get());
            }
            if (goesOn) {
                correct(running.get(), wanted.get());
            } else if (wanted.isPresent()
                    && failed.filter(wanted.get()::isSamePass).isEmpty()) {
                failed = wanted;
                session = Optional.of(begin(wanted.get()));
                failed = Optional.empty();
            }
        } catch (IOException e) {
            LOG.warn("a pass is not listened to: {}; slewd tries again at the next", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a pass is not listened to; slewd tries again at the next", e);
        }
    }

    private Session begin(Wanted wanted) throws IOException {
        ElementSet elements = catalogue
                .get()
                .find(wanted.catalogNumber())
                .orElseThrow(() -> new IOException("there are no elements of object " + wanted.catalogNumber()));
        // A simulated receiver hears the object as it is, not as it was learned to be.
        SampleSource source = sources.source(followed(elements, wanted, 0));
        Oscillators oscillators = new Oscillators(
                wanted.catalogNumber(), wanted.downlinkHz(), config.source().toString());
        Optional<Learned> learned = watch.sureOffset(oscillators);
        double offsetHz = learned.map(Learned::offsetHz).orElse(0.0);
        Supplier<Followed> followed = followed(elements, wanted, offsetHz);
        ListenSettings usual = ListenSettings.USUAL;
        double asideHz = config.asideHz()
                .orElseGet(() -> ListenSettings.usualAsideHz(
                        source.rateHz(), usual.chain().spanHz(), (double) wanted.downlinkHz()));
        ListenSettings settings = new ListenSettings(usual.chain(), true, usual.searchHz(), asideHz, usual.rows());
        PassHearing hearing = new PassHearing(
                elements, new SiteFrame(station.site()), wanted.rise(), oscillators, 2 * settings.searchHz());
        Listener listener = new Listener(source, settings, followed.get(), Storage.disk(), hearing, clock);
        String fileName = fileName(wanted);
        RecordingWish wish = wish(fileName, elements, wanted, source.address());
        if (config.recordings().recordsAlways()) {
            var unused = listener.record(wish).exceptionally(e -> {
                LOG.warn("{} is not recorded: {}", fileName, e.getMessage());
                return null;
            });
        }
        listener.start();
        LOG.info(
                "listening to {} at {} Hz by {}{}",
                elements.name(),
                wanted.downlinkHz(),
                source.address(),
                learned.map(known -> ", %+.0f Hz off by %d earlier passes".formatted(known.offsetHz(), known.passes()))
                        .orElse(""));
        return new Session(wanted, listener, followed, wish, hearing, offsetHz);
    }

    /** Of what begins now. */
    private String fileName(Wanted wanted) {
        return RecordingFolder.name(clock.utc(), wanted.catalogNumber(), wanted.downlinkHz());
    }

    private Supplier<Followed> followed(ElementSet elements, Wanted wanted, double offsetHz) {
        Duration late = seconds(wanted.lateSeconds());
        return () ->
                new FollowedSatellite(elements, new SiteFrame(station.site()), wanted.downlinkHz() + offsetHz, late);
    }

    /** The object has turned out to come later or earlier than thought. */
    private void correct(Session running, Wanted wanted) {
        if (Math.abs(wanted.lateSeconds() - running.wanted().lateSeconds()) < LATE_STEP_S) {
            return;
        }
        catalogue.get().find(wanted.catalogNumber()).ifPresent(elements -> {
            Supplier<Followed> followed = followed(elements, wanted, running.offsetHz());
            var unused = running.listener().correct(followed.get());
            session = Optional.of(running.with(wanted, followed));
        });
    }

    private RecordingWish wish(String fileName, ElementSet elements, Wanted wanted, String hardware) {
        RecordingSubject subject = new RecordingSubject(
                elements.name(),
                OptionalInt.of(wanted.catalogNumber()),
                OptionalDouble.of((double) wanted.downlinkHz()),
                "",
                Optional.of(OmmWriter.json(List.of(elements))),
                station.name(),
                Optional.of(station.site()),
                Optional.empty(),
                hardware);
        return new RecordingWish(
                folder,
                fileName,
                subject,
                RecordingWish.Band.WHOLE,
                config.recordings().limits());
    }

    private static List<String> names(Path picture, Optional<RecordingState> recorded) {
        return Stream.concat(Stream.of(picture), recorded.map(RecordingState::metadata).stream())
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private void finish(Session ended) {
        try (Listener listener = ended.listener()) {
            // Both are asked at once, so that one wait is enough; they are answered in this order.
            CompletableFuture<Listened> collected = listener.listened();
            Optional<RecordingState> recorded = listener.endRecording().get(ANSWER_S, TimeUnit.SECONDS);
            Listened listened = collected.get(ANSWER_S, TimeUnit.SECONDS);
            Optional<byte[]> picture =
                    PassPicture.png(listened, ended.followed().get(), station.name(), OptionalDouble.empty());
            if (picture.isEmpty()) {
                LOG.warn(
                        "{}: no samples came from {} in this pass{}",
                        listened.name(),
                        config.source(),
                        listener.state().source().detail().isEmpty()
                                ? ""
                                : " (" + listener.state().source().detail() + ')');
                return;
            }
            Path file = folder.resolve(ended.wish().name() + ".png");
            makeRoom(picture.get().length, recorded);
            AtomicFile.makeFolder(folder);
            AtomicFile.write(file, picture.get());
            LOG.info(
                    "{}: picture of the pass in {}, a carrier measured {} times{}",
                    listened.name(),
                    file,
                    listened.carriers().size(),
                    recorded.map(samples -> ", samples in " + samples.metadata())
                            .orElse(""));
            left.accept(new JournalFeed.Left(
                    ended.wanted().catalogNumber(), ended.wanted().rise(), names(file, recorded)));
            watch.finish(ended.hearing());
        } catch (IOException e) {
            LOG.warn("what a pass has left cannot be kept: {}; check the folder {}", e.getMessage(), folder);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("what a pass has left was not to be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For a picture, which is kept in any case; of the samples of its own pass no byte goes for it. */
    private void makeRoom(long bytes, Optional<RecordingState> recorded) throws IOException {
        OptionalLong mostBytes = config.recordings().limits().folderBytes();
        if (mostBytes.isPresent()) {
            new RecordingFolder(folder, mostBytes.getAsLong()).makeRoom(bytes, recorded.map(RecordingState::metadata));
        }
    }

    /** Ends listening; the picture of a pass that is going on is kept. Waits for some seconds at most. */
    @Override
    public void close() {
        worker.execute(() -> {
            Optional<Session> running = session;
            session = Optional.empty();
            running.ifPresent(this::finish);
        });
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
