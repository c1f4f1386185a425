package org.slewd.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two wires as one: for a device of two boxes, each on a port of its own. What goes over it is framed: one byte that names
 * the line, two for the length, and the bytes themselves; {@link #frame} and {@link #unframe} make and open frames, and
 * the boxes see nothing of them.
 *
 * <p>It is up when both lines are up; the loss of one is the loss of the device. Yet what is sent reaches whichever line is
 * up, an urgent STOP above all: each line gets its own, whatever the other does. {@link LinkStatus#connects} counts those of
 * both, so that a line that came back makes everything void.
 */
public final class PairedLink implements Link {

    /** Takes the bytes of one line: 0 or 1. */
    @FunctionalInterface
    public interface LineSink {
        void accept(int line, byte[] bytes);
    }

    private static final int HEADER = 3;

    private final List<Link> lines;

    public PairedLink(Link first, Link second) {
        this.lines = List.of(first, second);
    }

    /** A frame for {@code line}, 0 or 1. */
    public static byte[] frame(int line, byte[] bytes) {
        return ByteBuffer.allocate(HEADER + bytes.length)
                .put((byte) line)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    /** Hands the content of each of the frames, which are whole, to {@code sink}. */
    public static void unframe(byte[] frames, LineSink sink) {
        ByteBuffer buffer = ByteBuffer.wrap(frames);
        while (buffer.hasRemaining()) {
            int line = buffer.get();
            byte[] bytes = new byte[buffer.getShort() & 0xffff];
            buffer.get(bytes);
            sink.accept(line, bytes);
        }
    }

    @Override
    public String address() {
        return lines.get(0).address() + " and " + lines.get(1).address();
    }

    @Override
    public void open(Runnable wake) {
        lines.forEach(line -> line.open(wake));
    }

    @Override
    public LinkStatus status() {
        LinkStatus first = lines.get(0).status();
        LinkStatus second = lines.get(1).status();
        LinkStatus worse = first.isUp() ? second : first;
        String detail = worse.detail();
        if (!worse.isUp() && !detail.isEmpty()) {
            detail = (first.isUp() ? "elevation box: " : "azimuth box: ") + detail;
        }
        return new LinkStatus(worse.state(), first.connects() + second.connects(), detail);
    }

    @Override
    public boolean takesBytes() {
        return lines.stream().anyMatch(Link::takesBytes);
    }

    @Override
    public List<Received> receive() {
        List<Received> received = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            for (Received piece : lines.get(line).receive()) {
                received.add(new Received(frame(line, piece.bytes()), piece.nanos()));
            }
        }
        // By subtraction, as monotonic times are compared; pieces of one call lie close together.
        received.sort(Comparator.comparingLong(
                piece -> piece.nanos() - received.get(0).nanos()));
        return received;
    }

    @Override
    public boolean send(byte[] frames) {
        boolean[] kept = {true};
        unframe(frames, (line, bytes) -> kept[0] &= lines.get(line).send(bytes));
        return kept[0];
    }

    @Override
    public boolean sendUrgent(byte[] frames) {
        boolean[] taken = {true};
        unframe(frames, (line, bytes) -> taken[0] &= lines.get(line).sendUrgent(bytes));
        return taken[0];
    }

    @Override
    public void release() {
        lines.forEach(Link::release);
    }

    /** That of both lines in the order of time, without frames. */
    @Override
    public Transcript transcript() {
        List<Transcript.Entry> entries = new ArrayList<>();
        lines.forEach(line -> entries.addAll(line.transcript().entries()));
        Transcript both = new Transcript();
        if (!entries.isEmpty()) {
            long originNanos = entries.get(0).nanos();
            entries.sort(Comparator.comparingLong(entry -> entry.nanos() - originNanos));
            entries.forEach(entry -> both.add(entry.nanos(), entry.sent(), entry.bytes()));
        }
        return both;
    }

    @Override
    public void close() {
        lines.forEach(Link::close);
    }
}
