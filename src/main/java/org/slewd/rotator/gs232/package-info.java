/**
 * Yaesu GS-232A and GS-232B, and the many controllers that copy them. Start at {@link Gs232}, which names the kinds.
 *
 * <p>Source: Yaesu, "GS-232A" and "GS-232B Computer Control Interface" operating manuals. Evidence: MANUAL for the replies;
 * what Hamlib 4.5.4 sends to models 601 and 603 was recorded (CAPTURE) and is served by the simulator. No real unit
 * has been on the bench.
 *
 * <p>ASCII, 8N1, no flow control, 9600 baud unless switched otherwise. Commands end with CR. Whole degrees, azimuth 0 to
 * 450, elevation 0 to 180; angles below zero do not exist in it. What is sent:
 *
 * <ul>
 *   <li>{@code C2} asks for both angles. A answers {@code +0aaa+0eee}, B {@code AZ=aaa  EL=eee}; the driver takes either.
 *   <li>{@code Waaa eee} goes to both, three digits each.
 *   <li>{@code S} stops both.
 *   <li>{@code C} asks for the azimuth alone. Replies carry no mark of the question, so after an unanswered {@code C2} this
 *       one is asked in between: its short answer shows that no late answer to the old question is still to come. A box
 *       that does not know {@code C} is given one more time-out of silence instead; an answer later than that cannot be
 *       told from the answer to the next question.
 * </ul>
 *
 * <p>Jogging ({@code L R U D}) is never sent, as it runs until told otherwise; nor is calibration ({@code O F}), which writes
 * to the controller's memory.
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>A command without data is answered by CR (manual), or by CR LF, CR LF and a prompt {@code >}, or nothing (copies).
 *   <li>Lines end with CR LF or with CR alone; a NUL may come before {@code AZ}; zero to three spaces before {@code EL}.
 *   <li>A refusal is {@code ?>}, with or without line end. It does not say of what; it is held to be about the last target
 *       or stop if none of the questions asked since was answered.
 *   <li>K3NG firmware writes no space before {@code EL} and acknowledges by CR LF; the kinds {@code gs232a-k3ng} and {@code
 *       gs232b-k3ng} are simulated so. It opens with a reset on most boards and then ignores motion for 5 s: the kind
 *       {@code k3ng} waits for that, and reads tenths. Other copies echo each command.
 *   <li>SPID MD-02 in its Yaesu mode sends {@code AZ=-00 EL=-00} at zero.
 *   <li>Some controllers report tenths as {@code +1234}. That is refused above 450; check the controller's setting.
 *   <li>A box set to the other format answers all the same: both formats are read whatever the kind.
 *   <li>Copies lose characters that arrive while they print, hence the pause after every exchange. Several start
 *       their ramp anew at every target, hence two targets a second at most.
 *   <li>In the overlap the manual has 361 to 450 reported; a box set to 360 degrees reports the bearing. Set the box to 450.
 *   <li>Azimuth-only copies answer {@code C2} with the azimuth alone: they are the kind {@code gs232-az}, which
 *       is asked {@code C} and told {@code Maaa}; to the other kinds half a position is trouble. After an unanswered {@code C} the
 *       driver waits one more time-out in silence, as there is no second question to tell the answers apart.
 * </ul>
 *
 * <p>The simulator is the box of the manual with relays: power is cut when the read-back shows the target, and the motor
 * coasts. Speed selection ({@code X1} to {@code X4}) is acknowledged without effect, as with a G-5500. Not simulated, and
 * refused: timed lists, calibration, mode switches, help.
 */
package org.slewd.rotator.gs232;
