/**
 * The station: the single writer of everything that moves or tunes. Start at {@link StationControl}, which is what the
 * edges see of it.
 *
 * <p>{@link Station} has the doors. One plain thread runs the loop, {@code StationLoop}: it drains a bounded inbox, feeds
 * received bytes to the drivers, steps them and the tracker, asks the envelope about every motion, last, and publishes one
 * immutable {@link Snapshot} per tick. Others post commands and read snapshots. STOP overtakes all of that: it goes to the
 * wires from whatever thread asks for it, by {@code RotatorPart.stopNow}.
 *
 * <p>What the station is at is an {@link Activity}: a turn, a pass ({@code Tracking}), a trial of an axis ({@code Calibration}),
 * or nothing, when {@code Resting} may park it. {@code OrderDesk} takes the orders, {@code Helm} goes on with the one that stands. {@code
 * Safety} holds faults and the stop sequence.
 *
 * <p>{@code RotatorPart} keeps wire, driver, envelope and axis health together, so that no target gets past them: {@code
 * Whereabouts} is what the reports say, {@code Travel} the way to where the antenna is bound, and {@code Turns} knows how far
 * the cable is wound.
 *
 * <p>What happens is told once, as {@link StationEvent}: {@code EventWatch} finds it at the end of each tick, so that it does not
 * matter who brought it about.
 *
 * <p>A {@link Turn} of the loop is all that it took from outside and all that came of it: the outside is taken at its beginning
 * (clock, {@code StepLink}, {@code Reckoning}), orders are values ({@link Order}). {@link Playback} leads the same loop through turns
 * that were recorded; so nothing in a turn may ask for anything that is not noted in it.
 *
 * <p>Plans, lists of passes and views of the sky are made on other threads ({@link Predictions}); the loop waits for none of them,
 * and a plan does not wait for a list.
 */
package org.slewd.station;
