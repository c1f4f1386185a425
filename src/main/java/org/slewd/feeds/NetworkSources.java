package org.slewd.feeds;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slewd.orbit.RefreshOutcome.Answer;
import org.slewd.orbit.RefreshOutcome.Result;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sources of the network, one at a time, each when it is due and its provider bears it. All on one thread. */
final class NetworkSources {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkSources.class);

    private final List<NetworkSource> sources;
    private final Budget budget;
    private final ElementArchive archive;
    private final Clock clock;
    private final Executor thread;
    private final Consumer<Delivery> receiver;
    private Runnable changed = () -> {};
    private Consumer<TransmitterDelivery> transmitters = delivery -> {};
    private boolean connected;
    private boolean byItself;
    private boolean asking;

    /**
     * @param thread the one that everything here is called on
     * @param receiver hears of content
     */
    NetworkSources(
            List<NetworkSource> sources,
            Budget budget,
            ElementArchive archive,
            Clock clock,
            Executor thread,
            Consumer<Delivery> receiver) {
        this.sources = List.copyOf(sources);
        this.budget = budget;
        this.archive = archive;
        this.clock = clock;
        this.thread = thread;
        this.receiver = receiver;
    }

    List<NetworkSource> all() {
        return sources;
    }

    /** {@code listener} hears when an answer has come. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** {@code listener} hears of transmitters, on the same thread as elements are told. */
    void onTransmitters(Consumer<TransmitterDelivery> listener) {
        transmitters = listener;
    }

    /** @param whenDue whether a source is asked when it is due, or only when a person wants it */
    void connect(Transport way, boolean whenDue) {
        sources.forEach(source -> source.connect(way, clock));
        byItself = whenDue;
        connected = true;
    }

    void disconnect() {
        connected = false;
        sources.forEach(source -> source.answer(Result.PUT_OFF, "is not asked any more, as slewd ends"));
    }

    boolean isConnected() {
        return connected;
    }

    Budget budget() {
        return budget;
    }

    /** Takes what the archive has: the newest, or what was known by {@code now} where that is earlier. */
    void restore(Instant now) {
        sources.stream().filter(source -> source.config.enabled()).forEach(source -> restore(source, now));
    }

    private void restore(NetworkSource source, Instant now) {
        String name = source.config.name();
        Optional<ElementArchive.Entry> entry = archive.knownAt(name, now).or(() -> archive.newest(name));
        if (entry.isPresent()) {
            try {
                Cargo cargo = Cargo.read(source.origin, entry.get().content(), name);
                use(source, cargo, entry.get().receivedUtc());
                LOG.info(
                        "{} from {}: {} {} as of {}",
                        source.brings(),
                        name,
                        source.sets,
                        cargo.noun(source.sets),
                        entry.get().receivedUtc());
                return;
            } catch (Cargo.UnreadableException e) {
                LOG.warn("what was kept of {} cannot be used: {}", name, e.getMessage());
            }
        }
        // There is nothing here to which "nothing is newer" could refer.
        keep(source, budget.record(source.origin).withoutContent());
    }

    /** Asks the first source that is due, if none is being asked. */
    void askNext() {
        Instant now = clock.utc();
        for (NetworkSource source : sources) {
            if (connected && !asking && (byItself || source.wanted) && source.isDue(budget, now)) {
                ask(source, now);
            }
        }
    }

    /** A person wants {@code source}, which is switched on; the network is there. */
    CompletionStage<Answer> want(NetworkSource source, boolean anyway) {
        String name = source.config.name();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        source.waiting.add(answer);
        if (source.beingAsked) {
            return answer;
        }
        Instant now = clock.utc();
        if (budget.record(source.origin).hold().isPresent() && !anyway) {
            source.answer(Result.NEEDS_PERSON, source.status(budget, true, now).message());
        } else if (anyway && !keep(source, budget.record(source.origin).released())) {
            source.answer(Result.FAILED, source.hindrance);
        } else {
            source.wanted = true;
            Instant earliest = budget.earliest(source.origin, now);
            if (earliest.isAfter(now)) {
                LOG.info(
                        "{} from {}: wanted, and asked at {}, when its budget bears it",
                        source.brings(),
                        name,
                        earliest);
                source.answer(
                        Result.PUT_OFF,
                        "was asked not long ago; it is asked again at " + earliest.truncatedTo(ChronoUnit.SECONDS)
                                + ", as " + source.origin.provider().name() + " shuts out who asks more often");
            }
        }
        return answer;
    }

    private void ask(NetworkSource source, Instant now) {
        QueryRecord before = budget.record(source.origin);
        try {
            budget.attempting(source.origin, source.sends(), now);
        } catch (IOException e) {
            hinder(source, e);
            source.answer(Result.FAILED, source.hindrance);
            return;
        }
        asking = true;
        source.beingAsked = true;
        source.wanted = false;
        source.hindrance = "";
        source.ask(before)
                .exceptionally(thrown -> new Reply.NoReply("asking it failed inside slewd (" + thrown + ")"))
                .thenAccept(reply -> thread.execute(() -> settle(source, before, reply)));
    }

    private void settle(NetworkSource source, QueryRecord before, Reply reply) {
        Instant now = clock.utc();
        QueryRecord asked = budget.record(source.origin);
        asking = false;
        source.beingAsked = false;
        if (reply instanceof Reply.Answered answered) {
            judge(source, asked, answered, before, now);
        } else if (reply instanceof Reply.Refused refused) {
            halt(source, asked, refused.why(), now);
        } else if (reply instanceof Reply.NotReached not) {
            fail(source, asked.notReached(before, not.why()));
        } else if (reply instanceof Reply.NoReply none) {
            fail(source, asked.noReply(none.why()));
        } else if (reply instanceof Reply.Unusable unusable) {
            fail(source, asked.unusable(unusable.why()));
        }
        askNext();
        changed.run();
    }

    private void judge(
            NetworkSource source, QueryRecord asked, Reply.Answered answered, QueryRecord before, Instant now) {
        ReplyCheck check = ReplyCheck.of(answered, source.origin, source.config.name(), before);
        if (check instanceof ReplyCheck.Take take) {
            take(source, asked, answered, take.cargo(), now);
        } else if (check instanceof ReplyCheck.Unchanged) {
            keep(source, asked.unchanged(now, "has nothing newer"));
            source.answer(Result.UNCHANGED, "has nothing newer");
        } else if (check instanceof ReplyCheck.Unusable unusable) {
            fail(source, asked.unusable(unusable.why()));
        } else if (check instanceof ReplyCheck.Halt halt) {
            halt(source, asked, halt.why(), now);
        }
    }

    private void take(NetworkSource source, QueryRecord asked, Reply.Answered answered, Cargo cargo, Instant now) {
        int sets = cargo.size();
        int leftOut = cargo.problems().size();
        String said = "gave " + sets + " " + cargo.noun(sets)
                + (leftOut == 0 ? "" : "; " + leftOut + " records were left out");
        Instant received = archived(source, answered, now);
        keep(source, asked.taken(now, answered.etag(), answered.lastModified(), sets, said));
        use(source, cargo, received);
        LOG.info("{} from {}: it {}", source.brings(), source.config.name(), said);
        source.answer(Result.TAKEN, said);
    }

    private Instant archived(NetworkSource source, Reply.Answered answered, Instant now) {
        try {
            return archive.keep(source.config.name(), now, answered.content());
        } catch (IOException e) {
            LOG.warn(
                    "the {} from {} are in use, but could not be kept for the next start ({}); check the disk",
                    source.brings(),
                    source.config.name(),
                    e.getMessage());
            return now;
        }
    }

    private void use(NetworkSource source, Cargo cargo, Instant receivedUtc) {
        source.sets = cargo.size();
        source.problems = cargo.problems();
        String name = source.config.name();
        int priority = source.config.priority();
        if (cargo instanceof Cargo.Elements elements) {
            receiver.accept(
                    new Delivery(name, priority, receivedUtc, elements.batch().sets()));
        } else if (cargo instanceof Cargo.OnAir onAir) {
            transmitters.accept(new TransmitterDelivery(
                    name, priority, receivedUtc, onAir.batch().transmitters()));
        }
    }

    private void fail(NetworkSource source, QueryRecord record) {
        LOG.warn(
                "{} from {}: {}. What is in use stays; it is asked again later",
                source.brings(),
                source.config.name(),
                record.said());
        keep(source, record);
        source.answer(Result.FAILED, record.said());
    }

    private void halt(NetworkSource source, QueryRecord asked, String why, Instant now) {
        keep(source, asked.halted(now, why));
        String message = source.status(budget, true, now).message();
        LOG.warn("{} from {}: {}", source.brings(), source.config.name(), message);
        source.answer(Result.NEEDS_PERSON, message);
    }

    private boolean keep(NetworkSource source, QueryRecord record) {
        if (record.equals(budget.record(source.origin))) {
            return true;
        }
        try {
            budget.put(source.origin, record);
            return true;
        } catch (IOException e) {
            hinder(source, e);
            return false;
        }
    }

    private static void hinder(NetworkSource source, IOException e) {
        String hindrance = "is not asked, as slewd cannot write down that it was (" + e.getMessage()
                + "); check the disk and the owner of the data directory";
        if (!hindrance.equals(source.hindrance)) {
            LOG.warn("{} from {}: it {}", source.brings(), source.config.name(), hindrance);
        }
        source.hindrance = hindrance;
    }
}
