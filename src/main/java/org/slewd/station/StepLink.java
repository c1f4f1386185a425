package org.slewd.station;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.link.Transcript;
import org.slewd.time.StepClock;

/**
 * A wire as the loop sees it: its state and what it brought are taken once, at the beginning of a turn, and stay so until the
 * next. All that crosses it is written down.
 */
final class StepLink implements Link {

    private static final long MICRO_NANOS = 1_000;

    private final Link link;
    private final Turn.Line line;
    private final StepClock clock;
    private final TurnLog log;
    private final Queue<byte[]> overtook = new ConcurrentLinkedQueue<>();

    private Optional<Turn.Wire> told = Optional.empty();
    private volatile LinkStatus status;
    private boolean takesBytes;
    private List<Received> received = List.of();

    StepLink(Link link, Turn.Line line, StepClock clock, TurnLog log) {
        this.link = link;
        this.line = line;
        this.clock = clock;
        this.log = log;
        this.status = link.status();
    }

    /** Begins a turn. */
    void take() {
        for (byte[] bytes = overtook.poll(); bytes != null; bytes = overtook.poll()) {
            log.note(new Turn.Overtook(line, bytes));
        }
        status = link.status();
        takesBytes = link.takesBytes();
        Turn.Wire wire = new Turn.Wire(line, status, takesBytes);
        if (told.filter(wire::equals).isEmpty()) {
            told = Optional.of(wire);
            log.note(wire);
        }
        List<Received> arrived = link.receive();
        if (arrived.isEmpty()) {
            received = List.of();
            return;
        }
        received = arrived.stream()
                .map(piece -> new Received(piece.bytes(), clock.cut(piece.nanos())))
                .toList();
        received.forEach(piece ->
                log.note(new Turn.Received(line, piece.bytes(), (clock.nanos() - piece.nanos()) / MICRO_NANOS)));
    }

    @Override
    public String address() {
        return link.address();
    }

    @Override
    public void open(Runnable wake) {
        link.open(wake);
    }

    @Override
    public LinkStatus status() {
        return status;
    }

    @Override
    public boolean takesBytes() {
        return takesBytes;
    }

    @Override
    public List<Received> receive() {
        List<Received> taken = received;
        received = List.of();
        return taken;
    }

    @Override
    public boolean send(byte[] bytes) {
        boolean taken = link.send(bytes);
        log.note(new Turn.Sent(line, bytes, taken));
        return taken;
    }

    @Override
    public boolean sendUrgent(byte[] bytes) {
        boolean sent = link.sendUrgent(bytes);
        if (sent) {
            overtook.add(bytes);
        }
        return sent;
    }

    @Override
    public void release() {
        link.release();
    }

    @Override
    public Transcript transcript() {
        return link.transcript();
    }

    @Override
    public void close() {
        link.close();
    }
}
