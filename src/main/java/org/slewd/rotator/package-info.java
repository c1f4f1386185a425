/**
 * Rotators: where the axes may go, what a controller understands, and how it is asked. Start at {@link RotatorDriver}.
 *
 * <p>One folder per controller protocol, with the same parts in each: codec (bytes to meaning and back), driver (what to
 * ask, when to give up), simulator (the other end of the wire, with motors), and a {@link RotatorKind} that names them.
 * Drivers and simulators own no thread, port or clock: the station loop pushes bytes in and pulls bytes out.
 *
 * <p>{@link PolledDriver} has the manners of all drivers that ask and are answered. {@link PairedDriver} makes two boxes one rotator,
 * {@link AdvisedDriver} tells an operator whose box speaks another protocol. An {@link AxisModel} is how an axis moves.
 *
 * <p>To add a controller: copy {@code easycomm} (its health and the simulator of a SatNOGS rotator are its own, and need no counterpart), add
 * its vectors and its line in {@code Wiring}. A line in {@link ReplyGuess} lets it be recognised behind a wrong kind, and the tables of README
 * and {@code src/docs/rotators.md} name it. Nothing else should change. Simulators extend {@link SimulatedController} and thereby have every fault of {@link AxisFaults}. Angles here are of the axes: azimuth is unwrapped and may lie outside [0, 360) where the rotator overlaps.
 */
package org.slewd.rotator;
