package org.slewd;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Journal;
import org.slewd.journal.PassEntry;
import org.slewd.orbit.OmmWriter;
import org.slewd.pass.Pass;
import org.slewd.receiver.Leg;
import org.slewd.station.PassReport;
import org.slewd.station.Snapshot;
import org.slewd.station.StationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens at a station into its journal: every event, and each pass when it begins and again when it has ended. The
 * station loop hands over and goes on; the writing up is done on a thread of its own.
 */
final class JournalFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFeed.class);

    /** Writing up takes a millisecond. */
    private static final long CLOSING_S = 2;

    /** A pass leaves one or two each time that it is listened to anew. */
    private static final int MOST_LEFT = 32;

    /**
     * Pictures and recordings of a pass.
     *
     * @param rise of the pass, as its elements say
     * @param files by name, in the folder of the recordings
     */
    record Left(int catalogNumber, Instant rise, List<String> files) {
        private boolean isOf(PassEntry pass) {
            return pass.catalogNumber() == catalogNumber && Pass.isSame(rise, pass.aosUtc());
        }
    }

    private final Journal journal;
    private final ExecutorService scribe =
            Executors.newSingleThreadExecutor(work -> Daemon.worker(work, "journal feed"));
    private Runnable end = () -> {};

    /** What passes have left, the newest last; the scribe's. */
    private final List<Left> left = new ArrayList<>();

    /** The pass that ended last, which may leave more; the scribe's. */
    private Optional<PassEntry> endedLast = Optional.empty();

    private JournalFeed(Journal journal) {
        this.journal = journal;
    }

    /** @param events takes a listener, and gives what ends its listening */
    static JournalFeed begin(Journal journal, Function<Consumer<StationEvent>, Runnable> events) {
        JournalFeed feed = new JournalFeed(journal);
        feed.end = events.apply(feed::take);
        return feed;
    }

    private void take(StationEvent event) {
        hand(() -> write(event));
    }

    /** Writes down which pictures and recordings a pass has left, be it over or not. Any thread. */
    void left(Left by) {
        hand(() -> {
            left.add(by);
            if (left.size() > MOST_LEFT) {
                left.remove(0);
            }
            endedLast.filter(by::isOf).ifPresent(pass -> keep(withFiles(pass)));
        });
    }

    private PassEntry withFiles(PassEntry pass) {
        List<String> files = left.stream()
                .filter(by -> by.isOf(pass))
                .flatMap(by -> by.files().stream())
                .toList();
        return pass.result().map(result -> pass.ended(result.with(files))).orElse(pass);
    }

    private void hand(Runnable work) {
        try {
            scribe.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("something happened after the end of the journal");
        }
    }

    private void write(StationEvent event) {
        try {
            for (Entry entry : entries(event)) {
                keep(entry instanceof PassEntry pass ? withFiles(pass) : entry);
                if (entry instanceof PassEntry pass && pass.result().isPresent()) {
                    endedLast = Optional.of(pass);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("the event {} is not in the journal", event.word(), e);
        }
    }

    /** What is lost is counted by the journal, and told. */
    private void keep(Entry entry) {
        var unused = journal.write(entry);
    }

    /** What is written down of an event. */
    static List<Entry> entries(StationEvent event) {
        if (event instanceof StationEvent.Told told) {
            return List.of(entry(event, "", told.message(), new JsonObject().put("urgent", told.urgent())));
        }
        if (event instanceof StationEvent.FaultRaised raised) {
            return List.of(entry(event, "station", raised.fault().message(), fault(raised.fault())));
        }
        if (event instanceof StationEvent.FaultCleared cleared) {
            String sentence = "the fault " + cleared.fault().kind() + " is gone";
            return List.of(entry(event, "station", sentence, fault(cleared.fault())));
        }
        if (event instanceof StationEvent.OfPass ofPass) {
            return ofPass(ofPass);
        }
        if (event instanceof StationEvent.Stopped stopped) {
            String sentence = "STOP by " + stopped.by();
            return List.of(entry(event, "rotator", sentence, new JsonObject().put("by", stopped.by())));
        }
        if (event instanceof StationEvent.Unsafe unsafe) {
            JsonObject data = new JsonObject().put("action", word(unsafe.action()));
            return List.of(entry(event, "conditions", unsafe.sentence(), data));
        }
        if (event instanceof StationEvent.SafeAgain) {
            return List.of(entry(event, "conditions", "all safety inputs are safe", new JsonObject()));
        }
        if (event instanceof StationEvent.Stowed) {
            return List.of(entry(event, "rotator", "the antenna is stowed", new JsonObject()));
        }
        if (event instanceof StationEvent.StowFailed failed) {
            return List.of(entry(event, "rotator", failed.sentence(), new JsonObject()));
        }
        if (event instanceof StationEvent.ClockStepped stepped) {
            double stepS = stepped.step().toMillis() / 1e3;
            String sentence = String.format(Locale.ROOT, "the clock of the machine was set by %+.1f s", stepS);
            return List.of(entry(event, "station", sentence, new JsonObject().put("stepSeconds", stepS)));
        }
        return List.of(entry(event, "rotator", "the antenna is parked", new JsonObject()));
    }

    private static List<Entry> ofPass(StationEvent.OfPass event) {
        StationEvent.FollowedPass followed = event.pass();
        Pass pass = followed.pass();
        JsonObject data = new JsonObject()
                .put("aosUtc", followed.rise().toString())
                .put("losUtc", followed.set().toString())
                .put("by", followed.by());
        String sentence = pass.name() + ": " + event.word().replace('-', ' ');
        if (event instanceof StationEvent.PassEnded ended) {
            String how = word(ended.report().ending());
            data.put("how", how);
            sentence += " (" + how + ")";
        }
        EventEntry happened = entry(event, Integer.toString(pass.catalogNumber()), sentence, data);
        if (event instanceof StationEvent.PassBegun begun) {
            return List.of(happened, begun(followed, begun.utc(), Optional.empty()));
        }
        if (event instanceof StationEvent.PassEnded ended) {
            PassReport report = ended.report();
            return List.of(
                    happened,
                    begun(followed, report.begun(), Optional.of(plan(report.plan())))
                            .ended(result(report)));
        }
        return List.of(happened);
    }

    private static EventEntry entry(StationEvent event, String subject, String sentence, JsonObject data) {
        return new EventEntry(event.utc(), event.word(), subject, sentence, data.encode());
    }

    private static JsonObject fault(Snapshot.Fault fault) {
        return new JsonObject()
                .put("kind", fault.kind())
                .put("since", fault.since().toString())
                .put("selfClearing", fault.selfClearing());
    }

    private static PassEntry begun(StationEvent.FollowedPass followed, Instant begun, Optional<PassEntry.Plan> plan) {
        Pass pass = followed.pass();
        return new PassEntry(
                pass.catalogNumber(),
                pass.name(),
                begun,
                followed.rise(),
                pass.tca().utc(),
                followed.set(),
                pass.maxElevationDeg(),
                followed.by(),
                Optional.of(new PassEntry.Elements(
                        OmmWriter.json(List.of(followed.elements())),
                        followed.elements().epoch())),
                plan,
                Optional.empty());
    }

    private static PassEntry.Plan plan(Snapshot.Plan plan) {
        return new PassEntry.Plan(word(plan.style()), plan.greatestErrorDeg(), plan.offTargetSeconds());
    }

    private static PassEntry.Result result(PassReport report) {
        return new PassEntry.Result(
                report.ended(),
                word(report.ending()),
                report.pointing()
                        .map(error -> new PassEntry.Spread(
                                error.rmsDeg(), Optional.of(error.p50Deg()), error.p95Deg(), error.worstDeg())),
                report.pointing().map(PassReport.PointingQuality::offBeamSeconds),
                Optional.ofNullable(report.tuning().get(Leg.DOWNLINK))
                        .map(error -> new PassEntry.Spread(
                                error.rmsHz(), Optional.empty(), error.p95Hz(), error.greatestHz())),
                report.transmitter(),
                report.downlinkHz(),
                report.skippedTicks(),
                report.faults(),
                List.of());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes up what it has heard of, and hears no more. */
    @Override
    public void close() {
        end.run();
        scribe.shutdown();
        try {
            if (!scribe.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn("the last events could not be written up in time, and are not in the journal");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
