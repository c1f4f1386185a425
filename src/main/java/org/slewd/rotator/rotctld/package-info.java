/**
 * Client of {@code rotctld}, Hamlib's rotator daemon, and of programs that imitate it: a way to every rotator that Hamlib
 * drives. Start at {@link Rotctld}.
 *
 * <p>Source: Hamlib's manual page {@code rotctld(1)}. Evidence: CAPTURE of Hamlib 4.5.4, whose {@code rotctld -m 1} is also
 * asked in the peer tests, and whose {@code rotctl -m 2} drives the simulator.
 *
 * <p>TCP, port 4533 by default, one command per line. Any punctuation before a command asks for the extended answer, which
 * names its question, uses that character between its parts and always ends with {@code RPRT n}. What is sent:
 *
 * <ul>
 *   <li>{@code +p} asks for the position, {@code +P az el} goes there. After an unanswered question the next one carries another
 *       mark ({@code ;p}, {@code |p}, {@code ,p}), so that late answers are told from new ones up to four questions back.
 *   <li>{@code p} and {@code P az el} where the extended form is not understood; the two are tried in turn until one
 *       works. Plain answers carry no mark: after an unanswered question one more time-out of silence is kept, and an answer
 *       later than that cannot be told from the answer to the next question.
 *   <li>{@code +\dump_state} asks once per connection for the limits, of a server that has answered in the extended form.
 *   <li>{@code S} stops, in the plain form, since that is understood everywhere.
 * </ul>
 *
 * <p>Quirks that the driver lives with:
 *
 * <ul>
 *   <li>An unknown command gets no answer at all from Hamlib, and {@code RPRT} with some number from others.
 *   <li>{@code P nan nan} is answered {@code RPRT 0} and a missing argument is taken from the next line; neither can be sent.
 *   <li>Hamlib waits up to 3 s for a mute rotator while the client waits for Hamlib. A stop sent meanwhile is read after
 *       that: over this protocol a stop can be late. Wire a rotator directly where that matters.
 *   <li>If the serial device behind it vanishes, rotctld stays up and answers {@code RPRT -6} until it is restarted. A
 *       position refused counts as not answered.
 *   <li>Hamlib's dummy rotator moves at 6 degrees a second, but only counts the time between a target or question and the next
 *       question. With targets sent as they came it fell 90 degrees behind in an ISS pass; so each follows a question.
 *   <li>Whether azimuths count turns depends on the rotator behind; reports count as bearings.
 * </ul>
 *
 * <p>The simulator speaks the server's side for one client, with ramped motors behind, and is as picky as Hamlib: words are
 * taken across line ends, unknown commands are met with silence. Not simulated: levels, raw commands, {@code dump_caps}.
 */
package org.slewd.rotator.rotctld;
