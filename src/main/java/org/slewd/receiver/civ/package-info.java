/**
 * Icom CI-V: IC-R8600, IC-9700, IC-9100, IC-705, IC-7100, IC-910H and IC-821H. Start at {@link Civ}.
 *
 * <p>Manual: CI-V Reference Guide of each radio. Evidence: MANUAL. No unit has been on the bench; the bytes agree with what
 * Hamlib 4.5.4 sends and accepts, and its {@code rigctl} works with the simulators as models 3079, 3081, 3085, 3068, 3070 and
 * 3044. Model 3034, the IC-821H, sends four bytes of frequency and so cannot reach 430 MHz; slewd sends it five.
 *
 * <p>{@link CivFramer} cuts frames out of the bus, {@link CivCodec} says what they mean, {@link CivRequest} is the closed
 * list of what slewd can say: 03 and 05 (frequency), 04 and 06 (mode), 15 02 (S-meter); for the uplink 25 and 26 (the VFO
 * that is not selected), 07 D0, D1 and B0 (MAIN, SUB, change places) and 16 5A (satellite mode). Nothing else can be
 * expressed, and none of these keys a transmitter: the uplink is the frequency on which the operator would transmit.
 *
 * <p>Which half of a set with two receivers hears the downlink is a setting of the kind, SUB unless the configuration says
 * {@code downlinkOn: main}: these sets transmit on MAIN. Another address than the one they are delivered with is {@code
 * civAddress: 94h}. With an IC-7100 only the downlink is tuned: whether it knows 25 is not certain.
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
 *   <li>FA does not say why. On a set with two receivers one reason is that the other half is on that band. Then the
 *       halves are told to change places, once.
 *   <li>The satellite mode is set and asked for before the first uplink: a radio that says yes and leaves it off would tune
 *       the wrong half.
 *   <li>A broadcast does not say which half it is about, so none counts while both legs are tuned.
 *   <li>With another program on the bus that also calls itself E0, answers to it look like answers to us. They are true
 *       all the same, and settings are read back.
 * </ul>
 */
package org.slewd.receiver.civ;
