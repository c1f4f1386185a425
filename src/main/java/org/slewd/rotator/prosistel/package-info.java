/**
 * Prosistel D controllers for one axis, and the Combi-Track for two. Start at {@link Prosistel}, which names the kinds; {@link
 * ProsistelBox} holds what tells the boxes apart.
 *
 * <p>Source: Prosistel, "Control box D" computer interface description, as public programs read it. Evidence: MANUAL for the
 * replies; what Hamlib 4.5.4 sends to models 1701, 1702 and 1703 was recorded (CAPTURE) and is served by the simulator.
 * Maturity: no real unit has been on the bench.
 *
 * <p>ASCII, 8N1, 9600 baud, from STX to CR. The axis is A for azimuth, E for elevation, B for the elevation of a Combi-Track.
 * Whole degrees, tenths without a point for a Combi-Track. What is sent:
 *
 * <ul>
 *   <li>{@code A?} asks where the axis is. A position of two axes is whole when both were read within one poll; it is
 *       dated by the one that was read first.
 *   <li>{@code AG290} goes there, one axis after the other, each acknowledged by {@code A,G,R}.
 *   <li>{@code AG997} stops the axis with its ramp ({@code AG9777} for a Combi-Track). It is a target that no antenna can
 *       reach, so a box that does not know it refuses it. The stop of two axes is sent in one breath, and then once more
 *       axis by axis, the second first, as nobody verified that a box takes two commands so soon.
 *   <li>{@code AS} ends the stream of positions, at the beginning. It is also asked after a question that was not answered:
 *       its answer shows that no late one is still to come. A box that does not know it is given one more time-out of
 *       silence instead; an answer later than that cannot be told from the answer to the next question.
 * </ul>
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>The last letter of an answer is R; any other is taken too, as Hamlib does.
 *   <li>The count of digits in an angle is not documented, so that a lost digit cannot be told from a short number.
 *   <li>An error is {@code A,?,E,00003}. What the numbers mean is not known.
 *   <li>Ranges are not documented for the wire. Azimuth 0 to 360 and elevation 0 to 180 are what is told and believed.
 *   <li>Nothing says whether an azimuth is a bearing or counts turns, so reports count as bearings.
 *   <li>A box for one axis leaves the other at 0. The elevation on an azimuth box (Hamlib's model 1704) is not spoken.
 * </ul>
 *
 * <p>The simulator keeps its stream off. It answers what it is asked, refuses targets beyond its end stops with an error, and
 * ignores what is not a command, or is for an axis that it has not got.
 */
package org.slewd.rotator.prosistel;
