package org.slewd.link;

import java.util.List;

/**
 * The station's end of a wire to one device. Every method returns at once; the blocking is done by threads of the link.
 *
 * <p>A link that was opened stays open until it is closed: it reconnects by itself with back-off, and says so in {@link
 * #status()}. {@link #receive}, {@link #send} and {@link #release} belong to the station loop; {@link #sendUrgent},
 * {@link #status} and {@link #transcript} may be called from any thread.
 */
public interface Link extends AutoCloseable {

    /** What the other end is called, as an operator wrote it: {@code serial:/dev/rotator}, {@code tcp:localhost:4533}. */
    String address();

    /** Starts to connect, and keeps at it. {@code wake} is called from a link thread when bytes arrived or the status changed. */
    void open(Runnable wake);

    LinkStatus status();

    /** Whether what is sent now reaches anybody; of a link of several lines, anybody at all. */
    default boolean takesBytes() {
        return status().isUp();
    }

    /**
     * What has arrived since the last call, in order, each piece with the time at which it was read. Never older than
     * the connection: what was left over from before a loss is gone.
     */
    List<Received> receive();

    /**
     * Hands over bytes to be written after those handed over before.
     *
     * @return false, with nothing kept, when the wire is down, the queue is full or an urgent write holds the wire
     */
    boolean send(byte[] bytes);

    /**
     * The way of a STOP: throws away what waits to be written, writes {@code bytes} next, and refuses every {@link
     * #send} until {@link #release}. From any thread, and it waits for nothing.
     *
     * <p>A write that has begun is completed first: half a command with a STOP glued to it may be read as neither. While
     * the wire is down the bytes are dropped, never replayed later; the hold stays. Whoever wants a STOP to reach a
     * device that is away sends it again when {@link LinkStatus#connects} has changed.
     *
     * @return whether there is a wire that takes them
     */
    boolean sendUrgent(byte[] bytes);

    /** Ends the hold of {@link #sendUrgent}: the station loop has taken notice, what it sends from now on was decided after. */
    void release();

    /** The last bytes that crossed the wire, for people. */
    Transcript transcript();

    /**
     * Closes the wire and ends its threads. What was handed over before, a STOP above all, has half a second to leave;
     * then a blocked write is cut off.
     */
    @Override
    void close();

    /** A piece of input as it was read. {@code nanos} is the monotonic time of the read. */
    record Received(byte[] bytes, long nanos) {}
}
