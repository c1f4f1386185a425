/**
 * Radant AZ-1 and AZV-1 rotators. Start at {@link Radant}.
 *
 * <p>Source: the command list in the maker's documentation and Hamlib's public driver. Evidence: MANUAL for the replies; what
 * Hamlib 4.5.4 sends to model 2201 was recorded (CAPTURE) and is served by the simulator. No real unit has been on the
 * bench.
 *
 * <p>ASCII, 8N1, 9600 baud. Commands and answers end with CR, to which LF may be added. What is sent:
 *
 * <ul>
 *   <li>{@code Y} asks for the position, answered by {@code OKaaa.a eee.e}.
 *   <li>{@code Qaaa.a eee.e} goes there, answered by {@code ACK} or {@code ERR}. Tenths on both axes and padded as the
 *       documentation writes them; Hamlib rounds the elevation to whole degrees and pads nothing.
 *   <li>{@code S} stops. The documentation names no answer; whatever comes is taken.
 * </ul>
 *
 * <p>On arrival the box says {@code OKaaa.a eee.e} unasked. That is where it stands, so it does no harm as the answer to a
 * question that is outstanding, and is dropped otherwise. Answers carry no mark of the question: after an unanswered one
 * the driver waits one more time-out in silence and drops what comes. Answers later than that cannot be told from the
 * answer to the next question.
 *
 * <p>The simulator ramps its motors down to stand at the target, answers {@code ERR} to what it does not know or cannot
 * reach, and nothing to a stop.
 */
package org.slewd.rotator.radant;
