package org.slewd.station;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.link.Transcript;

/** A wire of a recording: it is as the recording says, and answers every send as it was answered then. One thread. */
final class PlayedLink implements Link {

    private static final long MICRO_NANOS = 1_000;

    private final String address;
    private final List<Received> received = new ArrayList<>();
    private final Queue<Boolean> takes = new ArrayDeque<>();
    private LinkStatus status = new LinkStatus(LinkStatus.State.CLOSED, 0, "");
    private boolean takesBytes;

    PlayedLink(String address) {
        this.address = address;
    }

    void become(Turn.Wire wire) {
        status = wire.status();
        takesBytes = wire.takesBytes();
    }

    void bring(Turn.Received piece, long nowNanos) {
        received.add(new Received(piece.bytes(), nowNanos - piece.agoMicros() * MICRO_NANOS));
    }

    /** How the next send of the turn is answered. */
    void willTake(boolean taken) {
        takes.add(taken);
    }

    /** Ends a turn. */
    void clear() {
        received.clear();
        takes.clear();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void open(Runnable wake) {}

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
        List<Received> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    @Override
    public boolean send(byte[] bytes) {
        return Optional.ofNullable(takes.poll()).orElse(true);
    }

    @Override
    public boolean sendUrgent(byte[] bytes) {
        return takesBytes;
    }

    @Override
    public void release() {}

    @Override
    public Transcript transcript() {
        return new Transcript();
    }

    @Override
    public void close() {
        status = new LinkStatus(LinkStatus.State.CLOSED, status.connects(), "");
        takesBytes = false;
    }
}
