/**
 * Easycomm II, spoken by K3NG firmware and many home-made boxes, and Easycomm III, spoken by SatNOGS controllers. Start at
 * {@link Easycomm}.
 *
 * <p>Source: Chris Jackson G7UPN, "EasyComm II tracking interface standard". Evidence: MANUAL for the replies; for
 * III the public firmware of SatNOGS controllers; what Hamlib 4.5.4 sends to models 202 and 204 was recorded (CAPTURE) and is
 * served by the simulators. No real unit has been on the bench.
 *
 * <p>ASCII, 8N1, 9600 baud for II and 19200 for III unless configured otherwise (SatNOGS builds use 9600, 19200 or 115200). Words end with a space, CR or
 * LF; tenths of a degree, not padded. What is sent:
 *
 * <ul>
 *   <li>{@code AZ EL} asks for both angles, answered by {@code AZ123.4 EL45.6}; if that is never answered, {@code EL} and
 *       {@code AZ} each on its own line, as some forks want it. The two are tried in turn until one works. {@code AZ} is asked
 *       only of a box that has just answered {@code EL}: SatNOGS firmware ignores a bare {@code EL}, but reads a bare {@code AZ}
 *       as a target of 0 degrees and goes there.
 *   <li>{@code AZ123.4 EL45.6} goes there. Nothing answers that.
 *   <li>{@code SA SE} stops both axes.
 *   <li>{@code VE} asks for the version. Positions carry no mark of the question, so after an unanswered one this is asked in
 *       between: its answer shows that no late one is still to come. A box that does not know {@code VE} is given one
 *       more time-out of silence instead; an answer later than that cannot be told from the answer to the next question.
 * </ul>
 *
 * <p>A box of the kind {@code easycomm3} is also asked, one every two seconds, {@code GE} (error), {@code GS} (status), {@code IP1} and
 * {@code IP2} (end-stops). What it does not answer twice is not asked again. Errors are passed on as trouble; the bits are
 * those of SatNOGS firmware (1 none, 2 sensor, 4 homing, 8 motor), where the proposal of the standard has 1 for the sensor.
 * Velocities ({@code VU VD VL VR}) are never sent: they run until told otherwise, and SatNOGS has left and right exchanged.
 *
 * <p>Easycomm I is not offered: it has no read-back, and a rotator that cannot say where it is cannot be guarded.
 *
 * <p>Jogging ({@code ML MR MU MD}) is never sent, as it runs until told otherwise; nor is {@code RESET}, which sends some
 * rotators to their end stops, nor {@code PARK}, whose place slewd could not know.
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>K3NG answers {@code +123.4 +45.6} without letters, refuses with {@code ?}, and wants exactly one decimal.
 *   <li>SatNOGS controllers answer a stop with a position line, which nobody asked for: dropped.
 *   <li>A box may send {@code ALtext} (alarm), inputs and the like at any time. An alarm is passed on as trouble.
 *   <li>A box that echoes a target sends what looks like a position. It is dropped because no question is outstanding.
 *   <li>The standard does not say whether an azimuth is a bearing or counts turns, so reports count as bearings.
 * </ul>
 *
 * <p>The simulator ramps its motors down to stand at the target, and refuses with {@code ?} as K3NG does where the standard
 * is silent. Radio and output commands are accepted and ignored. {@code PARK} and {@code RESET} go to 0/0. That of the kind {@code
 * easycomm3} is a SatNOGS controller: silent about what it does not know, and a bare {@code AZ} sends it to 0.
 */
package org.slewd.rotator.easycomm;
