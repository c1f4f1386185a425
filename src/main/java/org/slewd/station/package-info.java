/**
 * The station: the single writer of everything that moves or tunes. Start at {@link StationControl}, which is what the
 * edges see of it.
 *
 * <p>One plain thread runs the loop: it drains a bounded inbox, feeds received bytes to the drivers, steps them and the
 * tracker, asks the envelope about every motion, last, and publishes one immutable {@link Snapshot} per tick. Others post
 * commands and read snapshots. STOP overtakes all of that: it goes to the wires from whatever thread asks for it.
 *
 * <p>Lists of passes and views of the sky are made on a thread of their own ({@link Predictions}); neither the loop nor
 * whoever waits for an antenna waits for them.
 */
package org.slewd.station;
