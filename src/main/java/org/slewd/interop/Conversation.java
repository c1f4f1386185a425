package org.slewd.interop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said on one connection. Bytes come in at any chunking; answers go out in the order of the commands, each as one piece, because
 * some programs read an answer with a single call. Commands are carried out one after the other, but a stop at once.
 *
 * <p>Belongs to one thread, on which {@code loop} runs what it is given.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** A command has at most 60 characters. */
    static final int MOST_LINE_BYTES = 256;

    /** More than any program sends before it reads; a sender of more is not read from until it has its answers. */
    static final int MOST_WAITING = 64;

    /** Of orders that move: of more the last alone would count, and a stop behind them would be read late. */
    static final int MOST_MOVES_WAITING = 4;

    /** Where answers go. */
    interface Peer {
        /** Sends a text as one piece. */
        void send(String text);

        /** Ends the connection, after what was sent. */
        void end();
    }

    /** A command with its answer, where it has one before its turn. */
    private static final class Waiting {
        private final Request request;
        private Optional<CompletionStage<Answer>> answer = Optional.empty();

        private Waiting(Request request) {
            this.request = request;
        }
    }

    private final Grammar grammar;
    private final Executor loop;
    private final Peer peer;
    private final Consumer<String> note;
    private final BiConsumer<Request, Answer> ledger;
    private final StringBuilder line = new StringBuilder();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean ended;

    /**
     * @param note takes a sentence for the log
     * @param ledger takes each command that was answered, once, also where nobody is there any more who could be told
     */
    Conversation(Grammar grammar, Executor loop, Peer peer, Consumer<String> note, BiConsumer<Request, Answer> ledger) {
        this.grammar = grammar;
        this.loop = loop;
        this.peer = peer;
        this.note = note;
        this.ledger = ledger;
    }

    /** Whether more may be read; not while too much waits. */
    boolean isReady() {
        return waiting.size() < MOST_WAITING;
    }

    /** Takes in what was received. All of it is read before any is carried out: a stop at its end keeps what stands before it from moving. */
    void onBytes(byte[] received) {
        for (byte b : received) {
            if (ended) {
                return;
            }
            if (b == '\n' || b == '\r') {
                endLine();
            } else if (line.length() >= MOST_LINE_BYTES) {
                note.accept("sent a line that is longer than any command; slewd ended the connection");
                waiting.clear();
                peer.send("RPRT " + Answer.PROTOCOL + "\n");
                end();
            } else {
                line.append((char) (b & 0xff));
            }
        }
        goOn();
    }

    /**
     * Nothing came for a while. A line without an end is taken as it is when it cannot go on in a way that changes it; a number that is
     * not ended may have lost its last digits, so it moves nothing.
     */
    void onQuiet() {
        if (!ended && grammar.isWhole(line.toString())) {
            endLine();
            goOn();
        }
    }

    /** Whether there is a line whose end has not come. */
    boolean isMidLine() {
        return line.length() > 0;
    }

    /** The connection is gone; what waits is not carried out any more. */
    void onEnd() {
        ended = true;
        waiting.clear();
    }

    private void endLine() {
        String text = line.toString();
        line.setLength(0);
        Grammar.Line read = grammar.read(text);
        if (read instanceof Grammar.Foreign) {
            note.accept(
                    "speaks HTTP; slewd ended the connection. This port is for programs that speak Hamlib's protocol");
            end();
            return;
        }
        for (Request request : ((Grammar.Commands) read).requests()) {
            Waiting entry = new Waiting(request);
            if (request.command().urgency() == Command.Urgency.STOPS) {
                entry.answer =
                        Optional.of(answer(request).whenComplete((stopped, thrown) -> ledger.accept(request, stopped)));
                waiting.stream()
                        .filter(before -> before.answer.isEmpty()
                                && before.request.command().urgency() == Command.Urgency.MOVES)
                        .forEach(before -> refuse(before, Answer.REJECTED));
            } else if (request.command().urgency() == Command.Urgency.MOVES && movesWaiting() >= MOST_MOVES_WAITING) {
                refuse(entry, Answer.BUSY);
            }
            waiting.add(entry);
        }
    }

    private void refuse(Waiting entry, int code) {
        Answer refused = Answer.refused(code);
        entry.answer = Optional.of(CompletableFuture.completedFuture(refused));
        ledger.accept(entry.request, refused);
    }

    private long movesWaiting() {
        return waiting.stream()
                .filter(entry ->
                        entry.answer.isEmpty() && entry.request.command().urgency() == Command.Urgency.MOVES)
                .count();
    }

    private void goOn() {
        while (!busy && !ended && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            boolean isNoted = next.answer.isPresent();
            CompletableFuture<Answer> answer =
                    next.answer.orElseGet(() -> answer(next.request)).toCompletableFuture();
            if (answer.isDone()) {
                finish(next.request, answer.join(), isNoted);
            } else {
                busy = true;
                var unused = answer.thenAcceptAsync(
                        late -> {
                            busy = false;
                            finish(next.request, late, isNoted);
                            goOn();
                        },
                        loop);
            }
        }
    }

    /** A bug in a command is an answer, too: whoever sent it must not wait for ever. */
    private static CompletionStage<Answer> answer(Request request) {
        try {
            return request.command().carryOut(request.words()).exceptionally(thrown -> failed(request, thrown));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(request, e));
        }
    }

    private static Answer failed(Request request, Throwable thrown) {
        LOG.error("the command {} of a neighbour failed", request.command().name(), thrown);
        return Answer.refused(Answer.INTERNAL);
    }

    private void finish(Request request, Answer answer, boolean isNoted) {
        if (!isNoted) {
            ledger.accept(request, answer);
        }
        if (ended) {
            return;
        }
        Command.Urgency urgency = request.command().urgency();
        if (urgency != Command.Urgency.ENDS_SILENTLY) {
            peer.send(request.render(answer));
        }
        if (urgency == Command.Urgency.ENDS || urgency == Command.Urgency.ENDS_SILENTLY) {
            end();
        }
    }

    private void end() {
        ended = true;
        waiting.clear();
        peer.end();
    }
}
