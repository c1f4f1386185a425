/**
 * Icom CI-V: IC-R8600 and IC-9700. Start at {@link Civ}.
 *
 * <p>Manual: CI-V Reference Guide of each radio. Evidence: MANUAL. No unit has been on the bench; the bytes agree with what
 * Hamlib 4.5.4 sends and accepts as models 3079 and 3081, and its {@code rigctl} works with the simulators.
 *
 * <p>{@link CivFramer} cuts frames out of the bus, {@link CivCodec} says what they mean, {@link CivRequest} is the closed
 * list of what slewd can say: 03 and 05 (frequency), 04 and 06 (mode). Nothing else can be expressed, and none of these
 * keys a transmitter. The IC-9700 is used as a receiver: what is set is the frequency of the VFO that is selected on its
 * front panel, and the transmit frequency is neither read nor set.
 *
 * <p>Quirks:
 *
 * <ul>
 *   <li>One wire for both directions: on the remote jack our own bytes come back, on USB it is a setting. Both work, without
 *       being told which. Echoed bytes that differ from ours mean that somebody spoke at the same time.
 *   <li>FC is what a station sends that noticed this. We wait 10 to 50 ms, by chance, and send the latest tuning.
 *   <li>A radio with "transceive" on tells everybody (address 00) when it is tuned, also when we tuned it. Such a frame
 *       may come before the answer and is never taken for one.
 *   <li>There is no checksum. A frame counts when its addresses, its length and its digits are right, and what was set is
 *       read back.
 *   <li>FA does not say why. On a set with two receivers one reason is that the other receiver is on that band.
 *   <li>Satellite mode of the IC-9700: it has not been tried which of its two frequencies command 05 then sets. Select the
 *       receiving side on the front panel.
 *   <li>With another program on the bus that also calls itself E0, answers to it look like answers to us. They are true
 *       all the same, and settings are read back.
 * </ul>
 */
package org.slewd.receiver.civ;
