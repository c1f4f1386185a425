/**
 * Bytes in and out of devices. Start at {@link Link}.
 *
 * <p>A {@link Link} is the station loop's end of a wire: handing bytes over and picking them up never blocks, and a STOP
 * overtakes what waits ({@link Link#sendUrgent}). Behind it
 * one byte pump per port does the blocking: {@link PumpedLink} owns the threads, the write guard, the back-off and the
 * transcript for any {@link BytePort}; {@code link.serial} and {@code link.tcp} open such ports, {@code link.memory} is
 * a wire inside the process for virtual time, {@code link.pty} the simulators' end of a pseudo-terminal.
 *
 * <p>{@code link.mqtt} is a wire of another kind: topics of a broker, on an event loop.
 *
 * <p>For drivers there are {@link Conversation} (one request outstanding, silence has a deadline) and {@link
 * LineSplitter} (framing of text protocols at any chunking); for simulators {@link SimulatedDevice}. Neither owns a
 * thread, a port or a clock.
 */
package org.slewd.link;
