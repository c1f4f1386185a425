/**
 * Radios behind a program that speaks the language of Hamlib's {@code rigctld}: {@code rigctld} itself, Gqrx and SDR++.
 * Start at {@link Rigctld}.
 *
 * <p>Manual: rigctld(1) and rigctl(1) of Hamlib; Gqrx's "Remote control via TCP". Evidence: BENCH for {@code rigctld} 4.5.4
 * (Debian 12) with its dummy radio, also with {@code --vfo}, and with its IC-R8600 driver in front of our simulator;
 * BENCH for Gqrx 2.15.9 (Debian 12), without a screen and with a simulated dongle behind it; MANUAL for SDR++, from the source
 * of its server.
 *
 * <p>{@link RigctldRequest} is the closed list of what slewd can say: {@code F f M m}, {@code S 1 VFOB I i X x} for
 * the uplink, {@code l STRENGTH} and {@code \chk_vfo}. {@link RigctldReader} turns lines into answers. Nothing here can say {@code T}.
 *
 * <p>Quirks of {@code rigctld}:
 *
 * <ul>
 *   <li>We ask in the extended form ({@code +f}): each answer names its question and ends with {@code RPRT}, so one that
 *       comes late is never taken for another.
 *   <li>Words that are missing are taken from the next line, and unknown commands get no answer at all. Started with
 *       {@code --vfo} it wants a VFO in every command, so the first question is {@code \chk_vfo}; then we say {@code currVFO}.
 *   <li>It stays up when its radio is gone and answers {@code RPRT -6} for ever: it has to be restarted.
 *   <li>It keeps what it has read for half a second. What we set it reads back from the radio itself.
 * </ul>
 *
 * <p>Quirks of Gqrx:
 *
 * <ul>
 *   <li>No extended form, no long names; failures are {@code RPRT 1} without a reason.
 *   <li>The answer to {@code m} is two bare lines, and the second looks like a frequency. A number behind a word is never
 *       taken for one.
 *   <li>{@code F} is accepted for every number, also one that the receiver cannot reach, so only the reading back counts.
 *   <li>CW has several names there; all of them count as CW.
 *   <li>Bare answers do not say what they answer. One that is cut off is dropped with what completes it, or two halves
 *       would make a frequency.
 * </ul>
 *
 * <p>Quirks of SDR++:
 *
 * <ul>
 *   <li>{@code RPRT 0} to every frequency, also while "tuning" is off in the menu of its server: then what is read back says
 *       no, and so does slewd.
 *   <li>{@code M} needs a mode and a whole number; 0 leaves the width to the mode.
 *   <li>A frequency that is no number ends the program. There is no way for slewd to say one.
 * </ul>
 */
package org.slewd.receiver.rigctld;
