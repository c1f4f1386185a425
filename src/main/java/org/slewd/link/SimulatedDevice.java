package org.slewd.link;

/**
 * A device at the far end of a wire, made of code: bytes pushed in at any chunking, bytes due pulled out. It owns no
 * thread, port or clock, and it is as strict as the real box.
 */
public interface SimulatedDevice {

    /** Bytes that the station wrote. */
    void onBytes(byte[] received, long nowNanos);

    /** Lets the device live until {@code nowNanos} and puts what it has to say into {@code out}. */
    void step(long nowNanos, ByteSink out);

    /** Whether the device takes the time of the line by itself, in both directions, so that no wire should add it. */
    default boolean isAsSlowAsItsLine() {
        return false;
    }
}
