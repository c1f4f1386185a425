package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slewd.link.Backoff;
import org.slewd.recording.RecordingState;
import org.slewd.recording.Storage;
import org.slewd.signal.IqBlock;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one source with two threads of its own. Every method may be called from any thread and returns at once, but for {@link
 * #close}; what is asked is done by the processing thread between two blocks.
 */
public final class Listener implements AutoCloseable {

    /** Requests that wait to be done; a person asks for one at a time. */
    private static final int MAX_REQUESTS = 16;

    private static final long IDLE_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final SampleSource source;
    private final Clock clock;
    private final BlockRing ring;
    private final SourceReader reader;
    private final Processor processor;
    private final Thread thread;
    private final ArrayBlockingQueue<Asked<?>> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private Optional<HeardRow> seenRow = Optional.empty();
    private long rowNanos;
    private String followed;
    private double transmittedHz;
    private boolean recordingEndSaid = true;
    private volatile boolean closed;
    private volatile ListenState state;

    public Listener(SampleSource source, ListenSettings settings, Followed followed, Storage storage, Clock clock) {
        this(source, settings, followed, storage, LineSink.NONE, clock);
    }

    /** @param sink hears of all lines where the carrier is looked for */
    public Listener(
            SampleSource source,
            ListenSettings settings,
            Followed followed,
            Storage storage,
            LineSink sink,
            Clock clock) {
        this(source, settings, followed, storage, sink, clock, new Backoff());
    }

    Listener(
            SampleSource source,
            ListenSettings settings,
            Followed followed,
            Storage storage,
            Clock clock,
            Backoff backoff) {
        this(source, settings, followed, storage, LineSink.NONE, clock, backoff);
    }

    private Listener(
            SampleSource source,
            ListenSettings settings,
            Followed followed,
            Storage storage,
            LineSink sink,
            Clock clock,
            Backoff backoff) {
        this.source = source;
        this.clock = clock;
        this.ring = new BlockRing(source);
        this.processor = new Processor(settings, source.rateHz(), source.format(), storage, followed, sink);
        this.reader = new SourceReader(source, ring, clock, backoff, processor.wantedCentreHz());
        this.followed = followed.name();
        this.transmittedHz = followed.transmittedHz();
        this.rowNanos = clock.nanos();
        this.state = snapshot();
        this.thread = new Thread(this::run, "listen-" + source.address());
        thread.setDaemon(true);
    }

    /** Begins. Once. */
    public void start() {
        reader.start();
        thread.start();
    }

    /** How it goes. */
    public ListenState state() {
        return state;
    }

    /** Follows something else, and tunes there. */
    public CompletableFuture<Void> follow(Followed next) {
        return ask(answer -> {
            processor.follow(next);
            followed = next.name();
            transmittedHz = next.transmittedHz();
            reader.tune(processor.wantedCentreHz());
            answer.complete(null);
        });
    }

    /** Goes on following the same thing, at the same frequency, by a better reckoning of where it is; what was collected stays. */
    public CompletableFuture<Void> correct(Followed better) {
        return ask(answer -> {
            processor.correct(better);
            answer.complete(null);
        });
    }

    /** Begins a recording; fails with an {@link IOException} and a sentence when it cannot begin. */
    public CompletableFuture<RecordingState> record(RecordingWish wish) {
        return ask(answer -> {
            try {
                processor.record(wish);
                recordingEndSaid = false;
                answer.complete(processor.recording().orElseThrow());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
    }

    /** Ends the recording; the answer is what has become of it, if there ever was one. */
    public CompletableFuture<Optional<RecordingState>> endRecording() {
        return ask(answer -> {
            processor.endRecording();
            answer.complete(processor.recording());
        });
    }

    /** What has been collected so far, for a picture. */
    public CompletableFuture<Listened> listened() {
        return ask(answer -> answer.complete(processor.listened()));
    }

    /** Ends both threads, and the recording in order. Waits a second or two. */
    @Override
    public void close() {
        closed = true;
        // Also for somebody who was interrupted: a recording that is not ended has no sum.
        boolean interrupted = Thread.interrupted();
        reader.close();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            state = snapshot();
            // One that was never started.
            for (Asked<?> asked = requests.poll(); asked != null; asked = requests.poll()) {
                asked.refuse();
            }
        }
    }

    /** What is done for an answer, on the processing thread. */
    private interface Request<T> {
        void perform(CompletableFuture<T> answer);
    }

    private record Asked<T>(Request<T> request, CompletableFuture<T> answer) {

        void perform() {
            try {
                request.perform(answer);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        void refuse() {
            answer.completeExceptionally(new RejectedExecutionException("listening has ended"));
        }
    }

    private <T> CompletableFuture<T> ask(Request<T> request) {
        Asked<T> asked = new Asked<>(request, new CompletableFuture<>());
        boolean taken = requests.offer(asked);
        // Looked at only now: after the end nobody takes what is offered, and before it somebody does.
        if (closed && (!taken || requests.remove(asked))) {
            asked.refuse();
        } else if (!taken) {
            asked.answer()
                    .completeExceptionally(
                            new RejectedExecutionException("too much is asked of the samples at once; try again"));
        }
        return asked.answer();
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: processing ends", source.address());
        } finally {
            // Asked before the end was; a recording that it begins is ended with the others.
            perform();
            processor.endRecording();
            state = snapshot();
        }
    }

    private void turn() throws InterruptedException {
        perform();
        Optional<IqBlock> block = ring.next(IDLE_MILLIS);
        if (block.isPresent()) {
            try {
                processor.accept(block.get());
                dateRow(block.get());
            } catch (RuntimeException e) {
                LOG.warn("{}: samples could not be processed; slewd goes on with the next", source.address(), e);
            } finally {
                ring.giveBack(block.get().bytes());
            }
        }
        reader.checkStalled(clock.nanos());
        state = snapshot();
    }

    /** By when its last samples were taken: they may have waited while the disk stood still. */
    private void dateRow(IqBlock block) {
        if (!processor.lastRow().equals(seenRow)) {
            seenRow = processor.lastRow();
            long nowNanos = clock.nanos();
            long takenNanos = block.nanosOf(block.samples());
            // A recording that is played as fast as it goes is ahead of the clock.
            rowNanos = takenNanos - nowNanos > 0 ? nowNanos : takenNanos;
        }
    }

    private ListenState snapshot() {
        Optional<RecordingState> recording = processor.recording();
        if (!recordingEndSaid && recording.isPresent() && !recording.get().isRunning()) {
            recordingEndSaid = true;
            LOG.info(
                    "{}: {}",
                    recording.get().metadata(),
                    recording.get().end().orElseThrow().sentence());
        }
        return new ListenState(
                sourceStatus(),
                followed,
                transmittedHz,
                source.rateHz(),
                processor.lastRow(),
                processor.carrier(),
                rowNanos,
                recording);
    }

    /** A file has ended only when all of it was processed. */
    private SourceStatus sourceStatus() {
        SourceStatus status = reader.status();
        return status.state() == SourceStatus.State.ENDED && !ring.isDrained() ? reader.beforeTheEnd() : status;
    }

    private void perform() {
        for (Asked<?> asked = requests.poll(); asked != null; asked = requests.poll()) {
            asked.perform();
        }
    }
}
