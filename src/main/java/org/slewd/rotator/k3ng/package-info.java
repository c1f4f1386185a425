/**
 * The extended commands of the K3NG Arduino rotator firmware, beside its GS-232 personality. Start at {@link K3ng}.
 *
 * <p>Source: the firmware's public source and wiki (K3NG, "Arduino rotator controller", backslash commands). Evidence: MANUAL. No
 * real unit has been on the bench, and Hamlib has no model for these commands; the GS-232 commands of the same box were
 * recorded from Hamlib 4.5.4, models 601 and 603 (CAPTURE), and are served by the simulator.
 *
 * <p>ASCII, 8N1, 9600 baud unless compiled otherwise. Commands end with CR. What is sent:
 *
 * <ul>
 *   <li>{@code \?AZ} and {@code \?EL} ask for one axis each, answered by {@code \!OKAZ123.456789} and {@code
 *       \!OKFS+045.000000} (a slip of the firmware) or {@code \!OKEL}. Six decimals are written; a potentiometer behind an
 *       Arduino gives a tenth of a degree, to which they are rounded.
 *   <li>{@code \?SS} stops both axes, answered by {@code \!OKSS}.
 *   <li>{@code \?PG} asks whether anyone is there, answered by {@code \!OKPG}. After an unanswered question it is asked in
 *       between: its answer shows that no late one is still to come.
 *   <li>{@code Waaa eee} of the GS-232 personality goes there, in whole degrees: among the extended commands that the public
 *       description has there is none that goes to an angle. {@code ?>} refuses it.
 * </ul>
 *
 * <p>So the kind suits firmware compiled with the GS-232 personality; with the Easycomm personality, use {@code easycomm2}.
 *
 * <p>Never sent: {@code \?RL RR RU RD} (run until told otherwise), {@code \P} (park, at a place slewd could not know), {@code \Axxx
 * \Bxxx \Q \E} (calibration and EEPROM).
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>Opening the port resets most boards; after a reset the firmware ignores rotation for 5 s. So no target is sent
 *       before 7 s after the connection came up (two for the boot loader). Stops are sent at once.
 *   <li>Extended commands are echoed, with or without a line end.
 *   <li>Azimuths are bearings: 420 in the overlap reads 60.
 * </ul>
 *
 * <p>The simulator is such a box in its GS-232B form. It ramps its motors down to stand at the target, and ignores rotation for
 * 5 s after it was switched on.
 */
package org.slewd.rotator.k3ng;
