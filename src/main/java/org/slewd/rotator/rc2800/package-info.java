/**
 * M2 RC2800PX with azimuth and elevation. Start at {@link Rc2800}.
 *
 * <p>Source: M2 Antenna Systems, "RC2800PX" manual, as public programs read it. Evidence: MANUAL for the replies; what Hamlib
 * 4.5.4 sends to model 1001 was recorded (CAPTURE) and is served by the simulator. Maturity: no real unit has been on the
 * bench.
 *
 * <p>ASCII, 8N1, 9600 baud. Commands end with CR. Azimuth 0 to 360, elevation 0 to 180, as Hamlib has them; whole degrees are
 * told, tenths reported. What is sent:
 *
 * <ul>
 *   <li>{@code A} and {@code E} select an axis and ask where it is. A position is whole when both were read within one
 *       poll; it is dated by the azimuth, which is read first.
 *   <li>{@code A123} and {@code E45} go there, azimuth first.
 *   <li>{@code A}, {@code S}, {@code E}, {@code S} stop both axes, since {@code S} stops the selected one alone. All four are
 *       sent in one breath. Whether a box takes the second axis so soon is not verified, so the stop of elevation follows
 *       once more 200 ms later, and that of azimuth after another 200 ms.
 * </ul>
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>Two forms of answer, {@code A P= 123.4 S=9 MV} and the newer {@code A=123.4 S=9 M}; some boxes echo each command.
 *   <li>200 ms are left after each exchange, which the box wants between its axes.
 *   <li>The answer to a target looks like that to a question, and may hold the target: it is never taken for a position.
 *   <li>Answers name their axis but not their question. After one that did not come the other axis is asked, whose answer
 *       shows that it is not still to come.
 *   <li>A refusal is {@code A ERR=05}. Hamlib takes it for success when it answers a target.
 *   <li>Hamlib 4.5.4 sends azimuth with six decimals, later ones whole degrees, which is what the driver sends.
 *   <li>Older boxes (RC2800, models 1002 and 1003) want {@code A}, the number, and an empty line: not spoken.
 *   <li>Nothing says whether an azimuth is a bearing or counts turns, so reports count as bearings.
 * </ul>
 *
 * <p>The simulator is stricter than any known box may be: within 150 ms of an order to one axis it does not hear the other
 * one called. It refuses what is not a command, and targets beyond its end stops, with {@code ERR=05}.
 */
package org.slewd.rotator.rc2800;
