/**
 * The commands of Kenwood that end with a semicolon: TS-2000, TS-480, Elecraft K3, and Yaesu FT-991A, which has the same
 * grammar with other widths and is therefore a profile and not a folder. Start at {@link Kenwood}.
 *
 * <p>Manual: PC command reference of each radio. Evidence: MANUAL. The bytes were checked against Hamlib 4.5.4 (models 2014,
 * 2028, 2029 and 1035); never tried on a real radio.
 *
 * <p>{@link KenwoodProfile} makes everything that slewd can say: {@code AI0} (no reports unasked), {@code FA} and {@code FB}
 * (frequency), {@code MD} (mode), {@code SM} (meter), {@code ID}, and on a TS-2000 {@code SA} (is the satellite mode on),
 * {@code FR} and {@code FT} (which VFO would receive and transmit). None of these keys a transmitter.
 *
 * <p>Quirks:
 *
 * <ul>
 *   <li>Settings are not answered. Each goes out with an {@code ID;} behind it, whose answer shows that it was processed;
 *       then it is read back. Our own bytes that come back are no answer, because none of them has the number.
 *   <li>{@code ?;} often means that the radio was busy, {@code E;} that a byte was damaged, {@code O;} that it could not
 *       finish. What was said is said once more after 30 ms, then it counts as a refusal.
 *   <li>The uplink of a TS-2000 is VFO B. Outside the satellite mode a split is made at the first uplink. In the satellite
 *       mode, which is left as its owner has set it, {@code FR} is refused, so that the mode of the uplink can only be set by
 *       hand: slewd asks first, because the mode would go to the wrong dial.
 *   <li>With the other sets only the downlink is tuned: TS-480 and K3 are short-wave sets, and an FT-991A cannot set the
 *       mode of its other VFO.
 * </ul>
 */
package org.slewd.receiver.kenwood;
